public import Core

/// A three-layer convolutional network as a module.
///
///     conv – ReLU – conv – ReLU – affine
///
/// The first convolution has `channel1` filters of size 5 × 5 with padding 2; the second has
/// `channel2` filters of size 3 × 3 with padding 1. The weights of all three layers are initialized
/// with `kaimingNormal`.
public final class ThreeLayerConvModule<Scalar: TensorScalar>: ScoringModule {
  // BEGIN SOLUTION DECLARATIONS: declare the layers
  private let conv1: Conv2D<Scalar>
  private let conv2: Conv2D<Scalar>
  private let fc: Linear<Scalar>
  // END SOLUTION

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
    // BEGIN SOLUTION: make the layers
    conv1 = Conv2D(inChannel, channel1, kernel: 5, padding: 2, using: &random)
    conv2 = Conv2D(channel1, channel2, kernel: 3, padding: 1, using: &random)
    fc = Linear(channel2 * imageSize.height * imageSize.width, classCount, using: &random)
    for weight in [conv1.weight, conv2.weight, fc.weight] {
      weight.value = random.kaimingNormal(weight.shape)
    }
    // END SOLUTION
  }

  /// Computes the scores of each image.
  ///
  /// - Parameter x: The images, of shape `[N, C, H, W]`.
  /// - Returns: The scores, of shape `[N, classes]`.
  /// - Throws: `NotImplemented` until you have written it.
  public func scores(_ x: Variable<Scalar>) throws -> Variable<Scalar> {
    // BEGIN SOLUTION: compute the scores
    fc(conv2(conv1(x).relu()).relu().flattened(from: 1))
    // END SOLUTION
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
  // BEGIN SOLUTION: make the network and an optimizer for stochastic gradient descent
  let network = try ThreeLayerConvModule<Scalar>(
    inChannel: imageShape[0], channel1: 32, channel2: 16,
    imageSize: Extent2D(imageShape[1], imageShape[2]), classCount: classCount, using: &random)
  return TrainingSetup(
    network: network, optimizer: SGD(network.parameters, learningRate: 3e-3))
  // END SOLUTION
}
