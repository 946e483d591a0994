public import Core

/// What one choice of hyperparameters of a linear classifier came to.
public struct TuningResult: Sendable, Equatable {
  /// The learning rate that was tried.
  public let learningRate: Double
  /// The strength of the L2 penalty that was tried.
  public let regularization: Double
  /// The fraction of the training examples that are classified rightly.
  public let trainAccuracy: Double
  /// The fraction of the validation examples that are classified rightly.
  public let validationAccuracy: Double

  /// Makes a result of its four numbers.
  public init(
    learningRate: Double, regularization: Double, trainAccuracy: Double, validationAccuracy: Double
  ) {
    self.learningRate = learningRate
    self.regularization = regularization
    self.trainAccuracy = trainAccuracy
    self.validationAccuracy = validationAccuracy
  }
}

/// Trains a linear classifier with every pair of a learning rate and a regularisation strength.
///
/// Each pair trains a copy of `untrained` on the training examples. The accuracies on both sets go
/// into the results, in the order of the learning rates, and for each rate of the strengths. The
/// classifier with the highest accuracy on the validation set is the best one; of several, the first.
///
/// - Parameters:
///   - untrained: The classifier to train, without weights.
///   - train: The training examples, of shape `[N, D]`, with labels.
///   - validation: The validation examples, of shape `[V, D]`, with labels.
///   - learningRates: The learning rates to try.
///   - regularizations: The strengths of the L2 penalty to try.
///   - iterations: The number of steps of each training.
///   - random: The source of first weights and minibatches.
/// - Returns: A result for every pair, and the best classifier.
public func tuneLinearClassifier<Classifier: LinearClassifier>(
  _ untrained: Classifier, train: LabelledData<Classifier.Scalar>,
  validation: LabelledData<Classifier.Scalar>, learningRates: [Double], regularizations: [Double],
  iterations: Int, using random: inout RandomState
) throws -> (results: [TuningResult], best: Classifier) {
  var results: [TuningResult] = []
  var best = untrained
  var bestVal = -1.0
  for lr in learningRates {
    for reg in regularizations {
      var model = untrained
      _ = try model.train(
        train.x, labels: train.y, learningRate: Classifier.Scalar(lr),
        regularization: Classifier.Scalar(reg), iterations: iterations, using: &random)
      let trainAcc = accuracy(of: try model.predict(train.x), on: train.y)
      let valAcc = accuracy(of: try model.predict(validation.x), on: validation.y)
      results.append(
        TuningResult(
          learningRate: lr, regularization: reg, trainAccuracy: trainAcc,
          validationAccuracy: valAcc))
      if valAcc > bestVal {
        bestVal = valAcc
        best = model
      }
    }
  }
  return (results, best)
}

/// Tunes a linear support vector machine: `tuneLinearClassifier` for `LinearSVM`.
///
/// - Parameters:
///   - train: The training examples, of shape `[N, D]`, with labels.
///   - validation: The validation examples, of shape `[V, D]`, with labels.
///   - learningRates: The learning rates to try.
///   - regularizations: The strengths of the L2 penalty to try.
///   - iterations: The number of steps of each training.
///   - random: The source of first weights and minibatches.
/// - Returns: A result for every pair, and the best classifier.
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
///   - regularizations: The strengths of the L2 penalty to try.
///   - iterations: The number of steps of each training.
///   - random: The source of first weights and minibatches.
/// - Returns: A result for every pair, and the best classifier.
public func tuneSoftmax<Scalar: TensorScalar>(
  train: LabelledData<Scalar>, validation: LabelledData<Scalar>, learningRates: [Double],
  regularizations: [Double], iterations: Int, using random: inout RandomState
) throws -> (results: [TuningResult], best: Softmax<Scalar>) {
  try tuneLinearClassifier(
    Softmax(), train: train, validation: validation, learningRates: learningRates,
    regularizations: regularizations, iterations: iterations, using: &random)
}
