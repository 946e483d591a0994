public import Core

/// The parameters of `threeLayerConvNet`.
public struct ConvNetParameters<Scalar: TensorScalar> {
  /// The first filters, `[channel1, C, KH1, KW1]`.
  public var convW1: Variable<Scalar>
  /// The biases of the first filters, `[channel1]`.
  public var convB1: Variable<Scalar>
  /// The second filters, `[channel2, channel1, KH2, KW2]`.
  public var convW2: Variable<Scalar>
  /// The biases of the second filters, `[channel2]`.
  public var convB2: Variable<Scalar>
  /// The weights of the affine layer, `[channel2 · H · W, classes]`.
  public var fcW: Variable<Scalar>
  /// The biases of the affine layer, `[classes]`.
  public var fcB: Variable<Scalar>

  /// Puts parameters together.
  public init(
    convW1: Variable<Scalar>, convB1: Variable<Scalar>, convW2: Variable<Scalar>,
    convB2: Variable<Scalar>, fcW: Variable<Scalar>, fcB: Variable<Scalar>
  ) {
    (self.convW1, self.convB1) = (convW1, convB1)
    (self.convW2, self.convB2) = (convW2, convB2)
    (self.fcW, self.fcB) = (fcW, fcB)
  }

  /// All of them, in the order of the layers.
  public var all: [Variable<Scalar>] { [convW1, convB1, convW2, convB2, fcW, fcB] }
}

/// The scores of a convolutional network of three layers, of bare operations.
///
///     conv – ReLU – conv – ReLU – affine
///
/// Both convolutions have stride 1; the first has a padding of 2, for filters of 5 × 5, and the second one
/// of 1, for filters of 3 × 3, so that the images keep their size.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - parameters: Filters, weights and biases.
/// - Returns: The scores, `[N, classes]`.
public func threeLayerConvNet<Scalar: TensorScalar>(
  _ x: Variable<Scalar>, _ parameters: ConvNetParameters<Scalar>
) throws -> Variable<Scalar> {
  let conv1 = conv2d(
    x, weight: parameters.convW1, bias: parameters.convB1, Conv2DOptions(padding: 2))
  let conv2 = conv2d(
    conv1.relu(), weight: parameters.convW2, bias: parameters.convB2, Conv2DOptions(padding: 1))
  let flat = conv2.relu().flattened(from: 1)
  return matmul(flat, parameters.fcW) + parameters.fcB
}

/// The first parameters of `threeLayerConvNet`: 32 filters of 5 × 5, then 16 of 3 × 3.
///
/// - Parameters:
///   - imageShape: The shape of an image, `[C, H, W]`.
///   - classCount: The number of classes.
///   - random: The source of the weights.
/// - Returns: Weights by `randomWeight`, and biases of zero.
public func convNetParameters<Scalar: TensorScalar>(
  imageShape: [Int] = [3, 32, 32], classCount: Int = 10, using random: inout RandomState
) throws -> ConvNetParameters<Scalar> {
  let pixels = imageShape[1] * imageShape[2]
  return ConvNetParameters(
    convW1: randomWeight([32, imageShape[0], 5, 5], using: &random), convB1: zeroWeight([32]),
    convW2: randomWeight([16, 32, 3, 3], using: &random), convB2: zeroWeight([16]),
    fcW: randomWeight([16 * pixels, classCount], using: &random), fcB: zeroWeight([classCount]))
}
