public import Core

extension SolverCheckpoint {
  /// Reads a checkpoint from a safetensors file.
  ///
  /// - Parameter path: The file.
  /// - Throws: `FileError` for a file that is no safetensors, `PayloadError` for one that is no
  ///   checkpoint in this element type.
  public init(reading path: String) throws {
    self = try Self(Safetensors.read(path))
  }

  /// Writes the checkpoint to a safetensors file, which is replaced as a whole.
  ///
  /// - Parameter path: The file.
  /// - Throws: `FileError` with the system's reason.
  public func write(to path: String) throws(FileError) {
    try Safetensors.write(payload, to: path)
  }
}
