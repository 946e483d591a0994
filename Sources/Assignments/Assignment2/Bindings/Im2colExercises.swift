import Core

/// Question 4: convolution and pooling by columns.
let im2colExercises = [
  inDouble("a2.im2col", columns),
  inDouble("a2.col2im", sums),
  typed("a2.fastConv.forward", conv, conv),
  typed("a2.fastConv.backward", convGradients, convGradients),
  typed("a2.fastPool.forward", pool, pool),
  typed("a2.fastPool.backward", poolGradient, poolGradient),
]

private func window<Scalar>(_ input: TypedPayload<Scalar>) throws -> ColumnWindow {
  ColumnWindow(
    height: try input.int("height"), width: try input.int("width"),
    stride: try input.int("stride"), padding: try input.int("padding"))
}

private func columns<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var answer = Payload()
  answer.set("columns", try im2col(input.tensor("x"), window(input)))
  return answer
}

private func sums<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var answer = Payload()
  answer.set("x", try col2im(input.tensor("columns"), shape: input.ints("shape"), window(input)))
  return answer
}

private func convResult<Scalar>(
  _ input: TypedPayload<Scalar>
) throws -> (out: Tensor<Scalar>, cache: Im2colConvCache<Scalar>) {
  try convForwardIm2col(
    input.tensor("x"), w: input.tensor("w"), b: input.tensor("b"), stride: input.int("stride"),
    padding: input.int("padding"))
}

private func conv<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  answer(try convResult(input).out)
}

private func convGradients<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  gradients(try convBackwardIm2col(input.tensor("upstream"), convResult(input).cache))
}

private func poolResult<Scalar>(
  _ input: TypedPayload<Scalar>
) throws -> (out: Tensor<Scalar>, cache: Im2colPoolCache<Scalar>) {
  try maxPoolForwardIm2col(
    input.tensor("x"),
    PoolWindow(
      height: input.int("height"), width: input.int("width"), stride: input.int("stride")))
}

private func pool<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  answer(try poolResult(input).out)
}

private func poolGradient<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var answer = Payload()
  answer.set("dx", try maxPoolBackwardIm2col(input.tensor("upstream"), poolResult(input).cache))
  return answer
}
