public import Core

/// Trains a two-layer net with a solver, until half of the validation images are recognised.
///
/// The pixels come in units of 0 to 255 with the mean image subtracted, in ten classes. The sizes and
/// settings are yours to choose. The function is run on other data sets too, so let the number of
/// iterations follow from the number of examples.
///
/// - Parameters:
///   - train: The training images, of shape `[N, …]`, with labels.
///   - validation: The validation images, of shape `[V, …]`, with labels.
///   - random: The source of first weights and minibatches.
/// - Returns: The trained net, and how its training went.
public func trainTwoLayerNet<Scalar: TensorScalar>(
  train: LabelledData<Scalar>, validation: LabelledData<Scalar>, using random: inout RandomState
) throws -> (net: TwoLayerNet<Scalar>, history: SolverHistory) {
  // BEGIN SOLUTION: make a net and a solver, and train
  let net = try TwoLayerNet<Scalar>(
    inputSize: train.x.count / train.y.count, hiddenSize: 150, regularization: 0.3,
    using: &random)
  let epochs = max(10, 1000 * 200 / train.y.count)
  var solver = Solver(
    net, train: train, validation: validation, rule: SGDRule(learningRate: 1e-3),
    // However many epochs there are, the last one learns at a third of the first one's rate.
    settings: SolverSettings(
      learningRateDecay: .pow(0.33, 1 / Double(epochs)), batchSize: 200, epochs: epochs,
      verbose: false))
  try solver.train(using: &random)
  return (solver.model, solver.history)
  // END SOLUTION
}
