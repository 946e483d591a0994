public import Core

/// A neural net with one hidden layer: affine, ReLU, affine, softmax.
///
///     hidden = max(0, x · w1 + b1)
///     scores = hidden · w2 + b2
///
/// Letters in shapes: N examples, D features, H hidden units, C classes.
public struct TwoLayerNet<Scalar: TensorScalar>: Sendable {
  /// The weights of the first layer, of shape `[D, H]`.
  public var w1: Tensor<Scalar>
  /// The biases of the first layer, of shape `[H]`.
  public var b1: Tensor<Scalar>
  /// The weights of the second layer, of shape `[H, C]`.
  public var w2: Tensor<Scalar>
  /// The biases of the second layer, of shape `[C]`.
  public var b2: Tensor<Scalar>

  /// Creates a net with small random weights and zero biases.
  ///
  /// - Parameters:
  ///   - inputSize: The number of features, D.
  ///   - hiddenSize: The number of hidden units, H.
  ///   - outputSize: The number of classes, C.
  ///   - std: The standard deviation of the weights.
  ///   - random: The random number generator that draws the weights: first `w1`, then `w2`.
  public init(
    inputSize: Int, hiddenSize: Int, outputSize: Int, std: Scalar = 1e-4,
    using random: inout RandomState
  ) {
    w1 = random.randn([inputSize, hiddenSize]) * std
    b1 = .zeros([hiddenSize])
    w2 = random.randn([hiddenSize, outputSize]) * std
    b2 = .zeros([outputSize])
  }

  /// Creates a net from the given parameters.
  ///
  /// - Parameters:
  ///   - w1: The weights of the first layer, of shape `[D, H]`.
  ///   - b1: The biases of the first layer, of shape `[H]`.
  ///   - w2: The weights of the second layer, of shape `[H, C]`.
  ///   - b2: The biases of the second layer, of shape `[C]`.
  public init(w1: Tensor<Scalar>, b1: Tensor<Scalar>, w2: Tensor<Scalar>, b2: Tensor<Scalar>) {
    (self.w1, self.b1, self.w2, self.b2) = (w1, b1, w2, b2)
  }

  /// Runs the forward pass.
  ///
  /// - Parameter x: The examples, of shape `[N, D]`.
  /// - Returns: The hidden activations after the ReLU, of shape `[N, H]`, and the scores, of shape
  ///   `[N, C]`.
  /// - Throws: `NotImplemented` until you have written it.
  public func forward(
    _ x: Tensor<Scalar>
  ) throws -> (hidden: Tensor<Scalar>, scores: Tensor<Scalar>) {
    try todo("compute the hidden units and the scores")
  }

  /// Computes the scores of each example.
  ///
  /// - Parameter x: The examples, of shape `[N, D]`.
  /// - Returns: The scores, of shape `[N, C]`.
  /// - Throws: `NotImplemented` until the functions it calls are written.
  public func scores(_ x: Tensor<Scalar>) throws -> Tensor<Scalar> {
    try forward(x).scores
  }

  /// Computes the cross-entropy loss of the net, and its gradient with respect to each parameter.
  ///
  ///     L = −1/N Σi log p[i, y[i]] + λ (Σ w1² + Σ w2²),   p = softmax(scores)
  ///
  /// The regularization term has no factor of ½ and excludes the biases.
  ///
  /// - Parameters:
  ///   - x: The examples, of shape `[N, D]`.
  ///   - y: The N labels, each in `0..<C`.
  ///   - regularization: The L2 regularization strength λ.
  /// - Returns: The loss and the gradients.
  /// - Throws: `NotImplemented` until you have written it.
  public func loss(
    _ x: Tensor<Scalar>, y: [Int], regularization: Scalar = 0
  ) throws -> (loss: Scalar, gradients: TwoLayerNetGradients<Scalar>) {
    try todo("compute the loss, then backpropagate through the net for the gradients")
  }

  /// Predicts the label of each example: the class with the highest score.
  ///
  /// - Parameter x: The examples, of shape `[N, D]`.
  /// - Returns: The N predicted labels.
  /// - Throws: `NotImplemented` until you have written it.
  public func predict(_ x: Tensor<Scalar>) throws -> [Int] {
    try todo("find the class with the highest score")
  }
}

/// The gradient of a loss with respect to each parameter of a `TwoLayerNet`.
public struct TwoLayerNetGradients<Scalar: TensorScalar>: Sendable, Equatable {
  /// The gradient of the first layer's weights, of shape `[D, H]`.
  public var w1: Tensor<Scalar>
  /// The gradient of the first layer's biases, of shape `[H]`.
  public var b1: Tensor<Scalar>
  /// The gradient of the second layer's weights, of shape `[H, C]`.
  public var w2: Tensor<Scalar>
  /// The gradient of the second layer's biases, of shape `[C]`.
  public var b2: Tensor<Scalar>

  /// Creates gradients from their four parts.
  public init(w1: Tensor<Scalar>, b1: Tensor<Scalar>, w2: Tensor<Scalar>, b2: Tensor<Scalar>) {
    (self.w1, self.b1, self.w2, self.b2) = (w1, b1, w2, b2)
  }
}
