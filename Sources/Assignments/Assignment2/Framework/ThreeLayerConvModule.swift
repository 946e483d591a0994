public import Core

/// A convolutional network of three layers as a module.
///
///     conv – ReLU – conv – ReLU – affine
///
/// The first convolution has `channel1` filters of 5 × 5 with a padding of 2, the second one `channel2` of
/// 3 × 3 with a padding of 1. The weights of all three layers are drawn by `kaimingNormal`.
public final class ThreeLayerConvModule<Scalar: TensorScalar>: ScoringModule {
  // TODO: the layers

  /// Makes a network.
  ///
  /// - Parameters:
  ///   - inChannel: The channels of the images.
  ///   - channel1: The number of filters of the first convolution.
  ///   - channel2: The number of filters of the second convolution.
  ///   - imageSize: The rows and columns of an image.
  ///   - classCount: The number of classes.
  ///   - random: The source of the weights.
  public init(
    inChannel: Int, channel1: Int, channel2: Int, imageSize: Extent2D = 32, classCount: Int,
    using random: inout RandomState
  ) throws {
    try todo("make the layers")
  }

  /// The scores of each image.
  ///
  /// - Parameter x: The images, of shape `[N, C, H, W]`.
  /// - Returns: The scores, `[N, classes]`.
  public func scores(_ x: Variable<Scalar>) throws -> Variable<Scalar> {
    try todo("compute the scores")
  }
}

/// A `ThreeLayerConvModule` with 32 and 16 filters, and an optimiser.
///
/// After one epoch of CIFAR-10 it should recognise more than 45 % of the validation images.
///
/// - Parameters:
///   - imageShape: The shape of an image, `[C, H, W]`.
///   - classCount: The number of classes.
///   - random: The source of the weights.
/// - Returns: The network, and how it is trained for one epoch.
public func moduleConvNet<Scalar: TensorScalar>(
  imageShape: [Int] = [3, 32, 32], classCount: Int = 10, using random: inout RandomState
) throws -> TrainingSetup<Scalar> {
  try todo("make the network and stochastic gradient descent")
}
