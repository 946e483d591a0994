import Contract1
import Core

/// Question 4: the two-layer net, with the parameters of the payload.
enum TwoLayerNetBinding: Binding {
  enum Call: String, CaseIterable { case scores, loss, train, batches, predict, tune }
  typealias Elements = InFloatOrDouble
  static let name = "a1.twoLayer"

  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload {
    switch call {
    case .scores: try .answer(.scores, net(input).scores(input.tensor(.x)))
    case .loss: try loss(input)
    case .train: try train(input)
    case .batches: try batches(input)
    case .predict: try predict(input)
    case .tune: try tune(input)
    }
  }

  private static func net<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> TwoLayerNet<Scalar> {
    TwoLayerNet(
      w1: try input.tensor(.w1), b1: try input.tensor(.b1), w2: try input.tensor(.w2),
      b2: try input.tensor(.b2))
  }

  private static func loss<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    let data = try input.data()
    let (loss, gradients) = try net(input).loss(
      data.x, y: data.y, regularization: input.number(.regularization))
    var answer = Payload()
    answer.set(.loss, Double(loss))
    answer.set(Key.w1.gradient, gradients.w1)
    answer.set(Key.b1.gradient, gradients.b1)
    answer.set(Key.w2.gradient, gradients.w2)
    answer.set(Key.b2.gradient, gradients.b2)
    return answer
  }

  private static func train<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var (net, random) = (try net(input), try input.random())
    let (data, validation) = (try input.data(), try input.validation())
    let history = try net.train(
      data.x, labels: data.y, validation: validation.x, labels: validation.y,
      learningRate: input.number(.learningRate),
      learningRateDecay: input.number(.learningRateDecay),
      regularization: input.number(.regularization), iterations: input.int(.iterations),
      batchSize: input.int(.batchSize), using: &random)
    var answer = Payload()
    answer.set(.lossHistory, Tensor(history.loss))
    answer.set(.trainAccuracy, history.trainAccuracy)
    answer.set(.validationAccuracy, history.validationAccuracy)
    answer.set(.w1, net.w1)
    answer.set(.b1, net.b1)
    answer.set(.w2, net.w2)
    answer.set(.b2, net.b2)
    return answer
  }

  /// Draws minibatches with one generator; the first column of `x` is the index of the example.
  private static func batches<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    let (net, data) = (try net(input), try input.data())
    var random = try input.random()
    let log = MinibatchLog()
    for _ in 0..<(try input.int(.iterations)) {
      let batch = try net.sampleBatch(
        data.x, labels: data.y, size: input.int(.batchSize), using: &random)
      log.add(batch.x, batch.y)
    }
    var answer = Payload()
    log.write(to: &answer)
    return answer
  }

  private static func predict<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var answer = Payload()
    answer.set(.labels, try net(input).predict(input.tensor(.x)))
    return answer
  }

  private static func tune<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var random = try input.random()
    let found = try tuneTwoLayerNet(
      train: input.data(), validation: input.validation(), using: &random)
    return try tuningAnswer(found.results, found.best, input)
  }
}

/// Returns an answer with the results of tuning, and the best net's labels, losses and weights.
///
/// The results are rows of five numbers; the weights are those of the first layer.
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
  answer.set(.results, Tensor(rows, shape: [results.count, 5]))
  answer.set(.lossHistory, Tensor(try results.best().history.loss))
  answer.set(.validationLabels, try best.predict(input.tensor(.xValidation)))
  answer.set(.testLabels, try best.predict(input.tensor(.xTest)))
  answer.set(.w1, best.w1)
  return answer
}
