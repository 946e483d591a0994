/// The error thrown if a patch cannot be read or does not match the text that it changes.
package struct PatchError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The patch's file name, as given by the caller.
  package let file: String
  /// The line, counted from 1.
  package let line: Int
  /// A description of what is wrong and what to do.
  package let problem: String

  /// A message that gives the file and line, and says what is wrong and what to do.
  package var description: String { "\(file):\(line): \(problem)" }
}
