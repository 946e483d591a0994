import Core

/// Question 5: networks of automatic differentiation.
let frameworkExercises = [
  inDouble("a2.framework.barebones.scores", allowing: .all, barebonesScores),
  inDouble(
    "a2.framework.barebones.parameters", allowing: .all, barebonesParameters),
  inDouble("a2.framework.module.scores", allowing: .all, moduleScores),
  inDouble("a2.framework.sequential.scores", allowing: .all, sequentialScores),
  inFloat("a2.framework.challenge.train", allowing: .all, trainChallengeNet),
  inFloat("a2.framework.challenge.predict", allowing: .all, predictByWeights),
]

private func barebonesScores<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  func parameter(_ name: String) throws -> Variable<Scalar> { Variable(try input.tensor(name)) }
  let parameters = ConvNetParameters<Scalar>(
    convW1: try parameter("convW1"), convB1: try parameter("convB1"),
    convW2: try parameter("convW2"), convB2: try parameter("convB2"),
    fcW: try parameter("fcW"), fcB: try parameter("fcB"))
  var answer = Payload()
  answer.set("scores", try threeLayerConvNet(Variable(input.tensor("x")), parameters).value)
  return answer
}

private func barebonesParameters<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var random = try input.random()
  let parameters: ConvNetParameters<Scalar> = try convNetParameters(
    imageShape: input.imageShape(), classCount: input.int("classCount"), using: &random)
  let names = ["convW1", "convB1", "convW2", "convB2", "fcW", "fcB"]
  var answer = Payload()
  for (name, parameter) in zip(names, parameters.all) { answer.set(name, parameter.value) }
  answer.set("areLearnt", parameters.all.map { $0.requiresGradient ? 1 : 0 })
  return answer
}

private func moduleScores<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var random = try input.random()
  let shape = try input.imageShape()
  let (channel1, channel2) = (try input.int("channel1"), try input.int("channel2"))
  let network = try ThreeLayerConvModule<Scalar>(
    inChannel: shape[0], channel1: channel1, channel2: channel2,
    imageSize: Extent2D(shape[1], shape[2]), classCount: input.int("classCount"), using: &random)
  return try scoresAnswer(network, channel1, channel2, input)
}

private func sequentialScores<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var random = try input.random()
  let setup: TrainingSetup<Scalar> = try sequentialConvNet(
    imageShape: input.imageShape(), classCount: input.int("classCount"), using: &random)
  var answer = try scoresAnswer(setup.network, 32, 16, input)
  let optimizer = setup.optimizer as? SGD<Scalar>
  answer.set("momentum", Double(optimizer?.momentum ?? 0))
  answer.set("isNesterov", optimizer?.isNesterov == true ? 1 : 0)
  return answer
}

/// The scores of a network of two convolutions and an affine layer, and its parameters, which are
/// told from each other by their shapes; what is not there is empty.
private func scoresAnswer<Scalar>(
  _ network: any ScoringModule<Scalar>, _ channel1: Int, _ channel2: Int,
  _ input: TypedPayload<Scalar>
) throws -> Payload {
  let (image, classes) = (try input.imageShape(), try input.int("classCount"))
  let shapes = [
    "convW1": [channel1, image[0], 5, 5], "convB1": [channel1],
    "convW2": [channel2, channel1, 3, 3], "convB2": [channel2],
    "fcW": [classes, channel2 * image[1] * image[2]], "fcB": [classes],
  ]
  let parameters = network.parameters
  var answer = Payload()
  for (name, shape) in shapes {
    let parameter = parameters.first { $0.shape == shape }
    answer.set(name, parameter?.value ?? Tensor<Scalar>.zeros([0]))
  }
  answer.set("parameterCount", parameters.reduce(0) { $0 + $1.count })
  answer.set("scores", try network.scores(Variable(input.tensor("x"))).value)
  return answer
}

private func trainChallengeNet<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  let budget = TimeBudget(seconds: try input.payload.number("seconds"))
  var random = try input.random()
  let images = try PreparedImages(input)
  let (setup, history) = try trainChallenge(
    train: images.train, validation: images.validation, classCount: input.int("classCount"),
    budget: budget, using: &random)
  return try trainedAnswer(setup, history, images)
}

/// Loads `weights.<name>` into the challenge's network, and predicts.
private func predictByWeights<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var random = try input.random()
  let images = try PreparedImages(input)
  let setup: TrainingSetup<Scalar> = try challengeNetwork(
    imageShape: input.imageShape(), classCount: input.int("classCount"),
    exampleCount: images.train.y.count, using: &random)
  let prefix = "weights."
  var weights = Payload()
  for (name, tensor) in input.payload.tensors where name.hasPrefix(prefix) {
    weights.tensors[String(name.dropFirst(prefix.count))] = tensor
  }
  try setup.network.load(weights)
  var answer = Payload()
  answer.set("testLabels", try setup.predictions(for: images.test))
  return answer
}

func trainedAnswer<Scalar>(
  _ setup: TrainingSetup<Scalar>, _ history: NetworkHistory, _ images: PreparedImages<Scalar>
) throws -> Payload {
  var answer = Payload()
  answer.set("lossHistory", history.losses)
  answer.set("validationAccuracy", history.validationAccuracy)
  answer.set("testLabels", try setup.predictions(for: images.test))
  return answer
}

/// The payload's images, each channel scaled by the statistics of those to train on.
struct PreparedImages<Scalar: TensorScalar> {
  let train: LabelledData<Scalar>
  let validation: LabelledData<Scalar>
  let test: Tensor<Scalar>

  init(_ input: TypedPayload<Scalar>) throws {
    let (train, validation) = (try input.data(), try input.data("Validation"))
    let scaling = ChannelScaling(fitting: train.x)
    self.train = LabelledData(x: scaling(train.x), y: train.y)
    self.validation = LabelledData(x: scaling(validation.x), y: validation.y)
    test = scaling(try input.tensor("xTest"))
  }
}

extension TypedPayload {
  /// The shape `[C, H, W]` of the images `x`.
  func imageShape() throws -> [Int] {
    let shape = try tensor("x").shape
    guard shape.count == 4 else {
      throw PayloadError(name: "x", expected: "images [N, C, H, W]", found: "shape \(shape)")
    }
    return Array(shape.dropFirst())
  }
}
