public import Core

/// An example of a module: a two-layer fully connected network.
///
///     flatten – affine – ReLU – affine
public final class TwoLayerFCModule<Scalar: TensorScalar>: ScoringModule {
  private let fc1: Linear<Scalar>
  private let fc2: Linear<Scalar>

  /// Creates a network with He initialization for the weights and PyTorch's default initialization
  /// for the biases.
  ///
  /// - Parameters:
  ///   - inputSize: The number of elements per image.
  ///   - hiddenSize: The number of hidden units.
  ///   - classCount: The number of classes.
  ///   - random: The random number generator that draws the weights.
  public init(
    inputSize: Int, hiddenSize: Int, classCount: Int, using random: inout RandomState
  ) {
    fc1 = Linear(inputSize, hiddenSize, using: &random)
    fc2 = Linear(hiddenSize, classCount, using: &random)
    for layer in [fc1, fc2] { layer.weight.value = random.kaimingNormal(layer.weight.shape) }
  }

  /// Computes the scores of each image.
  public func scores(_ x: Variable<Scalar>) -> Variable<Scalar> {
    fc2(fc1(x.flattened(from: 1)).relu())
  }
}

/// Creates the same network from ready-made layers, together with an optimizer, as an example.
///
/// - Parameters:
///   - imageShape: The shape of an image, `[C, H, W]`.
///   - classCount: The number of classes.
///   - hiddenSize: The number of hidden units.
///   - random: The random number generator that draws the weights.
/// - Returns: The network, and an optimizer with Nesterov momentum.
public func sequentialFC<Scalar: TensorScalar>(
  imageShape: [Int] = [3, 32, 32], classCount: Int = 10, hiddenSize: Int = 4000,
  using random: inout RandomState
) -> TrainingSetup<Scalar> {
  let network = Sequential<Scalar>(
    Flatten(), Linear(imageShape.reduce(1, *), hiddenSize, using: &random), ReLU(),
    Linear(hiddenSize, classCount, using: &random))
  let optimizer = SGD(
    network.parameters, learningRate: 1e-2, momentum: 0.9, nesterov: true)
  return TrainingSetup(network: network, optimizer: optimizer)
}
