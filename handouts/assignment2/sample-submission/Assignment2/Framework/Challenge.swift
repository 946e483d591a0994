public import Core

/// The best network that you can find, and how it is trained.
///
/// All is yours to choose: layers, optimiser, schedule, augmentation. Within ten epochs of CIFAR-10 at least 70 %
/// of the validation images should be recognised. The images come with a mean of 0 and a deviation of 1 in
/// each channel. The training ends when its time is over, finished or not; and it is run on other data sets
/// too, so let sizes follow from the arguments.
///
/// - Parameters:
///   - imageShape: The shape of an image, `[C, H, W]`.
///   - classCount: The number of classes.
///   - exampleCount: How many images there are to train on.
///   - random: The source of the weights.
/// - Returns: The network, and how it is trained for at most ten epochs.
public func challengeNetwork<Scalar: TensorScalar>(
  imageShape: [Int] = [3, 32, 32], classCount: Int = 10, exampleCount: Int,
  using random: inout RandomState
) throws -> TrainingSetup<Scalar> {
  try todo("make a network, an optimiser, a schedule")
}

/// Trains the network of the challenge, for ten epochs at most.
///
/// - Parameters:
///   - train: The images to train on, of shape `[N, C, H, W]`, with labels.
///   - validation: Images to look at after each epoch, with labels.
///   - classCount: The number of classes.
///   - budget: How long the training may take.
///   - random: The source of everything random.
/// - Returns: The network with its setup, and how its training went.
/// - Throws: What `challengeNetwork` throws.
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
