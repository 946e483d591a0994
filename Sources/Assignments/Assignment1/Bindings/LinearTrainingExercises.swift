import Core

/// Training, prediction and tuning of linear classifiers, in questions 2 and 3.
let linearTrainingExercises = [
  typed("a1.linear.train", trainProbe, trainProbe),
  typed("a1.linear.predict", predictLinear, predictLinear),
  typed("a1.svm.train", trainSVM, trainSVM),
  typed("a1.softmax.train", trainSoftmax, trainSoftmax),
  typed("a1.svm.tune", tuneSVM, tuneSVM),
  typed("a1.softmax.tune", tuneSoftmax, tuneSoftmax),
]

/// A linear classifier with a loss of its own, which notes the minibatches that it is given.
///
/// It judges the training apart from the losses that are exercises. Its loss is the squared error
/// against one-hot labels, and the first column of `x` is the number of the example.
private struct ProbeClassifier<Scalar: TensorScalar>: LinearClassifier {
  final class Log {
    var rows: [Int] = []
    var labels: [Int] = []
  }

  var weights: Tensor<Scalar>?
  let log = Log()

  func loss(
    _ w: Tensor<Scalar>, x: Tensor<Scalar>, y: [Int], regularization: Scalar
  ) throws -> (loss: Scalar, gradient: Tensor<Scalar>) {
    log.rows += x[column: 0].scalars.map { Int($0) }
    log.labels += y
    var errors = matmul(x, w)  // [B, C]
    errors.add(-1, atColumns: y)
    let loss = errors.square().sum() / Scalar(y.count) + regularization * w.square().sum()
    let gradient = matmul(x, errors, transposeA: true) * (2 / Scalar(y.count))
    return (loss, gradient + w * (2 * regularization))
  }
}

private func trainProbe<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var classifier = ProbeClassifier<Scalar>()
  if input.payload.tensors["w"] != nil { classifier.weights = try input.tensor("w") }
  var answer = try train(&classifier, input)
  let iterations = try input.int("iterations")
  let log = classifier.log
  // A training that draws minibatches of another size, or of changing sizes, has no such matrix.
  if iterations > 0, log.rows.count % iterations == 0, log.labels.count == log.rows.count {
    let shape = [iterations, log.rows.count / iterations]
    answer.set("batchRows", Tensor(log.rows, shape: shape))
    answer.set("batchLabels", Tensor(log.labels, shape: shape))
  }
  return answer
}

private func predictLinear<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var classifier = ProbeClassifier<Scalar>()
  classifier.weights = try input.tensor("w")
  var answer = Payload()
  answer.set("labels", try classifier.predict(input.tensor("x")))
  return answer
}

private func trainSVM<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var classifier = LinearSVM<Scalar>()
  return try trainAndPredict(&classifier, input)
}

private func trainSoftmax<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var classifier = Softmax<Scalar>()
  return try trainAndPredict(&classifier, input)
}

private func trainAndPredict<Classifier: LinearClassifier>(
  _ classifier: inout Classifier, _ input: TypedPayload<Classifier.Scalar>
) throws -> Payload {
  var answer = try train(&classifier, input)
  answer.set("trainLabels", try classifier.predict(input.tensor("x")))
  answer.set("testLabels", try classifier.predict(input.tensor("xTest")))
  return answer
}

/// Trains a classifier as the payload says; answers with the losses and the weights.
private func train<Classifier: LinearClassifier>(
  _ classifier: inout Classifier, _ input: TypedPayload<Classifier.Scalar>
) throws -> Payload {
  var random = try input.random()
  let data = try input.data()
  let losses = try classifier.train(
    data.x, labels: data.y, learningRate: input.number("learningRate"),
    regularization: input.number("regularization"), iterations: input.int("iterations"),
    batchSize: input.int("batchSize"), using: &random)
  var answer = Payload()
  answer.set("lossHistory", Tensor(losses))
  if let weights = classifier.weights { answer.set("w", weights) }
  return answer
}

private func tuneSVM<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var random = try input.random()
  let found = try tuneSVM(
    train: input.data(), validation: input.data("Validation"),
    learningRates: input.numbers("learningRates"),
    regularizations: input.numbers("regularizations"), iterations: input.int("iterations"),
    using: &random)
  return try tuningAnswer(found.results, found.best, input)
}

private func tuneSoftmax<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var random = try input.random()
  let found = try tuneSoftmax(
    train: input.data(), validation: input.data("Validation"),
    learningRates: input.numbers("learningRates"),
    regularizations: input.numbers("regularizations"), iterations: input.int("iterations"),
    using: &random)
  return try tuningAnswer(found.results, found.best, input)
}

/// The results as rows of four numbers, and what the best classifier predicts.
func tuningAnswer<Classifier: LinearClassifier>(
  _ results: [TuningResult], _ best: Classifier, _ input: TypedPayload<Classifier.Scalar>
) throws -> Payload {
  let rows = results.flatMap {
    [$0.learningRate, $0.regularization, $0.trainAccuracy, $0.validationAccuracy]
  }
  var answer = Payload()
  answer.set("results", Tensor(rows, shape: [results.count, 4]))
  answer.set("validationLabels", try best.predict(input.tensor("xValidation")))
  answer.set("testLabels", try best.predict(input.tensor("xTest")))
  if let weights = best.weights { answer.set("w", weights) }
  return answer
}
