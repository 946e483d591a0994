package import LabKit

/// What the course's notebooks ask for on CIFAR-10; on the scenes, what the rubric asks for.
///
/// A network without a check in the rubric has no goal on the scenes.
extension AccuracyGoals {
  package static let twoLayerNet = AccuracyGoals(cifar10: 0.5, scenes: 0.34)
  package static let bestNet = AccuracyGoals(cifar10: 0.5, scenes: 0.35)
  /// The accuracy on the training images, after one epoch.
  package static let convNet = AccuracyGoals(cifar10: 0.4)
  /// The accuracies of the framework's networks, after one epoch.
  package static let barebones = AccuracyGoals(cifar10: 0.42)
  package static let module = AccuracyGoals(cifar10: 0.45)
  package static let sequential = AccuracyGoals(cifar10: 0.55)
  /// The accuracy after at most ten epochs.
  package static let challenge = AccuracyGoals(cifar10: 0.7, scenes: 0.6)
}
