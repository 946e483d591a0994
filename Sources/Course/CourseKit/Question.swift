/// A question of an assignment, as it appears in the write-up and the rubric.
package struct Question: Sendable, Equatable {
  /// The number of the question in its assignment, from 1.
  package let number: Int
  /// The readable name without the assignment, such as `normalization`.
  package let alias: String
  /// The former name, such as `batchNorm`, which was used before question names were made
  /// consistent.
  package let formerly: String

  /// Creates a question.
  package init(_ number: Int, _ alias: String, formerly: String) {
    (self.number, self.alias, self.formerly) = (number, alias, formerly)
  }

  /// Returns the current name for a former name of this question or of one of its answers, or nil.
  func renamed(_ former: String, in assignment: AssignmentID) -> String? {
    let parts = former.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.first ?? "" == formerly else { return nil }
    let name = assignment.name(of: self)
    return parts.count == 1 ? name : "\(name).\(parts[1])"
  }
}
