package import Record

/// A field of a check in a rubric, besides its name and its points.
package enum RubricField: String, Sendable, CaseIterable {
  case tolerance, threshold, bounds, targets, timeLimit, limits, visibility

  /// The meaning of the field in a few words.
  package var meaning: String {
    switch self {
    case .tolerance: "the largest relative error that passes"
    case .threshold: "the largest ratio of times that passes"
    case .bounds: "bounds of a property; its check names them"
    case .targets: "accuracies that earn no or all points, by data set"
    case .timeLimit: "seconds of wall time for one call"
    case .limits: "resource limits, such as { memoryMB: 512 }"
    case .visibility: "'hidden' shows students only kind, verdict and points"
    }
  }
}

/// The fields that a check needs in the rubric.
package struct CheckNeeds: Sendable, Equatable {
  /// The kind of the check.
  package let kind: CheckKind
  /// Whether a property check compares with the reference, within a tolerance.
  package let compares: Bool
  /// The names of the bounds of a property check.
  package let bounds: [String]

  /// Creates the needs of a check; `compares` and `bounds` are for properties only.
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

  /// The optional fields.
  package var optionalFields: [RubricField] {
    switch kind {
    case .output, .gradient, .property, .speed: [.timeLimit, .limits, .visibility]
    case .accuracy: [.limits, .visibility]
    // Nothing runs, and every student's answer sheet shows the question.
    case .written: []
    }
  }
}
