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
  // 1e-4 was too slow, 1e-1 jumped around
  let rates = [1e-3, 1e-2]
  let strengths = [1e-3, 1e-1]
  return try tuneSVM(
    train: train, validation: validation, learningRates: rates, regularizations: strengths,
    iterations: 1500, using: &random)
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
  var results: [NetTuningResult<Scalar>] = []
  for rate in [0.1, 0.5] {
    let choice = NetChoice(
      hiddenSize: 200, learningRate: rate, learningRateDecay: 0.95, regularization: 1e-4,
      iterations: 1200, std: 0.01)
    results.append(
      try NetTuningResult(choice, train: train, validation: validation, using: &random))
  }
  return (results, try results.best().net)
}
