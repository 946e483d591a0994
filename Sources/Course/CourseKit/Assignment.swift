/// One assignment: its name, its questions, what its submissions may use, and its data sets.
///
/// Its files are in its manifest, its points in its rubric, its checks and labs in the folders of its
/// exercises. The reference is not here: one file of the grader adds it.
package struct Assignment: Sendable, Equatable {
  /// The assignment.
  package let id: AssignmentID
  /// What people call it.
  package let title: String
  /// Its questions, in the order of the write-up.
  package let questions: [Question]
  /// Folders of Core that it may use besides those that every assignment may.
  package let core: Set<String>
  /// Folders of Core that give exercises away, and why not to use them.
  package let withheld: [(folder: String, reason: String)]
  /// The student's files that may use what is withheld, below the assignment's folder.
  package let exempt: Set<String>
  /// Whether a submission may bring the weights of a network that was trained elsewhere.
  package let takesWeights: Bool
  /// The data sets that a grading of it may train on.
  package let datasets: [String]

  /// What is said of an assignment.
  package static func of(_ id: AssignmentID) -> Assignment {
    switch id {
    case .a1: assignment1
    case .a2: assignment2
    }
  }

  /// What follows a data set's name in the targets of weights that were trained elsewhere.
  package static let weightsSuffix = "-weights"

  /// The names that a rubric may give targets for: the data sets, and the same for weights.
  package var targetNames: Set<String> {
    Set(datasets + (takesWeights ? datasets.map { $0 + Self.weightsSuffix } : []))
  }

  package static func == (a: Assignment, b: Assignment) -> Bool { a.id == b.id }
}
