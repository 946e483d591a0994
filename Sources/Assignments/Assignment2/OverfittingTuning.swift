public import Core

/// The hyperparameters to tune until a network overfits a few images.
public struct OverfittingChoice<Scalar: TensorScalar>: Sendable, Equatable {
  /// The learning rate.
  public var learningRate: Scalar
  /// The standard deviation of the initial weights.
  public var weightScale: Scalar

  /// Creates a combination.
  public init(learningRate: Scalar, weightScale: Scalar) {
    (self.learningRate, self.weightScale) = (learningRate, weightScale)
  }
}

/// Returns hyperparameters that let a three-layer network with 100 units per hidden layer overfit.
///
/// `overfit` trains the network on 50 images for 20 epochs; the training accuracy should reach
/// 100%. If a network cannot overfit a few images, it has a bug.
public func threeLayerOverfitting<Scalar: TensorScalar>() throws -> OverfittingChoice<Scalar> {
  try todo("find a learning rate and a weight scale; 1e-4 and 1e-2 train too slowly")
}

/// Returns hyperparameters that let a five-layer network with 100 units per hidden layer overfit.
///
/// The images and the number of epochs are the same as for the three-layer network. Which of the
/// two networks is more sensitive to the weight scale?
public func fiveLayerOverfitting<Scalar: TensorScalar>() throws -> OverfittingChoice<Scalar> {
  try todo("find a learning rate and a weight scale; 2e-3 and 1e-5 train too slowly")
}

/// Trains a fully connected network on a few images for 20 epochs, in minibatches of 25.
///
/// - Parameters:
///   - choice: The learning rate and the weight scale.
///   - hiddenSizes: The number of units in each hidden layer.
///   - train: The images, of shape `[N, …]`, with labels.
///   - validation: The validation images, with labels.
///   - random: The random number generator that draws the initial weights and the minibatches.
/// - Returns: The losses and accuracies recorded during training.
/// - Throws: `NotImplemented` until the functions it calls are written.
public func overfit<Scalar: TensorScalar>(
  _ choice: OverfittingChoice<Scalar>, hiddenSizes: [Int], train: LabelledData<Scalar>,
  validation: LabelledData<Scalar>, using random: inout RandomState
) throws -> SolverHistory {
  let net = try FullyConnectedNet<Scalar>(
    hiddenSizes: hiddenSizes, inputSize: train.x.count / train.y.count,
    weightScale: choice.weightScale, using: &random)
  var solver = Solver(
    net, train: train, validation: validation, rule: SGDRule(learningRate: choice.learningRate),
    settings: SolverSettings(batchSize: 25, epochs: 20, verbose: false))
  try solver.train(using: &random)
  return solver.history
}
