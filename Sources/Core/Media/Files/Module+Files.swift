public import Core

extension Module {
  /// Writes parameters and buffers to a safetensors file, which is replaced as a whole.
  ///
  /// - Throws: `FileError` with the system's reason.
  public func save(to path: String) throws(FileError) {
    var state = state
    // Readers of PyTorch's models look for it.
    state.texts["format"] = "pt"
    try Safetensors.write(state, to: path)
  }

  /// Loads parameters and buffers from a safetensors file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - strict: Whether all tensors must be there, and no others; shapes must always match.
  /// - Returns: What was missing and what was unexpected, where that is allowed.
  /// - Throws: `FileError`, or `StateMismatch`, which lists all that does not match.
  @discardableResult
  public func load(from path: String, strict: Bool = true) throws -> StateMismatch {
    try load(Safetensors.read(path), strict: strict)
  }
}
