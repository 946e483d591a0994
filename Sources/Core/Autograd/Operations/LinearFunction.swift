/// Applies the affine function `x weightᵀ + bias` to each row.
///
/// - Parameters:
///   - x: The rows, `[N, D]`; there may be several leading axes.
///   - weight: The weights, `[M, D]`.
///   - bias: The bias, `[M]`, added to each row of the result.
/// - Returns: The output, `[N, M]`, with the same leading axes as `x`.
public func linear<Scalar: TensorScalar>(
  _ x: Variable<Scalar>, weight: Variable<Scalar>, bias: Variable<Scalar>? = nil
) -> Variable<Scalar> {
  guard x.rank >= 1, weight.rank == 2, x.shape.last == weight.shape[1] else {
    shapeFailure(
      "linear: expected inputs of shape [N, D] and weights of shape [M, D], found \(x.shape) and "
        + "\(weight.shape)")
  }
  let (inputs, outputs) = (weight.shape[1], weight.shape[0])
  if let bias, bias.shape != [outputs] {
    shapeFailure("linear: expected a bias of shape [\(outputs)], found \(bias.shape)")
  }
  var value = matmul(x.stored.reshaped([-1, inputs]), weight.stored, transposeB: true)
  if let bias { value += bias.stored }
  let (xKept, weightKept) = (x.kept(for: "linear"), weight.kept(for: "linear"))
  var operands: [Variable<Scalar>.Operand] = [
    .init(x) { matmul($0.upstream, weightKept()) },
    .init(weight) {
      matmul(
        $0.upstream.reshaped([-1, outputs]), xKept().reshaped([-1, inputs]), transposeA: true)
    },
  ]
  if let bias { operands.append(.init(bias) { $0.upstream.summing(to: [outputs]) }) }
  return .result(of: "linear", value.reshaped(x.shape.dropLast() + [outputs]), operands)
}
