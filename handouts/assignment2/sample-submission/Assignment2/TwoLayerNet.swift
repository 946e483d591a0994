public import Core

/// A network with one hidden layer: affine, ReLU, affine, softmax.
///
/// As in assignment 1, but made of layers, and trained by a `Solver`. Its parameters are `W1`, of shape
/// `[D, H]`, `b1`, `[H]`, `W2`, `[H, C]`, and `b2`, `[C]`.
public struct TwoLayerNet<Scalar: TensorScalar>: TrainableModel {
  /// The weights and biases by name.
  public var parameters: NamedTensors<Scalar> = [:]
  /// The strength λ of the L2 penalty.
  public var regularization: Scalar

  /// Makes a network with small random weights and zero biases.
  ///
  /// - Parameters:
  ///   - inputSize: The number of features, D.
  ///   - hiddenSize: The number of hidden units, H.
  ///   - classCount: The number of classes, C.
  ///   - weightScale: The standard deviation of the weights.
  ///   - regularization: The strength λ of the L2 penalty.
  ///   - random: The source of the weights, layer by layer.
  public init(
    inputSize: Int = 3 * 32 * 32, hiddenSize: Int = 100, classCount: Int = 10,
    weightScale: Scalar = 1e-3, regularization: Scalar = 0, using random: inout RandomState
  ) throws {
    self.regularization = regularization
    parameters["W1"] = weightScale * random.randn([inputSize, hiddenSize])
    parameters["b1"] = .zeros([hiddenSize])
    parameters["W2"] = weightScale * random.randn([hiddenSize, classCount])
    parameters["b2"] = .zeros([classCount])
  }

  /// The scores of each example.
  ///
  /// - Parameter x: The examples, of shape `[N, d1, …, dk]`.
  /// - Returns: The scores, of shape `[N, C]`.
  public func scores(_ x: Tensor<Scalar>) throws -> Tensor<Scalar> {
    let first = try affineReLUForward(x, w: parameters["W1"], b: parameters["b1"])
    let second = try affineForward(first.out, w: parameters["W2"], b: parameters["b2"])
    return second.out
  }

  /// The cross-entropy loss, and its gradient with respect to each parameter.
  ///
  ///     L = softmaxLoss(scores, y) + ½ λ (Σ W1² + Σ W2²)
  ///
  /// - Parameters:
  ///   - x: The examples, of shape `[N, d1, …, dk]`.
  ///   - y: Their labels, N of them, each in `0..<C`.
  /// - Returns: The loss, and the gradients under the names of the parameters.
  public mutating func loss(
    _ x: Tensor<Scalar>, y: [Int]
  ) throws -> (loss: Scalar, gradients: NamedTensors<Scalar>) {
    let first = try affineReLUForward(x, w: parameters["W1"], b: parameters["b1"])
    let second = try affineForward(first.out, w: parameters["W2"], b: parameters["b2"])
    var (loss, dscores) = softmaxLoss(second.out, y: y)
    for name in ["W1", "W2"] {
      loss += regularization / 2 * parameters[name].square().sum()
    }
    let (dhidden, dw2, db2) = try affineBackward(dscores, second.cache)
    let (_, dw1, db1) = try affineReLUBackward(dhidden, first.cache)
    var gradients: NamedTensors<Scalar> = [:]
    gradients["W1"] = dw1 + regularization * parameters["W1"]
    gradients["b1"] = db1
    gradients["W2"] = dw2 + regularization * parameters["W2"]
    gradients["b2"] = db2
    return (loss, gradients)
  }
}
