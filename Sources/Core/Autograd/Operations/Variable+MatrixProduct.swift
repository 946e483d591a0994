extension Variable {
  /// Computes the matrix product of this variable and another; see the function `matmul`.
  public func matmul(_ other: Variable) -> Variable { Core.matmul(self, other) }
}

/// Computes the matrix product `[M, K] x [K, N]`, of shape `[M, N]`, of one pair of matrices or a
/// batch of pairs.
///
/// A vector on the left is treated as a row `[1, K]`, and one on the right as a column `[K, 1]`.
/// The axis of length 1 is removed from the result. Leading axes are broadcast, and each pair of
/// matrices is multiplied: `[B, M, K] x [B, K, N]` is `[B, M, N]`.
///
/// - Parameters:
///   - a: The left operand.
///   - b: The right operand.
///   - transposeA: Whether to transpose the last two axes of `a`, without copying.
///   - transposeB: Whether to transpose the last two axes of `b`, without copying.
/// - Returns: The product.
public func matmul<Scalar: TensorScalar>(
  _ a: Variable<Scalar>, _ b: Variable<Scalar>, transposeA: Bool = false, transposeB: Bool = false
) -> Variable<Scalar> {
  guard a.rank >= 1, b.rank >= 1 else {
    shapeFailure("matmul: expected vectors or matrices, found shapes \(a.shape) and \(b.shape)")
  }
  if a.rank == 1 {
    let row = matmul(a.expandingDimensions(at: 0), b, transposeB: transposeB && b.rank > 1)
    return row.squeezed(axis: b.rank == 1 ? 0 : -2)
  }
  if b.rank == 1 {
    return matmul(a, b.expandingDimensions(at: 1), transposeA: transposeA).squeezed(axis: -1)
  }
  let product = MatrixProduct<Scalar>(transposesLeft: transposeA, transposesRight: transposeB)
  if a.rank == 2 && b.rank == 2 { return product(a, b) }
  if b.rank == 2 && !transposeA {
    // If the whole batch is multiplied by the same matrix, a single product is enough.
    let rows = product(a.reshaped([-1, a.shape[a.rank - 1]]), b)
    return rows.reshaped(a.shape.dropLast() + [rows.shape[1]])
  }
  let batch = broadcastShape(
    Array(a.shape.dropLast(2)), Array(b.shape.dropLast(2)), in: "matmul")
  return product(
    a.broadcast(to: batch + a.shape.suffix(2)), b.broadcast(to: batch + b.shape.suffix(2)))
}

/// Products of two matrices, or of a batch of pairs.
private struct MatrixProduct<Scalar: TensorScalar> {
  let transposesLeft: Bool
  let transposesRight: Bool

  /// Computes the product; its gradients are matrix products too.
  func callAsFunction(_ a: Variable<Scalar>, _ b: Variable<Scalar>) -> Variable<Scalar> {
    let (aKept, bKept) = (a.kept(for: "matmul"), b.kept(for: "matmul"))
    let (left, right) = (transposesLeft, transposesRight)
    return .result(
      of: "matmul", batchedProduct(a.stored, b.stored, left, right),
      [
        // C = A B: dA = U Bᵀ and dB = Aᵀ U; the gradient of an operand that is stored transposed is
        // transposed too.
        .init(a) {
          left
            ? MatrixProduct(transposesLeft: right, transposesRight: true)(bKept(), $0.upstream)
            : MatrixProduct(transposesLeft: false, transposesRight: !right)($0.upstream, bKept())
        },
        .init(b) {
          right
            ? MatrixProduct(transposesLeft: true, transposesRight: left)($0.upstream, aKept())
            : MatrixProduct(transposesLeft: !left, transposesRight: false)(aKept(), $0.upstream)
        },
      ])
  }
}

/// Computes the products of pairs of matrices from two batches of the same size.
private func batchedProduct<Scalar: TensorScalar>(
  _ a: Tensor<Scalar>, _ b: Tensor<Scalar>, _ transposesLeft: Bool, _ transposesRight: Bool
) -> Tensor<Scalar> {
  if a.rank == 2 {
    return matmul(a, b, transposeA: transposesLeft, transposeB: transposesRight)
  }
  let (left, right) = (Array(a.shape.suffix(2)), Array(b.shape.suffix(2)))
  let layout = MatrixProductLayout(
    rows: left[transposesLeft ? 1 : 0], columns: right[transposesRight ? 0 : 1],
    depth: left[transposesLeft ? 0 : 1], transposesLeft: transposesLeft,
    transposesRight: transposesRight)
  guard right[transposesRight ? 1 : 0] == layout.depth else {
    shapeFailure(
      "matmul: shapes \(a.shape) and \(b.shape) do not match: the left has "
        + "\(layout.depth) columns, but the right has \(right[transposesRight ? 1 : 0]) rows")
  }
  let batch = Array(a.shape.dropLast(2))
  let shape = batch + [layout.rows, layout.columns]
  if layout.depth == 0 { return .zeros(shape) }
  let (leftCount, rightCount) = (left[0] * left[1], right[0] * right[1])
  let count = layout.rows * layout.columns
  let pairs = batch.reduce(1, *)
  let elements = withPointers(a.storage, b.storage, count: pairs * count) { a, b, out in
    for pair in 0..<pairs {
      Scalar.multiplyMatrices(
        layout, a + pair * leftCount, b + pair * rightCount, into: out + pair * count)
    }
  }
  return Tensor(unchecked: elements, shape: shape)
}
