/// How a training by a `Solver` went.
public struct SolverHistory: Sendable, Equatable {
  /// The loss of every iteration, on its minibatch.
  public internal(set) var loss: [Double] = []
  /// The accuracy on training examples: after the first iteration, each epoch and the last iteration.
  public internal(set) var trainAccuracy: [Double] = []
  /// The accuracy on validation examples, at the same times.
  public internal(set) var validationAccuracy: [Double] = []
  /// The epochs that are done.
  public internal(set) var epoch = 0
  /// The best of the accuracies on validation examples; 0 before the first.
  public internal(set) var bestValidationAccuracy = 0.0

  /// Makes an empty history.
  public init() {}
}
