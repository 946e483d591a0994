package import CourseKit

extension GivenFiles.Change: CustomStringConvertible {
  /// The file, and the lines that differ.
  package var description: String {
    guard let found else { return "\(path) was deleted, but it comes with the assignment.\n" }
    let head = "\(path) was changed, but it comes with the assignment"
    guard let original else { return head + ".\n" }
    return head + ":\n"
      + LineDifference.lines(from: original, to: found).map { "  \($0)\n" }.joined()
  }
}

extension [GivenFiles.Change] {
  /// The changes, and why nothing is done until they are undone.
  ///
  /// - Parameters:
  ///   - assignment: The assignment.
  ///   - done: What is not done, such as `checked`.
  /// - Returns: The text, for a terminal.
  package func text(of assignment: AssignmentLayout, not done: String) -> String {
    map(\.description).joined() + """
      \(assignment.title) was not \(done): it is graded with these files as they were handed out, \
      so its results could be different.
      './grader restore \(assignment.id.rawValue)' puts the originals back, and keeps each \
      changed file beside its original, with .orig after its name.

      """
  }
}
