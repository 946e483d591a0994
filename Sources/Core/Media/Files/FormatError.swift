/// The error thrown for bytes that violate their format, or whose contents cannot be stored in a
/// tensor.
public struct FormatError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The name of the format.
  public let format: String
  /// A description of what was expected.
  public let expected: String
  /// A description of what was found instead.
  public let found: String

  /// Creates an error about a format.
  public init(format: String, expected: String, found: String) {
    self.format = format
    self.expected = expected
    self.found = found
  }

  /// The error message.
  public var description: String { "\(format): expected \(expected), found \(found)" }
}
