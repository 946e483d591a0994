public import Core

extension Module {
  /// Writes parameters and buffers to a safetensors file, replacing it atomically.
  ///
  /// - Throws: `FileError` with the system's error message.
  public func save(to path: String) throws(FileError) {
    var state = state
    // Programs that read PyTorch models look for this entry.
    state.texts["format"] = "pt"
    try Safetensors.write(state, to: path)
  }

  /// Loads parameters and buffers from a safetensors file.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - strict: Whether the file must contain exactly the module's tensors. Shapes must always
  ///     match.
  /// - Returns: The names that were missing or unexpected, if `strict` is false.
  /// - Throws: `FileError` if the file cannot be read, or `StateMismatch`, which lists every
  ///   mismatch.
  @discardableResult
  public func load(from path: String, strict: Bool = true) throws -> StateMismatch {
    try load(Safetensors.read(path), strict: strict)
  }
}
