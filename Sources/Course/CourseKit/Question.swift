/// A question of an assignment, as write-up and rubric divide it.
package struct Question: Sendable, Equatable {
  /// Its number in the assignment, from 1.
  package let number: Int
  /// The readable name without its assignment, such as `normalization`.
  package let alias: String
  /// What it was called before names were made equal everywhere, such as `batchNorm`.
  package let formerly: String

  /// Makes a question.
  package init(_ number: Int, _ alias: String, formerly: String) {
    (self.number, self.alias, self.formerly) = (number, alias, formerly)
  }

  /// Today's name of what was called by another one, if it is this question or an answer of it.
  func renamed(_ former: String, in assignment: AssignmentID) -> String? {
    let parts = former.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.first ?? "" == formerly else { return nil }
    let name = assignment.name(of: self)
    return parts.count == 1 ? name : "\(name).\(parts[1])"
  }
}
