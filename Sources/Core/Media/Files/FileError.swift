/// A file that could not be read, written or understood.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The path as it was given.
  public let path: String
  /// What was expected and what was found, in a sentence without the path.
  public let reason: String

  /// Makes an error about a file.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// The error message.
  public var description: String { "\(path): \(reason)" }
}
