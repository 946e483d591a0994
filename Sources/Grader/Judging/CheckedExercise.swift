/// An exercise of the course, with its checks.
///
/// The type has the name of the file that students edit, and is in a folder of that name.
package protocol CheckedExercise: SendableMetatype {
  /// The prefix of its checks' names, such as `a2.layernorm`.
  static var id: String { get }
  /// The student's file that its checks grade, such as `Assignment2/LayerNorm.swift`.
  static var file: String { get }
  /// The checks, without written answers.
  static var checks: [CheckDefinition] { get }
  /// Checks whose code students must not see. A file `<Exercise>Checks+Hidden.swift`, which is in
  /// no student's kit, declares them; the default is none.
  static var hiddenChecks: [CheckDefinition] { get }
}

extension CheckedExercise {
  package static var hiddenChecks: [CheckDefinition] { [] }

  /// The file with the exercise's name.
  package static var file: String { file("\(Self.self).swift") }

  /// The path of a file of the exercise's assignment.
  ///
  /// - Parameter name: The path in the assignment's folder.
  /// - Returns: The path of the file.
  package static func file(_ name: String) -> String {
    "Assignment\(id.dropFirst().prefix { $0.isNumber })/\(name)"
  }
}
