public import Core

/// The result of training a linear classifier with one combination of hyperparameters.
public struct TuningResult: Sendable, Equatable {
  /// The learning rate.
  public let learningRate: Double
  /// The L2 regularization strength.
  public let regularization: Double
  /// The accuracy on the training set.
  public let trainAccuracy: Double
  /// The accuracy on the validation set.
  public let validationAccuracy: Double

  /// Creates a result.
  public init(
    learningRate: Double, regularization: Double, trainAccuracy: Double, validationAccuracy: Double
  ) {
    self.learningRate = learningRate
    self.regularization = regularization
    self.trainAccuracy = trainAccuracy
    self.validationAccuracy = validationAccuracy
  }
}

/// Trains a linear classifier with every pair of learning rate and regularization strength.
///
/// For each pair, a copy of `untrained` is trained on the training set. The results contain the
/// accuracies on both sets, ordered by learning rate and then by strength. The best classifier is
/// the one with the highest validation accuracy; on a tie, the first.
///
/// - Parameters:
///   - untrained: The classifier to train, without weights.
///   - train: The training examples, of shape `[N, D]`, with labels.
///   - validation: The validation examples, of shape `[V, D]`, with labels.
///   - learningRates: The learning rates to try.
///   - regularizations: The L2 regularization strengths to try.
///   - iterations: The number of iterations for each training run.
///   - random: The random number generator that draws the initial weights and the minibatches.
/// - Returns: A result for each pair, and the best classifier.
/// - Throws: `NotImplemented` until you have written it.
public func tuneLinearClassifier<Classifier: LinearClassifier>(
  _ untrained: Classifier, train: LabelledData<Classifier.Scalar>,
  validation: LabelledData<Classifier.Scalar>, learningRates: [Double], regularizations: [Double],
  iterations: Int, using random: inout RandomState
) throws -> (results: [TuningResult], best: Classifier) {
  try todo("try every pair of hyperparameters and keep the best classifier")
}

/// Tunes a linear SVM: `tuneLinearClassifier` for `LinearSVM`.
///
/// - Parameters:
///   - train: The training examples, of shape `[N, D]`, with labels.
///   - validation: The validation examples, of shape `[V, D]`, with labels.
///   - learningRates: The learning rates to try.
///   - regularizations: The L2 regularization strengths to try.
///   - iterations: The number of iterations for each training run.
///   - random: The random number generator that draws the initial weights and the minibatches.
/// - Returns: A result for each pair, and the best classifier.
/// - Throws: `NotImplemented` until the functions it calls are written.
public func tuneSVM<Scalar: TensorScalar>(
  train: LabelledData<Scalar>, validation: LabelledData<Scalar>, learningRates: [Double],
  regularizations: [Double], iterations: Int, using random: inout RandomState
) throws -> (results: [TuningResult], best: LinearSVM<Scalar>) {
  try tuneLinearClassifier(
    LinearSVM(), train: train, validation: validation, learningRates: learningRates,
    regularizations: regularizations, iterations: iterations, using: &random)
}

/// Tunes a softmax classifier: `tuneLinearClassifier` for `Softmax`.
///
/// - Parameters:
///   - train: The training examples, of shape `[N, D]`, with labels.
///   - validation: The validation examples, of shape `[V, D]`, with labels.
///   - learningRates: The learning rates to try.
///   - regularizations: The L2 regularization strengths to try.
///   - iterations: The number of iterations for each training run.
///   - random: The random number generator that draws the initial weights and the minibatches.
/// - Returns: A result for each pair, and the best classifier.
/// - Throws: `NotImplemented` until the functions it calls are written.
public func tuneSoftmax<Scalar: TensorScalar>(
  train: LabelledData<Scalar>, validation: LabelledData<Scalar>, learningRates: [Double],
  regularizations: [Double], iterations: Int, using random: inout RandomState
) throws -> (results: [TuningResult], best: Softmax<Scalar>) {
  try tuneLinearClassifier(
    Softmax(), train: train, validation: validation, learningRates: learningRates,
    regularizations: regularizations, iterations: iterations, using: &random)
}
