/// What keeps a step from running or from making sense of an answer.
package enum LabError: Error, Sendable, Equatable, CustomStringConvertible {
  /// An earlier step did not give what this one needs.
  case missing(String)
  /// The code answered with something that the step cannot use.
  case unusable(what: String, expected: String, found: String)
  /// There is no exercise of this name.
  case noExercise(String)

  /// The error in a sentence.
  package var description: String {
    switch self {
    case .missing(let what): "it needs \(what), which an earlier step did not give"
    case .unusable(let what, let expected, let found):
      "\(what): expected \(expected), found \(found)"
    case .noExercise(let name):
      "expected an exercise '\(name)' in Exercises.swift, found none; restore that file"
    }
  }
}
