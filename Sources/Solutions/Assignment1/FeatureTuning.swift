public import Core

/// Finds good hyperparameters for a linear support vector machine on features.
///
/// The features come scaled to mean 0 and standard deviation 1, with a bias column of ones. That is
/// another scale than that of pixels, so other learning rates and strengths are good. Which to try
/// is yours to choose.
///
/// - Parameters:
///   - train: The features of the training examples, of shape `[N, F]`, with labels.
///   - validation: The features of the validation examples, of shape `[V, F]`, with labels.
///   - random: The source of first weights and minibatches.
/// - Returns: A result for every choice that was tried, and the classifier that does best on the
///   validation set.
public func tuneSVMOnFeatures<Scalar: TensorScalar>(
  train: LabelledData<Scalar>, validation: LabelledData<Scalar>, using random: inout RandomState
) throws -> (results: [TuningResult], best: LinearSVM<Scalar>) {
  // BEGIN SOLUTION: choose learning rates and strengths and tune a linear SVM with them
  try tuneSVM(
    train: train, validation: validation, learningRates: [1e-3, 5e-3],
    regularizations: [1e-3, 1e-2], iterations: 2000, using: &random)
  // END SOLUTION
}

/// Finds good hyperparameters for a two-layer net on features, and trains it with them.
///
/// - Parameters:
///   - train: The features of the training examples, of shape `[N, F]`, with labels.
///   - validation: The features of the validation examples, of shape `[V, F]`, with labels.
///   - random: The source of first weights and minibatches.
/// - Returns: A result for every choice that was tried, and the net that does best on the
///   validation set.
public func trainNetOnFeatures<Scalar: TensorScalar>(
  train: LabelledData<Scalar>, validation: LabelledData<Scalar>, using random: inout RandomState
) throws -> (results: [NetTuningResult<Scalar>], best: TwoLayerNet<Scalar>) {
  // BEGIN SOLUTION: try several choices of hyperparameters and keep the best net
  let iterations = max(12 * train.y.count / 200, 1000)
  let epochs = Double(iterations) * 200 / Double(train.y.count)
  let choices = [1e-3, 5e-3].map { regularization in
    NetChoice(
      hiddenSize: 300, learningRate: 0.5, learningRateDecay: .pow(0.1, 1 / epochs),
      regularization: regularization, iterations: iterations, std: 0.01)
  }
  let results = try choices.map {
    try NetTuningResult($0, train: train, validation: validation, using: &random)
  }
  return (results, try results.best().net)
  // END SOLUTION
}
