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
  // BEGIN SOLUTION: make a network, an optimizer and a schedule
  var layers: [any Layer<Scalar>] = []
  var channels = imageShape[0]
  for filters in [32, 64, 128] {
    let conv = Conv2D<Scalar>(
      channels, filters, kernel: 3, padding: 1, bias: false, using: &random)
    layers += [conv, BatchNorm(filters), ReLU(), MaxPool2D(2)] as [any Layer<Scalar>]
    channels = filters
  }
  let area = (imageShape[1] / 8) * (imageShape[2] / 8)
  layers += [Flatten(), Linear(channels * area, classCount, using: &random)] as [any Layer<Scalar>]
  let network = Sequential(layers)
  let (batchSize, epochs) = (64, 6)
  let steps = epochs * max(exampleCount / batchSize, 1)
  return TrainingSetup(
    network: network,
    optimizer: AdamW(network.parameters, learningRate: 2e-3, weightDecay: 0.05),
    schedule: .cosine(over: steps - steps / 10).warmedUp(over: steps / 10),
    batchSize: batchSize, epochs: epochs, augmentation: mirrored)
  // END SOLUTION
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
