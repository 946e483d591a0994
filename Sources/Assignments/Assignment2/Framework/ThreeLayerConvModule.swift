public import Core

/// A three-layer convolutional network as a module.
///
///     conv – ReLU – conv – ReLU – affine
///
/// The first convolution has `channel1` filters of size 5 × 5 with padding 2; the second has
/// `channel2` filters of size 3 × 3 with padding 1. The weights of all three layers are initialized
/// with `kaimingNormal`.
public final class ThreeLayerConvModule<Scalar: TensorScalar>: ScoringModule {
  // TODO: declare the layers

  /// Creates a network.
  ///
  /// - Parameters:
  ///   - inChannel: The number of channels of the images.
  ///   - channel1: The number of filters in the first convolution.
  ///   - channel2: The number of filters in the second convolution.
  ///   - imageSize: The height and width of an image.
  ///   - classCount: The number of classes.
  ///   - random: The random number generator that draws the weights.
  /// - Throws: `NotImplemented` until you have written it.
  public init(
    inChannel: Int, channel1: Int, channel2: Int, imageSize: Extent2D = 32, classCount: Int,
    using random: inout RandomState
  ) throws {
    try todo("make the layers")
  }

  /// Computes the scores of each image.
  ///
  /// - Parameter x: The images, of shape `[N, C, H, W]`.
  /// - Returns: The scores, of shape `[N, classes]`.
  /// - Throws: `NotImplemented` until you have written it.
  public func scores(_ x: Variable<Scalar>) throws -> Variable<Scalar> {
    try todo("compute the scores")
  }
}

/// Creates a `ThreeLayerConvModule` with 32 and 16 filters, and an optimizer.
///
/// After one epoch on CIFAR-10, the network should classify more than 45% of the validation images
/// correctly.
///
/// - Parameters:
///   - imageShape: The shape of an image, `[C, H, W]`.
///   - classCount: The number of classes.
///   - random: The random number generator that draws the weights.
/// - Returns: The network and its setup, for one epoch of training.
/// - Throws: `NotImplemented` until you have written it.
public func moduleConvNet<Scalar: TensorScalar>(
  imageShape: [Int] = [3, 32, 32], classCount: Int = 10, using random: inout RandomState
) throws -> TrainingSetup<Scalar> {
  try todo("make the network and an optimizer for stochastic gradient descent")
}
