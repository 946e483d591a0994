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
  // BEGIN SOLUTION: compute the scores with conv2d, relu, flattened and matmul
  let first = conv2d(
    x, weight: parameters.convW1, bias: parameters.convB1, Conv2DOptions(padding: 2)
  ).relu()
  let second = conv2d(
    first, weight: parameters.convW2, bias: parameters.convB2, Conv2DOptions(padding: 1)
  ).relu()
  return matmul(second.flattened(from: 1), parameters.fcW) + parameters.fcB
  // END SOLUTION
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
  // BEGIN SOLUTION: make the parameters with randomWeight and zeroWeight
  let (channel1, channel2) = (32, 16)
  return ConvNetParameters(
    convW1: randomWeight([channel1, imageShape[0], 5, 5], using: &random),
    convB1: zeroWeight([channel1]),
    convW2: randomWeight([channel2, channel1, 3, 3], using: &random),
    convB2: zeroWeight([channel2]),
    fcW: randomWeight([channel2 * imageShape[1] * imageShape[2], classCount], using: &random),
    fcB: zeroWeight([classCount]))
  // END SOLUTION
}
