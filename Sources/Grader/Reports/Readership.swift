/// Who the reports on one grading are written for.
package enum Readership: String, Sendable, CaseIterable {
  /// For students only.
  case student
  /// For instructors only.
  case instructor
  /// For instructors, and in a folder of their own for students.
  case both

  /// The name of the folder for students, if both get reports.
  package static let studentFolder = "student"

  /// The audience of what the command prints.
  package var ofTerminal: Audience { self == .student ? .student : .instructor }

  /// Each audience with the beginning of the paths of its files, in the order of writing.
  var parts: [(audience: Audience, prefix: String)] {
    switch self {
    case .student: [(.student, "")]
    case .instructor: [(.instructor, "")]
    case .both: [(.instructor, ""), (.student, Self.studentFolder + "/")]
    }
  }
}
