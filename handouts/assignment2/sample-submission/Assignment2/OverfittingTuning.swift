public import Core

/// What a student turns until a network learns a few images by heart.
public struct OverfittingChoice<Scalar: TensorScalar>: Sendable, Equatable {
  /// The length of a step, as a multiple of the gradient.
  public var learningRate: Scalar
  /// The standard deviation of the first weights.
  public var weightScale: Scalar

  /// Makes a choice.
  public init(learningRate: Scalar, weightScale: Scalar) {
    (self.learningRate, self.weightScale) = (learningRate, weightScale)
  }
}

/// A choice with which a network of three layers, the hidden ones of 100 units, learns by heart.
///
/// `overfit` trains it on 50 images for 20 epochs; the accuracy on them should come to 100 %. A
/// network that cannot even do that has a mistake somewhere.
public func threeLayerOverfitting<Scalar: TensorScalar>() throws -> OverfittingChoice<Scalar> {
  // 1e-3 was still too slow
  return OverfittingChoice(learningRate: 2e-3, weightScale: 4e-2)
}

/// A choice with which a network of five layers, the hidden ones of 100 units, learns by heart.
///
/// The same images and epochs as for three layers. Which of the two is more sensitive to the scale of
/// the weights?
public func fiveLayerOverfitting<Scalar: TensorScalar>() throws -> OverfittingChoice<Scalar> {
  try todo("find a learning rate and a scale of the weights; 2e-3 with 1e-5 is too slow")
}

/// Trains a fully connected network on a few images, for 20 epochs in minibatches of 25.
///
/// - Parameters:
///   - choice: The learning rate and the scale of the weights.
///   - hiddenSizes: The number of units of each hidden layer.
///   - train: The images, of shape `[N, …]`, with labels.
///   - validation: Other images, with labels.
///   - random: The source of first weights and minibatches.
/// - Returns: The losses and accuracies on the way.
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
