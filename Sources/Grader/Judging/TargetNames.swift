import Media

/// The names under which a rubric gives the targets of an accuracy check.
package enum TargetNames {
  /// What follows a data set's name where weights are judged that were trained elsewhere.
  package static let weightsSuffix = "-weights"

  /// The data sets that a grading trains on, and the same for weights.
  package static let all: Set<String> = {
    let names = [DatasetName.colorScenes, .cifar10].map(\.rawValue)
    return Set(names + names.map { $0 + weightsSuffix })
  }()
}
