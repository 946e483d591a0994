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
    // BEGIN SOLUTION: make W1, b1, W2 and b2
    parameters["W1"] = random.randn([inputSize, hiddenSize]) * weightScale
    parameters["b1"] = .zeros([hiddenSize])
    parameters["W2"] = random.randn([hiddenSize, classCount]) * weightScale
    parameters["b2"] = .zeros([classCount])
    // END SOLUTION
  }

  /// Computes the scores of each example.
  ///
  /// - Parameter x: The examples, of shape `[N, d1, …, dk]`.
  /// - Returns: The scores, of shape `[N, C]`.
  /// - Throws: `NotImplemented` until you have written it.
  public func scores(_ x: Tensor<Scalar>) throws -> Tensor<Scalar> {
    // BEGIN SOLUTION: compute the scores
    let hidden = try affineReLUForward(x, w: parameters["W1"], b: parameters["b1"]).out
    return try affineForward(hidden, w: parameters["W2"], b: parameters["b2"]).out
    // END SOLUTION
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
    // BEGIN SOLUTION: compute the loss, then backpropagate through the layers for the gradients
    let (w1, w2) = (parameters["W1"], parameters["W2"])
    let (hidden, first) = try affineReLUForward(x, w: w1, b: parameters["b1"])
    let (scores, second) = try affineForward(hidden, w: w2, b: parameters["b2"])
    let (dataLoss, dscores) = softmaxLoss(scores, y: y)
    let loss = dataLoss + regularization * (w1.sumOfSquares() + w2.sumOfSquares()) / 2

    let top = try affineBackward(dscores, second)
    let bottom = try affineReLUBackward(top.dx, first)
    let gradients: NamedTensors = [
      "W1": bottom.dw + regularization * w1, "b1": bottom.db,
      "W2": top.dw + regularization * w2, "b2": top.db,
    ]
    return (loss, gradients)
    // END SOLUTION
  }
}
