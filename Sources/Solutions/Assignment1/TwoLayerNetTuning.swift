public import Core

/// Finds good hyperparameters for a two-layer net on images, and trains it with them.
///
/// Which hyperparameters to try, and how many, is yours to choose: the number of hidden units, the
/// learning rate and its decay, the strength of the penalty, the number of iterations.
/// `NetTuningResult(choice, …)` trains a net with one choice. The pixels come in units of 0 to 255
/// with the mean image subtracted. The function is run on other data sets too, so let the number of
/// iterations follow from the number of examples.
///
/// - Parameters:
///   - train: The training examples, of shape `[N, D]`, with labels.
///   - validation: The validation examples, of shape `[V, D]`, with labels.
///   - random: The source of first weights and minibatches.
/// - Returns: A result for every choice that was tried, and the net that does best on the
///   validation set.
public func tuneTwoLayerNet<Scalar: TensorScalar>(
  train: LabelledData<Scalar>, validation: LabelledData<Scalar>, using random: inout RandomState
) throws -> (results: [NetTuningResult<Scalar>], best: TwoLayerNet<Scalar>) {
  // BEGIN SOLUTION: try several choices of hyperparameters and keep the best net
  let iterations = max(12 * train.y.count / 200, 1000)
  let epochs = Double(iterations) * 200 / Double(train.y.count)
  let choices = [0.1, 0.5].map { regularization in
    NetChoice(
      hiddenSize: 150, learningRate: 2e-3,
      // However many epochs there are, the last one learns at a tenth of the first one's rate.
      learningRateDecay: .pow(0.1, 1 / epochs), regularization: regularization,
      iterations: iterations)
  }
  let results = try choices.map {
    try NetTuningResult($0, train: train, validation: validation, using: &random)
  }
  return (results, try results.best().net)
  // END SOLUTION
}
