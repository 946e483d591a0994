import Core

/// Questions 1 to 4: networks, with the parameters of the payload.
let netExercises = [
  inDouble("a2.twoLayerNet.scores", twoLayerScores),
  inDouble("a2.twoLayerNet.loss", twoLayerLoss),
  inFloat("a2.twoLayerNet.train", trainTwoLayer),
  inDouble("a2.fullyConnected.loss", fullyConnectedLoss),
  inFloat("a2.overfit.threeLayers", overfitThree),
  inFloat("a2.overfit.fiveLayers", overfitFive),
  inFloat("a2.bestNet.train", trainBest),
  inDouble("a2.convNet.loss", allowing: [.convolution, .pooling], convNetLoss),
]

extension TypedPayload {
  /// Puts the payload's parameters in the place of a network's own.
  fileprivate func replaceParameters(of net: inout some TrainableModel<Scalar>) throws {
    for name in net.parameters.names { net.parameters[name] = try tensor(name) }
  }
}

private func lossAnswer<Scalar>(
  _ result: (loss: Scalar, gradients: NamedTensors<Scalar>)
) -> Payload {
  var answer = Payload()
  answer.set("loss", Double(result.loss))
  for name in result.gradients.names { answer.set("d\(name)", result.gradients[name]) }
  return answer
}

private func twoLayerNet<Scalar>(_ input: TypedPayload<Scalar>) throws -> TwoLayerNet<Scalar> {
  let (w1, w2) = (try input.tensor("W1"), try input.tensor("W2"))
  var random = RandomState(seed: 0)
  var net = try TwoLayerNet<Scalar>(
    inputSize: w1.shape[0], hiddenSize: w1.shape[1], classCount: w2.shape[1],
    regularization: input.number("regularization"), using: &random)
  try input.replaceParameters(of: &net)
  return net
}

private func twoLayerScores<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var answer = Payload()
  answer.set("scores", try twoLayerNet(input).scores(input.tensor("x")))
  return answer
}

private func twoLayerLoss<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var net = try twoLayerNet(input)
  let data = try input.data()
  return lossAnswer(try net.loss(data.x, y: data.y))
}

private func fullyConnectedLoss<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  let data = try input.data()
  var random = RandomState(seed: 0)
  var net = try FullyConnectedNet<Scalar>(
    hiddenSizes: input.ints("hiddenSizes"), inputSize: data.x.count / data.y.count,
    classCount: input.int("classCount"), keep: input.payload.number("keep"),
    normalization: input.normalization(), regularization: input.number("regularization"),
    dropoutSeed: UInt32(truncatingIfNeeded: input.int("dropoutSeed")), using: &random)
  try input.replaceParameters(of: &net)
  return lossAnswer(try net.loss(data.x, y: data.y))
}

private func convNetLoss<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  let (data, w1, w3) = (try input.data(), try input.tensor("W1"), try input.tensor("W3"))
  var random = RandomState(seed: 0)
  var net = try ThreeLayerConvNet<Scalar>(
    inputShape: Array(data.x.shape.dropFirst()), filterCount: w1.shape[0],
    filterSize: w1.shape[2], hiddenSize: w3.shape[0], classCount: w3.shape[1],
    regularization: input.number("regularization"), using: &random)
  try input.replaceParameters(of: &net)
  return lossAnswer(try net.loss(data.x, y: data.y))
}

private func trainTwoLayer<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var random = try input.random()
  let (net, history) = try trainTwoLayerNet(
    train: input.data(), validation: input.data("Validation"), using: &random)
  return try trained(net, history, input)
}

private func trainBest<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var random = try input.random()
  let (net, history) = try trainBestNet(
    train: input.data(), validation: input.data("Validation"), using: &random)
  return try trained(net, history, input)
}

private func trained<Scalar>(
  _ net: some TrainableModel<Scalar>, _ history: SolverHistory, _ input: TypedPayload<Scalar>
) throws -> Payload {
  var answer = Payload()
  answer.set("lossHistory", history.loss)
  answer.set("trainAccuracy", history.trainAccuracy)
  answer.set("validationAccuracy", history.validationAccuracy)
  answer.set("validationLabels", try net.scores(input.tensor("xValidation")).argmax(axis: 1))
  answer.set("testLabels", try net.scores(input.tensor("xTest")).argmax(axis: 1))
  answer.set("W1", net.parameters["W1"])
  return answer
}

private func overfitThree<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  try overfitting(threeLayerOverfitting(), hiddenSizes: [100, 100], input)
}

private func overfitFive<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  try overfitting(fiveLayerOverfitting(), hiddenSizes: [100, 100, 100, 100], input)
}

private func overfitting<Scalar>(
  _ choice: OverfittingChoice<Scalar>, hiddenSizes: [Int], _ input: TypedPayload<Scalar>
) throws -> Payload {
  var random = try input.random()
  let history = try overfit(
    choice, hiddenSizes: hiddenSizes, train: input.data(), validation: input.data("Validation"),
    using: &random)
  var answer = Payload()
  answer.set("learningRate", Double(choice.learningRate))
  answer.set("weightScale", Double(choice.weightScale))
  answer.set("lossHistory", history.loss)
  answer.set("trainAccuracy", history.trainAccuracy)
  answer.set("validationAccuracy", history.validationAccuracy)
  return answer
}
