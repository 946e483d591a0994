import Core

/// Question 4: the two-layer net.
let twoLayerNetExercises = [
  typed("a1.twoLayer.scores", scores, scores),
  typed("a1.twoLayer.loss", loss, loss),
  typed("a1.twoLayer.losses", losses, losses),
  typed("a1.twoLayer.train", train, train),
  typed("a1.twoLayer.predict", predict, predict),
  typed("a1.twoLayer.tune", tune, tune),
]

/// The net whose parameters are in the payload.
private func net<Scalar>(_ input: TypedPayload<Scalar>) throws -> TwoLayerNet<Scalar> {
  TwoLayerNet(
    w1: try input.tensor("w1"), b1: try input.tensor("b1"), w2: try input.tensor("w2"),
    b2: try input.tensor("b2"))
}

private func scores<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var answer = Payload()
  answer.set("scores", try net(input).scores(input.tensor("x")))
  return answer
}

private func loss<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  let data = try input.data()
  let (loss, gradients) = try net(input).loss(
    data.x, y: data.y, regularization: input.number("regularization"))
  var answer = Payload()
  answer.set("loss", Double(loss))
  answer.set("dw1", gradients.w1)
  answer.set("db1", gradients.b1)
  answer.set("dw2", gradients.w2)
  answer.set("db2", gradients.b2)
  return answer
}

/// The loss at each of the `values` of the parameter that the payload names; the other parameters
/// stay as they are.
private func losses<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  let parameters: [String: WritableKeyPath<TwoLayerNet<Scalar>, Tensor<Scalar>>] = [
    "w1": \.w1, "b1": \.b1, "w2": \.w2, "b2": \.b2,
  ]
  let name = try input.payload.text("parameter")
  guard let parameter = parameters[name] else {
    throw UnknownParameter(name: name)
  }
  let (data, values) = (try input.data(), try input.tensor("values"))
  let regularization = try input.number("regularization")
  var net = try fixedParameters(input, but: name)
  var losses: [Double] = []
  for k in 0..<values.shape[0] {
    net[keyPath: parameter] = values.row(k)
    losses.append(Double(try net.loss(data.x, y: data.y, regularization: regularization).loss))
  }
  var answer = Payload()
  answer.set("losses", losses)
  return answer
}

private func fixedParameters<Scalar>(
  _ input: TypedPayload<Scalar>, but varied: String
) throws -> TwoLayerNet<Scalar> {
  func parameter(_ name: String) throws -> Tensor<Scalar> {
    name == varied ? .zeros([0]) : try input.tensor(name)
  }
  return TwoLayerNet(
    w1: try parameter("w1"), b1: try parameter("b1"), w2: try parameter("w2"),
    b2: try parameter("b2"))
}

/// A parameter that a two-layer net does not have.
private struct UnknownParameter: Error, CustomStringConvertible {
  let name: String
  var description: String { "parameter: expected w1, b1, w2 or b2, found '\(name)'" }
}

private func train<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var (net, random) = (try net(input), try input.random())
  let (data, validation) = (try input.data(), try input.data("Validation"))
  let history = try net.train(
    data.x, labels: data.y, validation: validation.x, labels: validation.y,
    learningRate: input.number("learningRate"),
    learningRateDecay: input.number("learningRateDecay"),
    regularization: input.number("regularization"), iterations: input.int("iterations"),
    batchSize: input.int("batchSize"), using: &random)
  var answer = Payload()
  answer.set("lossHistory", Tensor(history.loss))
  answer.set("trainAccuracy", history.trainAccuracy)
  answer.set("validationAccuracy", history.validationAccuracy)
  answer.set("w1", net.w1)
  answer.set("b1", net.b1)
  answer.set("w2", net.w2)
  answer.set("b2", net.b2)
  return answer
}

private func predict<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var answer = Payload()
  answer.set("labels", try net(input).predict(input.tensor("x")))
  return answer
}

private func tune<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var random = try input.random()
  let found = try tuneTwoLayerNet(
    train: input.data(), validation: input.data("Validation"), using: &random)
  return try tuningAnswer(found.results, found.best, input)
}

/// The results as rows of five numbers, what the best net predicts, and how its training went.
func tuningAnswer<Scalar>(
  _ results: [NetTuningResult<Scalar>], _ best: TwoLayerNet<Scalar>,
  _ input: TypedPayload<Scalar>
) throws -> Payload {
  let rows = results.flatMap {
    [
      Double($0.choice.hiddenSize), $0.choice.learningRate, $0.choice.regularization,
      $0.trainAccuracy, $0.validationAccuracy,
    ]
  }
  var answer = Payload()
  answer.set("results", Tensor(rows, shape: [results.count, 5]))
  answer.set("lossHistory", Tensor(try results.best().history.loss))
  answer.set("validationLabels", try best.predict(input.tensor("xValidation")))
  answer.set("testLabels", try best.predict(input.tensor("xTest")))
  answer.set("w1", best.w1)
  return answer
}
