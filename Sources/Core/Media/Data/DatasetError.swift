/// A data set that is missing or damaged.
public struct DatasetError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file or folder, as it was looked for.
  public let path: String
  /// What should have been there.
  public let expected: String
  /// What was there.
  public let found: String
  /// The command that puts it right; empty where there is none.
  public let remedy: String

  /// Makes an error about a file of a data set.
  public init(path: String, expected: String, found: String, remedy: String = "") {
    self.path = path
    self.expected = expected
    self.found = found
    self.remedy = remedy
  }

  /// The error in a sentence or two.
  public var description: String {
    let facts = "\(path): expected \(expected), found \(found)."
    return remedy.isEmpty ? facts : "\(facts) To fix it: \(remedy)"
  }

  func remedied(by command: String) -> DatasetError {
    DatasetError(path: path, expected: expected, found: found, remedy: command)
  }
}
