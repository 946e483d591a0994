public import Core

/// Creates the best network that you can find, and its training setup.
///
/// You choose everything: layers, optimizer, learning rate schedule, and data augmentation. Within
/// ten epochs on CIFAR-10, the network should classify at least 70% of the validation images
/// correctly. The images have been normalized to mean 0 and standard deviation 1 per channel.
/// Training stops when the time limit is reached, even if it is not finished. The grader also runs
/// this function on other data sets, so derive all sizes from the arguments.
///
/// - Parameters:
///   - imageShape: The shape of an image, `[C, H, W]`.
///   - classCount: The number of classes.
///   - exampleCount: The number of training images.
///   - random: The random number generator that draws the weights.
/// - Returns: The network and its setup, for at most ten epochs of training.
/// - Throws: `NotImplemented` until you have written it.
public func challengeNetwork<Scalar: TensorScalar>(
  imageShape: [Int] = [3, 32, 32], classCount: Int = 10, exampleCount: Int,
  using random: inout RandomState
) throws -> TrainingSetup<Scalar> {
  try todo("make a network, an optimizer and a schedule")
}

/// Trains the network of the challenge for at most ten epochs.
///
/// - Parameters:
///   - train: The training images, of shape `[N, C, H, W]`, with labels.
///   - validation: The validation images, evaluated after each epoch, with labels.
///   - classCount: The number of classes.
///   - budget: The time limit for training.
///   - random: The random number generator for weights, minibatches and augmentation.
/// - Returns: The network with its setup, and its training history.
/// - Throws: Any error thrown by `challengeNetwork`.
public func trainChallenge<Scalar: TensorScalar>(
  train: LabelledData<Scalar>, validation: LabelledData<Scalar>, classCount: Int = 10,
  budget: TimeBudget = .unlimited, using random: inout RandomState
) throws -> (setup: TrainingSetup<Scalar>, history: NetworkHistory) {
  var setup: TrainingSetup<Scalar> = try challengeNetwork(
    imageShape: Array(train.x.shape.dropFirst()), classCount: classCount,
    exampleCount: train.y.count, using: &random)
  setup.epochs = min(setup.epochs, 10)
  let history = try setup.train(on: train, validation: validation, budget: budget, using: &random)
  return (setup, history)
}
