/// The losses and accuracies that a `Solver` measured.
public struct SolverHistory: Sendable, Equatable {
  /// The minibatch loss at each iteration.
  public internal(set) var loss: [Double] = []
  /// The training accuracy after the first iteration, after each epoch and after the last
  /// iteration.
  public internal(set) var trainAccuracy: [Double] = []
  /// The validation accuracy, measured at the same times as the training accuracy.
  public internal(set) var validationAccuracy: [Double] = []
  /// The number of completed epochs.
  public internal(set) var epoch = 0
  /// The best validation accuracy so far, or 0 before the first measurement.
  public internal(set) var bestValidationAccuracy = 0.0

  /// Creates an empty history.
  public init() {}
}
