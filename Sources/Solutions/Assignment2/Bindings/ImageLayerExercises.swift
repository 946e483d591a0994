import Core

/// Question 4: layers on images.
let imageLayerExercises = [
  typed("a2.conv.forward", conv, conv),
  typed("a2.conv.backward", convGradients, convGradients),
  typed("a2.pool.forward", pool, pool),
  typed("a2.pool.backward", poolGradient, poolGradient),
  inDouble("a2.spatialBatchnorm.forward", spatialBatchNorm),
  inDouble("a2.spatialBatchnorm.backward", spatialBatchNormGradients),
  inDouble("a2.spatialGroupnorm.forward", spatialGroupNorm),
  inDouble("a2.spatialGroupnorm.backward", spatialGroupNormGradients),
]

private func convResult<Scalar>(
  _ input: TypedPayload<Scalar>
) throws -> (out: Tensor<Scalar>, cache: ConvCache<Scalar>) {
  try convForwardNaive(
    input.tensor("x"), w: input.tensor("w"), b: input.tensor("b"), stride: input.int("stride"),
    padding: input.int("padding"))
}

private func conv<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  answer(try convResult(input).out)
}

private func convGradients<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  gradients(try convBackwardNaive(input.tensor("upstream"), convResult(input).cache))
}

private func poolResult<Scalar>(
  _ input: TypedPayload<Scalar>
) throws -> (out: Tensor<Scalar>, cache: MaxPoolCache<Scalar>) {
  try maxPoolForwardNaive(
    input.tensor("x"),
    PoolWindow(
      height: input.int("height"), width: input.int("width"), stride: input.int("stride")))
}

private func pool<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  answer(try poolResult(input).out)
}

private func poolGradient<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var answer = Payload()
  answer.set("dx", try maxPoolBackwardNaive(input.tensor("upstream"), poolResult(input).cache))
  return answer
}

private func spatialBatchNorm<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var running = try input.running()
  let out = try spatialBatchNormForward(
    input.tensor("x"), gamma: input.tensor("gamma"), beta: input.tensor("beta"),
    running: &running, mode: input.mode()
  ).out
  return statistics(running, with: out)
}

private func spatialBatchNormGradients<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  let gamma = try input.tensor("gamma")
  var running = RunningStatistics<Scalar>(features: gamma.count)
  let cache = try spatialBatchNormForward(
    input.tensor("x"), gamma: gamma, beta: input.tensor("beta"), running: &running, mode: .train
  ).cache
  return gradients(try spatialBatchNormBackward(input.tensor("upstream"), cache))
}

private func spatialGroupNorm<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  answer(
    try spatialGroupNormForward(
      input.tensor("x"), gamma: input.tensor("gamma"), beta: input.tensor("beta"),
      groups: input.int("groups")
    ).out)
}

private func spatialGroupNormGradients<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  let cache = try spatialGroupNormForward(
    input.tensor("x"), gamma: input.tensor("gamma"), beta: input.tensor("beta"),
    groups: input.int("groups")
  ).cache
  return gradients(try spatialGroupNormBackward(input.tensor("upstream"), cache))
}
