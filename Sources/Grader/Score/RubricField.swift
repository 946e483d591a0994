package import Record

/// What a rubric says of a check besides its name and its points.
package enum RubricField: String, Sendable, CaseIterable {
  case tolerance, threshold, bounds, targets, timeLimit, limits, visibility

  /// What it decides, in a few words.
  package var meaning: String {
    switch self {
    case .tolerance: "the largest relative error that passes"
    case .threshold: "the largest ratio of times that passes"
    case .bounds: "bounds of a property, named by its check"
    case .targets: "accuracies that earn nothing and all, by data set"
    case .timeLimit: "seconds of wall time for one call"
    case .limits: "what the code may use, such as { memoryMB: 512 }"
    case .visibility: "'hidden' tells students kind, verdict and points only"
    }
  }
}

/// What a check needs of the rubric.
package struct CheckNeeds: Sendable, Equatable {
  /// What the check looks at.
  package let kind: CheckKind
  /// Whether a property is judged by comparing with the reference, within a tolerance.
  package let compares: Bool
  /// The names of the bounds by which a property is judged.
  package let bounds: [String]

  /// Notes what a check needs; `compares` and `bounds` are for properties only.
  package init(_ kind: CheckKind, compares: Bool = false, bounds: [String] = []) {
    self.kind = kind
    self.compares = compares
    self.bounds = bounds
  }

  /// The fields that the check must have.
  package var neededFields: [RubricField] {
    switch kind {
    case .output, .gradient: [.tolerance]
    case .speed: [.threshold, .tolerance]
    case .accuracy: [.targets, .timeLimit]
    case .property: (compares ? [.tolerance] : []) + (bounds.isEmpty ? [] : [.bounds])
    case .written: []
    }
  }

  /// The fields that it may have too.
  package var optionalFields: [RubricField] {
    switch kind {
    case .output, .gradient, .property, .speed: [.timeLimit, .limits, .visibility]
    case .accuracy: [.limits, .visibility]
    // Nothing runs, and the question is in every student's answer sheet.
    case .written: []
    }
  }
}
