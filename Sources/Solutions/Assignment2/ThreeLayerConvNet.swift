public import Core

/// A three-layer convolutional network.
///
///     conv – ReLU – 2 × 2 max pool – affine – ReLU – affine – softmax
///
/// The convolution has stride 1 and, for odd filter sizes, padding that keeps the image size. The
/// parameters are `W1`, of shape `[F, C, size, size]`; `b1`, `[F]`; `W2`, `[F · H/2 · W/2,
/// hidden]`; `b2`, `[hidden]`; and `W3` and `b3` of the output layer.
public struct ThreeLayerConvNet<Scalar: TensorScalar>: TrainableModel {
  /// The weights and biases by name.
  public var parameters: NamedTensors<Scalar> = [:]
  /// The L2 regularization strength λ.
  public var regularization: Scalar

  /// The pooling window.
  let window = PoolWindow(height: 2, width: 2, stride: 2)
  /// The padding that keeps the image size, given the filter size.
  var padding: Int { (parameters["W1"].shape[2] - 1) / 2 }

  /// Creates a network with small random weights and zero biases.
  ///
  /// - Parameters:
  ///   - inputShape: The shape of an image, `[C, H, W]`, with even H and W.
  ///   - filterCount: The number of filters, F.
  ///   - filterSize: The height and width of a filter.
  ///   - hiddenSize: The number of units in the hidden affine layer.
  ///   - classCount: The number of classes.
  ///   - weightScale: The standard deviation of the weights.
  ///   - regularization: The L2 regularization strength λ.
  ///   - random: The random number generator that draws the weights, layer by layer.
  /// - Throws: `NotImplemented` until you have written it.
  public init(
    inputShape: [Int] = [3, 32, 32], filterCount: Int = 32, filterSize: Int = 7,
    hiddenSize: Int = 100, classCount: Int = 10, weightScale: Scalar = 1e-3,
    regularization: Scalar = 0, using random: inout RandomState
  ) throws {
    self.regularization = regularization
    // BEGIN SOLUTION: make W1, b1, W2, b2, W3 and b3
    let pooledSize = filterCount * (inputShape[1] / 2) * (inputShape[2] / 2)
    parameters["W1"] =
      random.randn([filterCount, inputShape[0], filterSize, filterSize]) * weightScale
    parameters["b1"] = .zeros([filterCount])
    parameters["W2"] = random.randn([pooledSize, hiddenSize]) * weightScale
    parameters["b2"] = .zeros([hiddenSize])
    parameters["W3"] = random.randn([hiddenSize, classCount]) * weightScale
    parameters["b3"] = .zeros([classCount])
    // END SOLUTION
  }

  /// Computes the scores of each image.
  ///
  /// - Parameter x: The images, of shape `[N, C, H, W]`.
  /// - Returns: The scores, one per class for each image.
  /// - Throws: `NotImplemented` until you have written it.
  public func scores(_ x: Tensor<Scalar>) throws -> Tensor<Scalar> {
    // BEGIN SOLUTION: compute the scores
    let pooled = try convReLUPoolForward(
      x, w: parameters["W1"], b: parameters["b1"], stride: 1, padding: padding, window: window
    ).out
    let hidden = try affineReLUForward(pooled, w: parameters["W2"], b: parameters["b2"]).out
    return try affineForward(hidden, w: parameters["W3"], b: parameters["b3"]).out
    // END SOLUTION
  }

  /// Computes the cross-entropy loss, and its gradient with respect to each parameter.
  ///
  ///     L = softmaxLoss(scores, y) + ½ λ (Σ W1² + Σ W2² + Σ W3²)
  ///
  /// - Parameters:
  ///   - x: The images, of shape `[N, C, H, W]`.
  ///   - y: The N labels.
  /// - Returns: The loss, and the gradients by parameter name.
  /// - Throws: `NotImplemented` until you have written it.
  public mutating func loss(
    _ x: Tensor<Scalar>, y: [Int]
  ) throws -> (loss: Scalar, gradients: NamedTensors<Scalar>) {
    // BEGIN SOLUTION: compute the loss, then backpropagate through the layers for the gradients
    let (w1, w2, w3) = (parameters["W1"], parameters["W2"], parameters["W3"])
    let (pooled, first) = try convReLUPoolForward(
      x, w: w1, b: parameters["b1"], stride: 1, padding: padding, window: window)
    let (hidden, second) = try affineReLUForward(pooled, w: w2, b: parameters["b2"])
    let (scores, third) = try affineForward(hidden, w: w3, b: parameters["b3"])
    let (dataLoss, dscores) = softmaxLoss(scores, y: y)
    let squares = w1.sumOfSquares() + w2.sumOfSquares() + w3.sumOfSquares()

    let top = try affineBackward(dscores, third)
    let middle = try affineReLUBackward(top.dx, second)
    // The gradient of the images is not needed.
    let bottom = try convReLUPoolWeightGradients(middle.dx, first)
    var gradients: NamedTensors = [
      "W1": bottom.dw, "b1": bottom.db, "W2": middle.dw, "b2": middle.db, "W3": top.dw,
      "b3": top.db,
    ]
    for name in ["W1", "W2", "W3"] {
      gradients[name].add(parameters[name], alpha: regularization)
    }
    return (dataLoss + regularization * squares / 2, gradients)
    // END SOLUTION
  }
}
