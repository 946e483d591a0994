/// The files that an assignment's submission is made of.
package struct AssignmentLayout: Sendable, Equatable {
  /// The short name, such as `a1`.
  package var id: AssignmentID
  /// What people call it.
  package var title: String
  /// The folder of the student's files in `Sources/Assignments`, such as `Assignment1`.
  package var folder: String
  /// The folder of the write-up below `handouts`, such as `assignment1`.
  package var handouts: String
  /// The files that a student edits, below the folder, in the order of the write-up.
  package var files: [String]
  /// Parts of Core that the exercises ask for, and their files may not use.
  package var withheld: [WithheldPart] = []
  /// Folders of Core that this assignment may use besides the usual ones.
  package var core: Set<String> = []

  /// A layout of the given names.
  package init(
    id: AssignmentID, title: String, folder: String, handouts: String, files: [String],
    withheld: [WithheldPart] = [], core: Set<String> = []
  ) {
    self.id = id
    self.title = title
    self.folder = folder
    self.handouts = handouts
    self.files = files
    self.withheld = withheld
    self.core = core
  }

  /// Whether a submission may bring the weights of a network that was trained elsewhere.
  package var takesWeights: Bool { files.contains("Framework/Challenge.swift") }

  /// The file of those weights.
  package static let weightsName = "weights.safetensors"

  /// The path of the weights, or nil where there are none to bring.
  package var weightsPath: String? { takesWeights ? "\(folder)/\(Self.weightsName)" : nil }

  /// The file of the answers to inline questions.
  package static let answersName = "answers.md"

  /// The paths of the files that a student edits, such as `Assignment1/Softmax.swift`.
  package var paths: [String] { files.map { "\(folder)/\($0)" } }

  /// The names of the files that a student edits, without folders; no two are equal.
  package var fileNames: [String] { files.map { String($0.split(separator: "/").last ?? "") } }

  /// The path of the answers to inline questions.
  package var answersPath: String { "\(folder)/\(Self.answersName)" }

  /// Assignment 1: image classification.
  package static let assignment1 = AssignmentLayout(
    id: .a1, title: "Assignment 1", folder: "Assignment1", handouts: "assignment1",
    files: [
      "KNearestNeighbor.swift", "CrossValidation.swift", "LinearClassifier.swift",
      "LinearSVM.swift", "Softmax.swift", "LinearTuning.swift", "TwoLayerNet.swift",
      "TwoLayerNet+Training.swift", "TwoLayerNetTuning.swift", "FeatureTuning.swift",
    ],
    withheld: [
      .init(core: "GradientChecks", reason: derivedGradients)
    ])

  private static let derivedGradients =
    "derive the gradient and compute it; compare it with the numerical one in a lab or with "
    + "'swift run Grader check'"

  /// The assignments that are graded, in order.
  package static let all = [assignment1, assignment2]

  /// The assignment with the given short name, or nil.
  package static func named(_ id: String) -> AssignmentLayout? {
    all.first { $0.id.rawValue == id }
  }
}
