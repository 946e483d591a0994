public import Core

extension SolverCheckpoint {
  /// Reads a checkpoint from a safetensors file.
  ///
  /// - Parameter path: The path of the file.
  /// - Throws: `FileError` if the file is not a safetensors file, or `PayloadError` if it is not a
  ///   checkpoint with this element type.
  public init(reading path: String) throws {
    self = try Self(Safetensors.read(path))
  }

  /// Writes the checkpoint to a safetensors file, replacing it atomically.
  ///
  /// - Parameter path: The path of the file.
  /// - Throws: `FileError` with the system's error message.
  public func write(to path: String) throws(FileError) {
    try Safetensors.write(payload, to: path)
  }
}
