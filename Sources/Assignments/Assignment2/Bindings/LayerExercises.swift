import Core

/// Questions 1 to 3: layers on rows, whose backward passes follow a forward pass of the same code.
let layerExercises = [
  inDouble("a2.affine.forward", affine),
  inDouble("a2.affine.backward", affineGradients),
  inDouble("a2.relu.forward", relu),
  inDouble("a2.relu.backward", reluGradient),
  inDouble("a2.batchnorm.forward", batchNorm),
  typed("a2.batchnorm.backward", batchNormGradients, batchNormGradients),
  typed(
    "a2.batchnorm.backwardSimplified", batchNormGradientsSimplified, batchNormGradientsSimplified),
  inDouble("a2.layernorm.forward", layerNorm),
  inDouble("a2.layernorm.backward", layerNormGradients),
  inDouble("a2.dropout.forward", dropout),
  inDouble("a2.dropout.backward", dropoutGradient),
]

private func affine<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  answer(try affineForward(input.tensor("x"), w: input.tensor("w"), b: input.tensor("b")).out)
}

private func affineGradients<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  let cache = try affineForward(
    input.tensor("x"), w: input.tensor("w"), b: input.tensor("b")
  ).cache
  return gradients(try affineBackward(input.tensor("upstream"), cache))
}

private func relu<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  answer(try reluForward(input.tensor("x")).out)
}

private func reluGradient<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var answer = Payload()
  answer.set("dx", try reluBackward(input.tensor("upstream"), reluForward(input.tensor("x")).cache))
  return answer
}

private func batchNorm<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var running = try input.running()
  let out = try batchNormForward(
    input.tensor("x"), gamma: input.tensor("gamma"), beta: input.tensor("beta"),
    running: &running, mode: input.mode()
  ).out
  return statistics(running, with: out)
}

private func batchNormGradients<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  gradients(try batchNormBackward(input.tensor("upstream"), trainingCache(input)))
}

private func batchNormGradientsSimplified<Scalar>(
  _ input: TypedPayload<Scalar>
) throws -> Payload {
  gradients(try batchNormBackwardSimplified(input.tensor("upstream"), trainingCache(input)))
}

private func trainingCache<Scalar>(
  _ input: TypedPayload<Scalar>
) throws -> BatchNormCache<Scalar> {
  let gamma = try input.tensor("gamma")
  var running = RunningStatistics<Scalar>(features: gamma.count)
  return try batchNormForward(
    input.tensor("x"), gamma: gamma, beta: input.tensor("beta"), running: &running, mode: .train
  ).cache
}

private func layerNorm<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  answer(
    try layerNormForward(
      input.tensor("x"), gamma: input.tensor("gamma"), beta: input.tensor("beta")
    ).out)
}

private func layerNormGradients<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  let cache = try layerNormForward(
    input.tensor("x"), gamma: input.tensor("gamma"), beta: input.tensor("beta")
  ).cache
  return gradients(try layerNormBackward(input.tensor("upstream"), cache))
}

private func dropout<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var random = try input.random()
  return answer(
    try dropoutForward(
      input.tensor("x"), keep: input.payload.number("keep"), mode: input.mode(), using: &random
    ).out)
}

private func dropoutGradient<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var random = try input.random()
  let cache = try dropoutForward(
    input.tensor("x"), keep: input.payload.number("keep"), mode: input.mode(), using: &random
  ).cache
  var answer = Payload()
  answer.set("dx", try dropoutBackward(input.tensor("upstream"), cache))
  return answer
}
