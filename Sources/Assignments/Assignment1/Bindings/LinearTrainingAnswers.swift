import Contract1
import Core

/// Trains a classifier with the payload's settings; answers with the losses and weights.
func trained<Classifier: LinearClassifier>(
  _ classifier: inout Classifier, _ input: TypedPayload<Classifier.Scalar>
) throws -> Payload {
  var random = try input.random()
  let data = try input.data()
  let losses = try classifier.train(
    data.x, labels: data.y, learningRate: input.number(.learningRate),
    regularization: input.number(.regularization), iterations: input.int(.iterations),
    batchSize: input.int(.batchSize), using: &random)
  var answer = Payload()
  answer.set(.lossHistory, Tensor(losses))
  if let weights = classifier.weights { answer.set(.w, weights) }
  return answer
}

/// Trains a classifier; also answers with its predicted labels.
func trainAndPredict<Classifier: LinearClassifier>(
  _ classifier: inout Classifier, _ input: TypedPayload<Classifier.Scalar>
) throws -> Payload {
  var answer = try trained(&classifier, input)
  answer.set(.trainLabels, try classifier.predict(input.tensor(.x)))
  answer.set(.testLabels, try classifier.predict(input.tensor(.xTest)))
  return answer
}

/// Returns an answer with the results of tuning, and the best classifier's labels and weights.
///
/// The results are rows of four numbers.
func tuningAnswer<Classifier: LinearClassifier>(
  _ results: [TuningResult], _ best: Classifier, _ input: TypedPayload<Classifier.Scalar>
) throws -> Payload {
  let rows = results.flatMap {
    [$0.learningRate, $0.regularization, $0.trainAccuracy, $0.validationAccuracy]
  }
  var answer = Payload()
  answer.set(.results, Tensor(rows, shape: [results.count, 4]))
  answer.set(.validationLabels, try best.predict(input.tensor(.xValidation)))
  answer.set(.testLabels, try best.predict(input.tensor(.xTest)))
  if let weights = best.weights { answer.set(.w, weights) }
  return answer
}
