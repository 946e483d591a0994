/// A patch that cannot be read, or that does not fit the text that it changes.
package struct PatchError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The patch's file, as the caller named it.
  package let file: String
  /// The line, counted from 1.
  package let line: Int
  /// What is wrong and what to do.
  package let problem: String

  /// File, line, what is wrong and what to do.
  package var description: String { "\(file):\(line): \(problem)" }
}
