public import Core

extension Safetensors {
  /// Reads a payload from a file.
  ///
  /// - Throws: `FileError` that states the path, what was expected and what was found.
  public static func read(_ path: String, limits: Limits = .init()) throws(FileError) -> Payload {
    let bytes = try readBytes(path, limit: 8 + limits.headerBytes + limits.dataBytes)
    do {
      return try decode(bytes, limits: limits)
    } catch {
      throw FileError(path: path, reason: error.description)
    }
  }

  /// Writes a payload to a file, replacing it atomically.
  ///
  /// - Throws: `FileError` with the system's error message.
  public static func write(_ payload: Payload, to path: String) throws(FileError) {
    try writeAtomically(encode(payload), to: path)
  }
}
