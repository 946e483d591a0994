public import Core

/// A convolutional network of three layers.
///
///     conv – ReLU – 2 × 2 max pool – affine – ReLU – affine – softmax
///
/// The convolution has stride 1 and a padding with which its output is as large as the images, for an
/// odd filter size. The parameters are `W1`, of shape `[F, C, size, size]`, `b1`, `[F]`, `W2`, of shape
/// `[F · H/2 · W/2, hidden]`, `b2`, `W3` and `b3`.
public struct ThreeLayerConvNet<Scalar: TensorScalar>: TrainableModel {
  /// The weights and biases by name.
  public var parameters: NamedTensors<Scalar> = [:]
  /// The strength λ of the L2 penalty.
  public var regularization: Scalar

  /// The window of the pooling.
  let window = PoolWindow(height: 2, width: 2, stride: 2)
  /// The padding of the convolution, as the size of its filters asks for.
  var padding: Int { (parameters["W1"].shape[2] - 1) / 2 }

  /// Makes a network with small random weights and zero biases.
  ///
  /// - Parameters:
  ///   - inputShape: The shape of an image, `[C, H, W]`, with even H and W.
  ///   - filterCount: The number of filters, F.
  ///   - filterSize: The rows and columns of a filter.
  ///   - hiddenSize: The number of units of the hidden affine layer.
  ///   - classCount: The number of classes.
  ///   - weightScale: The standard deviation of the weights.
  ///   - regularization: The strength λ of the L2 penalty.
  ///   - random: The source of the weights, layer by layer.
  public init(
    inputShape: [Int] = [3, 32, 32], filterCount: Int = 32, filterSize: Int = 7,
    hiddenSize: Int = 100, classCount: Int = 10, weightScale: Scalar = 1e-3,
    regularization: Scalar = 0, using random: inout RandomState
  ) throws {
    self.regularization = regularization
    let (c, h, w) = (inputShape[0], inputShape[1], inputShape[2])
    parameters["W1"] = weightScale * random.randn([filterCount, c, filterSize, filterSize])
    parameters["b1"] = .zeros([filterCount])
    parameters["W2"] = weightScale * random.randn([filterCount * h / 2 * w / 2, hiddenSize])
    parameters["b2"] = .zeros([hiddenSize])
    parameters["W3"] = weightScale * random.randn([hiddenSize, classCount])
    parameters["b3"] = .zeros([classCount])
  }

  /// The scores of each image.
  ///
  /// - Parameter x: The images, of shape `[N, C, H, W]`.
  /// - Returns: The scores, one for each class.
  public func scores(_ x: Tensor<Scalar>) throws -> Tensor<Scalar> {
    let conv = try convReLUPoolForward(
      x, w: parameters["W1"], b: parameters["b1"], stride: 1, padding: padding, window: window)
    let hidden = try affineReLUForward(conv.out, w: parameters["W2"], b: parameters["b2"])
    return try affineForward(hidden.out, w: parameters["W3"], b: parameters["b3"]).out
  }

  /// The cross-entropy loss, and its gradient with respect to each parameter.
  ///
  ///     L = softmaxLoss(scores, y) + ½ λ (Σ W1² + Σ W2² + Σ W3²)
  ///
  /// - Parameters:
  ///   - x: The images, of shape `[N, C, H, W]`.
  ///   - y: Their labels, N of them.
  /// - Returns: The loss, and the gradients under the names of the parameters.
  public mutating func loss(
    _ x: Tensor<Scalar>, y: [Int]
  ) throws -> (loss: Scalar, gradients: NamedTensors<Scalar>) {
    let conv = try convReLUPoolForward(
      x, w: parameters["W1"], b: parameters["b1"], stride: 1, padding: padding, window: window)
    let hidden = try affineReLUForward(conv.out, w: parameters["W2"], b: parameters["b2"])
    let last = try affineForward(hidden.out, w: parameters["W3"], b: parameters["b3"])
    var (loss, dscores) = softmaxLoss(last.out, y: y)
    for name in ["W1", "W2", "W3"] { loss += regularization * parameters[name].square().sum() }
    let (dhidden, dw3, db3) = try affineBackward(dscores, last.cache)
    let (dconv, dw2, db2) = try affineReLUBackward(dhidden, hidden.cache)
    let (_, dw1, db1) = try convReLUPoolBackward(dconv, conv.cache)
    var gradients: NamedTensors<Scalar> = ["b1": db1, "b2": db2, "b3": db3]
    gradients["W1"] = dw1 + 2 * regularization * parameters["W1"]
    gradients["W2"] = dw2 + 2 * regularization * parameters["W2"]
    gradients["W3"] = dw3 + 2 * regularization * parameters["W3"]
    return (loss, gradients)
  }
}
