/// An exercise of the course, with its checks.
///
/// The type, the folder that contains it, and the file that students edit have the same name.
package protocol CheckedExercise: SendableMetatype {
  /// The prefix of its checks' names, such as `a2.layernorm`.
  static var id: String { get }
  /// The student's file that its checks grade, such as `Assignment2/LayerNorm.swift`.
  static var file: String { get }
  /// The checks, except those of written answers.
  static var checks: [CheckDefinition] { get }
  /// The checks whose code students must not see. They are declared in a file
  /// `<Exercise>Checks+Hidden.swift`, which is not in any student's kit. By default, there are
  /// none.
  static var hiddenChecks: [CheckDefinition] { get }
}

extension CheckedExercise {
  package static var hiddenChecks: [CheckDefinition] { [] }

  /// The file that is named after the exercise.
  package static var file: String { file("\(Self.self).swift") }

  /// Returns the path of a file in the exercise's assignment.
  ///
  /// - Parameter name: The path relative to the assignment's folder.
  /// - Returns: The path including the assignment's folder.
  package static func file(_ name: String) -> String {
    "Assignment\(id.dropFirst().prefix { $0.isNumber })/\(name)"
  }
}
