/// The error thrown for a file that could not be read, written or decoded.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The path, as given by the caller.
  public let path: String
  /// A description of what was expected and found, without the path.
  public let reason: String

  /// Creates an error about a file.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// The error message.
  public var description: String { "\(path): \(reason)" }
}
