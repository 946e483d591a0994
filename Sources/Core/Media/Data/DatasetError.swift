/// The error thrown for a missing or damaged data set.
public struct DatasetError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The path of the file or folder.
  public let path: String
  /// A description of what was expected there.
  public let expected: String
  /// A description of what was found there.
  public let found: String
  /// The command that fixes the problem, or an empty string if there is none.
  public let remedy: String

  /// Creates an error about a file of a data set.
  public init(path: String, expected: String, found: String, remedy: String = "") {
    self.path = path
    self.expected = expected
    self.found = found
    self.remedy = remedy
  }

  /// The error message, in one or two sentences.
  public var description: String {
    let facts = "\(path): expected \(expected), found \(found)."
    return remedy.isEmpty ? facts : "\(facts) To fix it: \(remedy)"
  }

  func remedied(by command: String) -> DatasetError {
    DatasetError(path: path, expected: expected, found: found, remedy: command)
  }
}
