import Core

/// What is given, and tried or compared with the student's layers in labs; no check calls it.
let givenExercises = [
  inDouble("a2.given.affineReLU.forward", affineReLU),
  inDouble("a2.given.affineReLU.backward", affineReLUGradients),
  inDouble(
    "a2.given.convReLUPool.forward", allowing: [.convolution, .pooling], convReLUPool),
  inDouble(
    "a2.given.convReLUPool.backward", allowing: [.convolution, .pooling], convReLUPoolGradients),
  typed("a2.given.conv.forward", allowing: .convolution, conv, conv),
  typed("a2.given.conv.backward", allowing: .convolution, convGradients, convGradients),
  typed("a2.given.pool.forward", allowing: .pooling, pool, pool),
  typed("a2.given.pool.backward", allowing: .pooling, poolGradient, poolGradient),
]

private func affineReLU<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  answer(try affineReLUForward(input.tensor("x"), w: input.tensor("w"), b: input.tensor("b")).out)
}

private func affineReLUGradients<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  let cache = try affineReLUForward(
    input.tensor("x"), w: input.tensor("w"), b: input.tensor("b")
  ).cache
  return gradients(try affineReLUBackward(input.tensor("upstream"), cache))
}

/// A convolution with stride 1 and padding 1, a ReLU and a 2 × 2 max pooling.
private func convReLUPool<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  answer(try convReLUPoolResult(input).out)
}

private func convReLUPoolGradients<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  let cache = try convReLUPoolResult(input).cache
  return gradients(try convReLUPoolBackward(input.tensor("upstream"), cache))
}

private func convReLUPoolResult<Scalar>(
  _ input: TypedPayload<Scalar>
) throws -> (out: Tensor<Scalar>, cache: ConvReLUPoolCache<Scalar>) {
  try convReLUPoolForward(
    input.tensor("x"), w: input.tensor("w"), b: input.tensor("b"), stride: 1, padding: 1,
    window: PoolWindow(height: 2, width: 2, stride: 2))
}

private func fastConv<Scalar>(
  _ input: TypedPayload<Scalar>
) throws -> (out: Tensor<Scalar>, cache: FastConvCache<Scalar>) {
  convForwardFast(
    try input.tensor("x"), w: try input.tensor("w"), b: try input.tensor("b"),
    stride: try input.int("stride"), padding: try input.int("padding"))
}

private func conv<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  answer(try fastConv(input).out)
}

private func convGradients<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  gradients(convBackwardFast(try input.tensor("upstream"), try fastConv(input).cache))
}

private func fastPool<Scalar>(
  _ input: TypedPayload<Scalar>
) throws -> (out: Tensor<Scalar>, cache: FastPoolCache) {
  maxPoolForwardFast(
    try input.tensor("x"),
    PoolWindow(
      height: try input.int("height"), width: try input.int("width"),
      stride: try input.int("stride")))
}

private func pool<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  answer(try fastPool(input).out)
}

private func poolGradient<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var answer = Payload()
  answer.set("dx", maxPoolBackwardFast(try input.tensor("upstream"), try fastPool(input).cache))
  return answer
}
