/// An exercise of the course, and the checks that judge it.
///
/// Its type has the name of the file that the student edits, and lies in a folder of that name.
package protocol CheckedExercise: SendableMetatype {
  /// The beginning of its checks' names, such as `a2.layernorm`.
  static var id: String { get }
  /// The student's file that its checks judge, such as `Assignment2/LayerNorm.swift`.
  static var file: String { get }
  /// The checks, but for written answers.
  static var checks: [CheckDefinition] { get }
  /// Checks that students must not read: none, unless a file `<Exercise>Checks+Hidden.swift`, which
  /// no student's kit has, declares them.
  static var hiddenChecks: [CheckDefinition] { get }
}

extension CheckedExercise {
  package static var hiddenChecks: [CheckDefinition] { [] }

  /// The file of the exercise's own name.
  package static var file: String { file("\(Self.self).swift") }

  /// A file of the exercise's assignment.
  ///
  /// - Parameter name: The path below the assignment's folder.
  /// - Returns: The path of the file.
  package static func file(_ name: String) -> String {
    "Assignment\(id.dropFirst().prefix { $0.isNumber })/\(name)"
  }
}
