package import Record

/// A field that a check may have in a rubric in addition to its name and its points.
package enum RubricField: String, Sendable, CaseIterable {
  case tolerance, threshold, bounds, targets, timeLimit, limits, visibility

  /// A short explanation of the field's meaning.
  package var meaning: String {
    switch self {
    case .tolerance: "the largest relative error that passes"
    case .threshold: "the largest time ratio that passes"
    case .bounds: "named bounds that the check uses"
    case .targets: "for each data set, accuracies for zero and full points"
    case .timeLimit: "seconds of wall time for one call"
    case .limits: "resource limits, such as { memoryMB: 512 }"
    case .visibility: "if 'hidden', students see only kind, verdict and points"
    }
  }
}

/// What a check needs in the rubric, depending on its kind.
package struct CheckNeeds: Sendable, Equatable {
  /// The kind of the check.
  package let kind: CheckKind
  /// Whether a property check compares values with the reference's, within a tolerance.
  package let compares: Bool
  /// The names of the bounds of a property check.
  package let bounds: [String]

  /// Creates a description of what a check needs.
  ///
  /// `compares` and `bounds` are for property checks only.
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

  /// The fields that the check may have.
  package var optionalFields: [RubricField] {
    switch kind {
    case .output, .gradient, .property, .speed: [.timeLimit, .limits, .visibility]
    case .accuracy: [.limits, .visibility]
    // No limits, because nothing runs. No visibility, because every student's answer sheet shows
    // the question.
    case .written: []
    }
  }
}
