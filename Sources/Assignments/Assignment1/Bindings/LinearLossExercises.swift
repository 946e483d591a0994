import Core

/// The losses of questions 2 and 3, once for gradients and once for many weights.
let linearLossExercises = [
  typed("a1.svm.naive", svmNaive, svmNaive),
  typed("a1.svm.vectorized", svmVectorized, svmVectorized),
  typed("a1.softmax.naive", softmaxNaive, softmaxNaive),
  typed("a1.softmax.vectorized", softmaxVectorized, softmaxVectorized),
  typed("a1.svm.naive.losses", svmNaiveLosses, svmNaiveLosses),
  typed("a1.svm.vectorized.losses", svmVectorizedLosses, svmVectorizedLosses),
  typed("a1.softmax.naive.losses", softmaxNaiveLosses, softmaxNaiveLosses),
  typed("a1.softmax.vectorized.losses", softmaxVectorizedLosses, softmaxVectorizedLosses),
]

private typealias LinearLoss<Scalar: TensorScalar> = (
  _ w: Tensor<Scalar>, _ x: Tensor<Scalar>, _ y: [Int], _ regularization: Scalar
) throws -> (loss: Scalar, gradient: Tensor<Scalar>)

private func svmNaive<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  try lossAndGradient(input, by: svmLossNaive)
}

private func svmVectorized<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  try lossAndGradient(input, by: svmLossVectorized)
}

private func softmaxNaive<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  try lossAndGradient(input, by: softmaxLossNaive)
}

private func softmaxVectorized<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  try lossAndGradient(input, by: softmaxLossVectorized)
}

private func svmNaiveLosses<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  try losses(input, by: svmLossNaive)
}

private func svmVectorizedLosses<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  try losses(input, by: svmLossVectorized)
}

private func softmaxNaiveLosses<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  try losses(input, by: softmaxLossNaive)
}

private func softmaxVectorizedLosses<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  try losses(input, by: softmaxLossVectorized)
}

private func lossAndGradient<Scalar>(
  _ input: TypedPayload<Scalar>, by compute: LinearLoss<Scalar>
) throws -> Payload {
  let (loss, gradient) = try compute(
    input.tensor("w"), input.tensor("x"), input.ints("y"), input.number("regularization"))
  var answer = Payload()
  answer.set("loss", Double(loss))
  answer.set("gradient", gradient)
  return answer
}

/// The loss at each of the weights `ws`, of shape `[K, D, C]`.
private func losses<Scalar>(
  _ input: TypedPayload<Scalar>, by compute: LinearLoss<Scalar>
) throws -> Payload {
  let (ws, data) = (try input.tensor("ws"), try input.data())
  let regularization = try input.number("regularization")
  var answer = Payload()
  answer.set(
    "losses",
    try (0..<ws.shape[0]).map { k in
      Double(try compute(ws.row(k), data.x, data.y, regularization).loss)
    })
  return answer
}
