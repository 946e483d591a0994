/// The definition of an assignment: its questions, what its submissions may use, and its data sets.
///
/// The files of an assignment are listed in its manifest, and the points in its rubric. The checks
/// and labs are in the folders of the exercises. The definition does not refer to the reference
/// solution, which the grader adds in `Pairing`.
package struct Assignment: Sendable, Equatable {
  /// The assignment.
  package let id: AssignmentID
  /// The display name of the assignment.
  package let title: String
  /// The questions, in the same order as in the write-up.
  package let questions: [Question]
  /// The folders of Core that submissions may use in addition to those that are open to every
  /// assignment.
  package let core: Set<String>
  /// The folders of Core that contain the solution of an exercise, and why they must not be used.
  package let withheld: [(folder: String, reason: String)]
  /// The student's files that may use the withheld folders, relative to the assignment's folder.
  package let exempt: Set<String>
  /// Whether a submission may include the weights of a network trained elsewhere.
  package let takesWeights: Bool
  /// The data sets on which models may be trained during grading.
  package let datasets: [String]

  /// Returns the definition of an assignment.
  package static func of(_ id: AssignmentID) -> Assignment {
    switch id {
    case .a1: assignment1
    case .a2: assignment2
    case .a3: assignment3
    }
  }

  /// The suffix that a rubric adds to a data set's name to give a target for weights trained
  /// elsewhere.
  package static let weightsSuffix = "-weights"

  /// The names for which a rubric may give targets: the data sets, and the data sets with weights.
  package var targetNames: Set<String> {
    Set(datasets + (takesWeights ? datasets.map { $0 + Self.weightsSuffix } : []))
  }

  package static func == (a: Assignment, b: Assignment) -> Bool { a.id == b.id }
}
