public import Core

/// A network with one hidden layer: affine, ReLU, affine, softmax.
///
/// As in assignment 1, but built from layers and trained with a `Solver`. The parameters are `W1`,
/// of shape `[D, H]`; `b1`, `[H]`; `W2`, `[H, C]`; and `b2`, `[C]`.
public struct TwoLayerNet<Scalar: TensorScalar>: TrainableModel {
  /// The weights and biases by name.
  public var parameters: NamedTensors<Scalar> = [:]
  /// The L2 regularization strength λ.
  public var regularization: Scalar

  /// Creates a network with small random weights and zero biases.
  ///
  /// - Parameters:
  ///   - inputSize: The number of features, D.
  ///   - hiddenSize: The number of hidden units, H.
  ///   - classCount: The number of classes, C.
  ///   - weightScale: The standard deviation of the weights.
  ///   - regularization: The L2 regularization strength λ.
  ///   - random: The random number generator that draws the weights, layer by layer.
  /// - Throws: `NotImplemented` until you have written it.
  public init(
    inputSize: Int = 3 * 32 * 32, hiddenSize: Int = 100, classCount: Int = 10,
    weightScale: Scalar = 1e-3, regularization: Scalar = 0, using random: inout RandomState
  ) throws {
    self.regularization = regularization
    try todo("make W1, b1, W2 and b2")
  }

  /// Computes the scores of each example.
  ///
  /// - Parameter x: The examples, of shape `[N, d1, …, dk]`.
  /// - Returns: The scores, of shape `[N, C]`.
  /// - Throws: `NotImplemented` until you have written it.
  public func scores(_ x: Tensor<Scalar>) throws -> Tensor<Scalar> {
    try todo("compute the scores")
  }

  /// Computes the cross-entropy loss, and its gradient with respect to each parameter.
  ///
  ///     L = softmaxLoss(scores, y) + ½ λ (Σ W1² + Σ W2²)
  ///
  /// - Parameters:
  ///   - x: The examples, of shape `[N, d1, …, dk]`.
  ///   - y: The N labels, each in `0..<C`.
  /// - Returns: The loss, and the gradients by parameter name.
  /// - Throws: `NotImplemented` until you have written it.
  public mutating func loss(
    _ x: Tensor<Scalar>, y: [Int]
  ) throws -> (loss: Scalar, gradients: NamedTensors<Scalar>) {
    try todo("compute the loss, then backpropagate through the layers for the gradients")
  }
}
