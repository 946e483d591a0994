/// One assignment: its name, its questions, what its submissions may use, and its data sets.
///
/// Its files are listed in its manifest, and its points in its rubric. Its checks and labs are in
/// its exercises' folders. The reference is not part of it: one file of the grader adds it.
package struct Assignment: Sendable, Equatable {
  /// The assignment.
  package let id: AssignmentID
  /// Its display name.
  package let title: String
  /// Its questions, in the order of the write-up.
  package let questions: [Question]
  /// Folders of Core that it may use in addition to those that every assignment may use.
  package let core: Set<String>
  /// Folders of Core that would give exercises away, and why they must not be used.
  package let withheld: [(folder: String, reason: String)]
  /// The student's files that may use withheld parts, relative to the assignment's folder.
  package let exempt: Set<String>
  /// Whether a submission may include the weights of a network trained elsewhere.
  package let takesWeights: Bool
  /// The data sets that grading it may train on.
  package let datasets: [String]

  /// The definition of an assignment.
  package static func of(_ id: AssignmentID) -> Assignment {
    switch id {
    case .a1: assignment1
    case .a2: assignment2
    }
  }

  /// The suffix of a data set's name in the targets for weights trained elsewhere.
  package static let weightsSuffix = "-weights"

  /// The names for which a rubric may give targets: the data sets, and the data sets with weights.
  package var targetNames: Set<String> {
    Set(datasets + (takesWeights ? datasets.map { $0 + Self.weightsSuffix } : []))
  }

  package static func == (a: Assignment, b: Assignment) -> Bool { a.id == b.id }
}
