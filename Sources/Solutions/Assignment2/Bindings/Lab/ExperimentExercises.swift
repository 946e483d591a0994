import Core

/// What the labs train with given networks and settings; no check calls them.
let experimentExercises = [
  inFloat("a2.experiment.fullyConnected", fullyConnectedNet),
  inFloat("a2.experiment.convNet", allowing: [.convolution, .pooling], convNet),
]

/// Trains a fully connected network of the payload's `hiddenSizes`.
private func fullyConnectedNet<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var random = try input.random()
  let train = try input.data()
  let net = try FullyConnectedNet<Scalar>(
    hiddenSizes: input.ints("hiddenSizes"), inputSize: train.x.count / max(train.y.count, 1),
    keep: input.payload.number("keep"), normalization: input.normalization(),
    regularization: input.number("regularization"), weightScale: input.number("weightScale"),
    using: &random)
  return try trained(net, on: train, input, using: &random)
}

/// Trains a convolutional network of three layers with filters of 7 by 7 pixels.
private func convNet<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var random = try input.random()
  let train = try input.data()
  let net = try ThreeLayerConvNet<Scalar>(
    inputShape: Array(train.x.shape.dropFirst()), hiddenSize: input.int("hiddenSize"),
    weightScale: input.number("weightScale"), regularization: input.number("regularization"),
    using: &random)
  return try trained(net, on: train, input, using: &random)
}

/// Trains a network with the update rule that the payload names.
private func trained<Scalar>(
  _ net: some TrainableModel<Scalar>, on train: LabelledData<Scalar>,
  _ input: TypedPayload<Scalar>, using random: inout RandomState
) throws -> Payload {
  let rate = try input.number("learningRate")
  switch try input.payload.text("rule") {
  case "sgd":
    return try trained(net, on: train, by: SGDRule(learningRate: rate), input, using: &random)
  case "sgdMomentum":
    return try trained(
      net, on: train, by: SGDMomentumRule(learningRate: rate), input, using: &random)
  case "rmsprop":
    return try trained(net, on: train, by: RMSPropRule(learningRate: rate), input, using: &random)
  case "adam":
    return try trained(net, on: train, by: AdamRule(learningRate: rate), input, using: &random)
  case let other:
    throw PayloadError(
      name: "rule", expected: "sgd, sgdMomentum, rmsprop or adam", found: "'\(other)'")
  }
}

private func trained<Model: TrainableModel, Rule: UpdateRule<Model.Scalar>>(
  _ net: Model, on train: LabelledData<Model.Scalar>, by rule: Rule,
  _ input: TypedPayload<Model.Scalar>, using random: inout RandomState
) throws -> Payload {
  var solver = Solver(
    net, train: train, validation: try input.data("Validation"), rule: rule,
    settings: SolverSettings(
      batchSize: try input.int("batchSize"), epochs: try input.int("epochs"), verbose: false))
  try solver.train(using: &random)
  var answer = Payload()
  answer.set("lossHistory", solver.history.loss)
  answer.set("trainAccuracy", solver.history.trainAccuracy)
  answer.set("validationAccuracy", solver.history.validationAccuracy)
  answer.set("W1", solver.model.parameters["W1"])
  return answer
}
