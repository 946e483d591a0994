import Record

/// The checks of assignment 1, in the order in which reports show them.
package let assignment1Checks: [CheckDefinition] =
  nearestNeighborChecks + svmChecks + softmaxChecks + twoLayerNetChecks + featureChecks

/// The student's files of assignment 1, as checks name them.
enum Assignment1File {
  static let nearestNeighbor = "Assignment1/KNearestNeighbor.swift"
  static let crossValidation = "Assignment1/CrossValidation.swift"
  static let linearClassifier = "Assignment1/LinearClassifier.swift"
  static let svm = "Assignment1/LinearSVM.swift"
  static let softmax = "Assignment1/Softmax.swift"
  static let linearTuning = "Assignment1/LinearTuning.swift"
  static let twoLayerNet = "Assignment1/TwoLayerNet.swift"
  static let twoLayerTraining = "Assignment1/TwoLayerNet+Training.swift"
  static let twoLayerTuning = "Assignment1/TwoLayerNetTuning.swift"
  static let features = "Assignment1/FeatureTuning.swift"
}

extension CheckDefinition {
  /// A written answer; nothing runs.
  static func written(_ id: String, _ title: String) -> CheckDefinition {
    CheckDefinition(id, title, .written, file: "") { _ in
      Finding(.written, "For a person to read and score.")
    }
  }
}
