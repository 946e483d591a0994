public import Core

/// Trains a two-layer net with a solver until it classifies half of the validation images
/// correctly.
///
/// Pixel values range from 0 to 255, with the mean image subtracted, and there are ten classes. You
/// choose the sizes and hyperparameters. The grader also runs this function on other data sets, so
/// derive the number of iterations from the number of examples.
///
/// - Parameters:
///   - train: The training images, of shape `[N, …]`, with labels.
///   - validation: The validation images, of shape `[V, …]`, with labels.
///   - random: The random number generator that draws the initial weights and the minibatches.
/// - Returns: The trained net and its training history.
/// - Throws: `NotImplemented` until you have written it.
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
    // However many epochs there are, the learning rate decays to a third by the last one.
    settings: SolverSettings(
      learningRateDecay: .pow(0.33, 1 / Double(epochs)), batchSize: 200, epochs: epochs,
      verbose: false))
  try solver.train(using: &random)
  return (solver.model, solver.history)
  // END SOLUTION
}
