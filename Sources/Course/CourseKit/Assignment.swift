/// What is said of one assignment: its name, and what its submissions may use.
///
/// Its files are in its manifest, its points and questions in its rubric, its checks and labs in the
/// folders of its exercises.
package struct Assignment: Sendable, Equatable {
  /// The assignment.
  package let id: AssignmentID
  /// What people call it.
  package let title: String
  /// Folders of Core that it may use besides those that every assignment may.
  package let core: Set<String>
  /// Folders of Core that give exercises away, and why not to use them.
  package let withheld: [(folder: String, reason: String)]
  /// The student's files that may use what is withheld, below the assignment's folder.
  package let exempt: Set<String>
  /// Whether a submission may bring the weights of a network that was trained elsewhere.
  package let takesWeights: Bool

  /// What is said of an assignment.
  package static func of(_ id: AssignmentID) -> Assignment {
    switch id {
    case .a1: assignment1
    case .a2: assignment2
    }
  }

  package static func == (a: Assignment, b: Assignment) -> Bool { a.id == b.id }

  /// Assignment 1: image classification.
  private static let assignment1 = Assignment(
    id: .a1, title: "Assignment 1", core: [],
    withheld: [
      (
        "GradientChecks",
        "derive the gradient and compute it; compare it with the numerical one in a lab or with "
          + "'swift run Grader check'"
      )
    ], exempt: [], takesWeights: false)

  /// Assignment 2: fully connected and convolutional networks.
  ///
  /// Layers and update rules are written with tensors alone. Networks are made of layers: the student's,
  /// and given ones that Core computes. Running averages are arithmetic on tensors, with which update
  /// rules are written.
  private static let assignment2 = Assignment(
    id: .a2, title: "Assignment 2",
    core: ["Autograd", "Kernels", "Modules", "Optimizers", "Averages", "Training"],
    withheld: ["Autograd", "Kernels", "Modules", "Optimizers"].map {
      ($0, "write the layer with tensors")
    },
    exempt: [
      "TwoLayerNet.swift", "TwoLayerNetTraining.swift", "FullyConnectedNet.swift",
      "FullyConnectedNet+Passes.swift", "OverfittingTuning.swift", "BestNetTuning.swift",
      "ThreeLayerConvNet.swift", "Framework/BarebonesConvNet.swift",
      "Framework/ThreeLayerConvModule.swift", "Framework/SequentialConvNet.swift",
      "Framework/Challenge.swift",
    ], takesWeights: true)
}
