public import Core

/// The convolutional network of three layers once more, of ready layers.
///
///     conv – ReLU – conv – ReLU – flatten – affine
///
/// The first convolution has 32 filters of 5 × 5 with a padding of 2, the second one 16 of 3 × 3 with a
/// padding of 1. It learns by stochastic gradient descent with Nesterov's momentum of 0.9. After one epoch of
/// CIFAR-10 it should recognise more than 55 % of the validation images.
///
/// - Parameters:
///   - imageShape: The shape of an image, `[C, H, W]`.
///   - classCount: The number of classes.
///   - random: The source of the weights.
/// - Returns: The network, and how it is trained for one epoch.
public func sequentialConvNet<Scalar: TensorScalar>(
  imageShape: [Int] = [3, 32, 32], classCount: Int = 10, using random: inout RandomState
) throws -> TrainingSetup<Scalar> {
  let network = Sequential<Scalar>(
    Conv2D(imageShape[0], 32, kernel: 5, padding: 2, using: &random), ReLU(),
    Conv2D(32, 16, kernel: 3, padding: 1, using: &random), ReLU(), Flatten(),
    Linear(16 * imageShape[1] * imageShape[2], classCount, using: &random))
  // momentum, but I did not find out yet what Nesterov's is
  let optimizer = SGD(network.parameters, learningRate: 1e-2, momentum: 0.9)
  return TrainingSetup(network: network, optimizer: optimizer)
}
