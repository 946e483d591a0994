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
  let net = try TwoLayerNet<Scalar>(
    inputSize: train.x.count / train.y.count, hiddenSize: 120, regularization: 0.2, using: &random)
  // about 900 iterations, whatever the number of images
  let epochs = max(8, 180_000 / train.y.count)
  var solver = Solver(
    net, train: train, validation: validation, rule: SGDRule(learningRate: 1e-3),
    settings: SolverSettings(
      learningRateDecay: 0.98, batchSize: 200, epochs: epochs, verbose: false))
  try solver.train(using: &random)
  return (solver.model, solver.history)
}
