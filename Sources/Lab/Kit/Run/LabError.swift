/// The error thrown when a step cannot run or cannot use an answer.
package enum LabError: Error, Sendable, Equatable, CustomStringConvertible {
  /// An earlier step did not produce a result that this step needs.
  case missing(String)
  /// The code under test returned a result that the step cannot use.
  case unusable(what: String, expected: String, found: String)
  /// A file that the step calls does not compile.
  case unbuilt(file: String)
  /// There is no exercise with this name.
  case noExercise(String)

  /// The error message.
  package var description: String {
    switch self {
    case .missing(let what): "this step needs \(what), which an earlier step did not produce"
    case .unusable(let what, let expected, let found):
      "\(what): expected \(expected), found \(found)"
    case .unbuilt(let file):
      "this step calls \(file), which did not compile; the messages are at the top"
    case .noExercise(let name):
      "expected an exercise '\(name)' in Exercises.swift, found none; restore the original file"
    }
  }
}
