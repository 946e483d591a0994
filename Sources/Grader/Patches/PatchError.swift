/// The error thrown if a patch cannot be read or does not match the text that it changes.
package struct PatchError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The patch's file name, as given by the caller.
  package let file: String
  /// The line, counted from 1.
  package let line: Int
  /// What is wrong and what to do.
  package let problem: String

  /// The file, the line, what is wrong and what to do.
  package var description: String { "\(file):\(line): \(problem)" }
}
