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
    try todo("make W1, b1, W2, b2, W3 and b3")
  }

  /// Computes the scores of each image.
  ///
  /// - Parameter x: The images, of shape `[N, C, H, W]`.
  /// - Returns: The scores, one per class for each image.
  /// - Throws: `NotImplemented` until you have written it.
  public func scores(_ x: Tensor<Scalar>) throws -> Tensor<Scalar> {
    try todo("compute the scores")
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
    try todo("compute the loss, then backpropagate through the layers for the gradients")
  }
}
