package import Record

/// What a rubric says of a check besides its name and its points.
package enum RubricField: String, Sendable, CaseIterable {
  case tolerance, threshold, targets, timeLimit, limits, visibility

  /// What it decides, in a few words.
  package var meaning: String {
    switch self {
    case .tolerance: "the largest relative error that passes"
    case .threshold: "the largest ratio of times that passes"
    case .targets: "accuracies that earn nothing and all, by data set"
    case .timeLimit: "seconds of wall time for one call"
    case .limits: "what the code may use, such as { memoryMB: 512 }"
    case .visibility: "'hidden' tells students kind, verdict and points only"
    }
  }
}

extension CheckKind {
  /// The fields that a check of this kind must have.
  package var neededFields: [RubricField] {
    switch self {
    case .output, .gradient: [.tolerance]
    case .speed: [.threshold, .tolerance]
    case .accuracy: [.targets, .timeLimit]
    case .property, .written: []
    }
  }

  /// The fields that it may have besides.
  package var optionalFields: [RubricField] {
    switch self {
    case .output, .gradient, .speed: [.timeLimit, .limits, .visibility]
    // Some compare, most look at something else.
    case .property: [.tolerance, .timeLimit, .limits, .visibility]
    case .accuracy: [.limits, .visibility]
    // Nothing runs, and the question stands in every student's sheet.
    case .written: []
    }
  }
}
