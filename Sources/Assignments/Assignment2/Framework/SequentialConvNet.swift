public import Core

/// Creates the same three-layer convolutional network, built from ready-made layers.
///
///     conv – ReLU – conv – ReLU – flatten – affine
///
/// The first convolution has 32 filters of size 5 × 5 with padding 2; the second has 16 filters of
/// size 3 × 3 with padding 1. The optimizer is stochastic gradient descent with a Nesterov momentum
/// of 0.9. After one epoch on CIFAR-10, the network should classify more than 55% of the validation
/// images correctly.
///
/// - Parameters:
///   - imageShape: The shape of an image, `[C, H, W]`.
///   - classCount: The number of classes.
///   - random: The random number generator that draws the weights.
/// - Returns: The network and its setup, for one epoch of training.
/// - Throws: `NotImplemented` until you have written it.
public func sequentialConvNet<Scalar: TensorScalar>(
  imageShape: [Int] = [3, 32, 32], classCount: Int = 10, using random: inout RandomState
) throws -> TrainingSetup<Scalar> {
  try todo("make a Sequential and its optimizer")
}
