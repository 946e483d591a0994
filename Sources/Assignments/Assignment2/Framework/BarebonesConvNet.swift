public import Core

/// The parameters of `threeLayerConvNet`.
public struct ConvNetParameters<Scalar: TensorScalar> {
  /// The filters of the first convolution, of shape `[channel1, C, KH1, KW1]`.
  public var convW1: Variable<Scalar>
  /// The biases of the first convolution, of shape `[channel1]`.
  public var convB1: Variable<Scalar>
  /// The filters of the second convolution, of shape `[channel2, channel1, KH2, KW2]`.
  public var convW2: Variable<Scalar>
  /// The biases of the second convolution, of shape `[channel2]`.
  public var convB2: Variable<Scalar>
  /// The weights of the affine layer, of shape `[channel2 · H · W, classes]`.
  public var fcW: Variable<Scalar>
  /// The biases of the affine layer, of shape `[classes]`.
  public var fcB: Variable<Scalar>

  /// Creates a set of parameters.
  public init(
    convW1: Variable<Scalar>, convB1: Variable<Scalar>, convW2: Variable<Scalar>,
    convB2: Variable<Scalar>, fcW: Variable<Scalar>, fcB: Variable<Scalar>
  ) {
    (self.convW1, self.convB1) = (convW1, convB1)
    (self.convW2, self.convB2) = (convW2, convB2)
    (self.fcW, self.fcB) = (fcW, fcB)
  }

  /// All parameters, in layer order.
  public var all: [Variable<Scalar>] { [convW1, convB1, convW2, convB2, fcW, fcB] }
}

/// Computes the scores of a three-layer convolutional network, written with basic operations.
///
///     conv – ReLU – conv – ReLU – affine
///
/// Both convolutions have stride 1. The first has padding 2, for 5 × 5 filters, and the second has
/// padding 1, for 3 × 3 filters, so the images keep their size.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - parameters: The filters, weights and biases.
/// - Returns: The scores, of shape `[N, classes]`.
/// - Throws: `NotImplemented` until you have written it.
public func threeLayerConvNet<Scalar: TensorScalar>(
  _ x: Variable<Scalar>, _ parameters: ConvNetParameters<Scalar>
) throws -> Variable<Scalar> {
  try todo("compute the scores with conv2d, relu, flattened and matmul")
}

/// Creates initial parameters for `threeLayerConvNet`: 32 filters of size 5 × 5, then 16 filters of
/// size 3 × 3.
///
/// - Parameters:
///   - imageShape: The shape of an image, `[C, H, W]`.
///   - classCount: The number of classes.
///   - random: The random number generator that draws the weights.
/// - Returns: Weights drawn by `randomWeight`, and zero biases.
/// - Throws: `NotImplemented` until you have written it.
public func convNetParameters<Scalar: TensorScalar>(
  imageShape: [Int] = [3, 32, 32], classCount: Int = 10, using random: inout RandomState
) throws -> ConvNetParameters<Scalar> {
  try todo("make the parameters with randomWeight and zeroWeight")
}
