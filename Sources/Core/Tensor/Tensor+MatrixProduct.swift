extension Tensor where Element: TensorScalar {
  /// Computes the matrix product of this tensor and another; see the function `matmul`.
  public func matmul(_ other: Tensor) -> Tensor { Core.matmul(self, other) }

  /// Computes the inner product of two vectors `[N]`.
  public func dot(_ other: Tensor) -> Element {
    guard rank == 1, shape == other.shape else {
      shapeFailure(
        "Tensor.dot: expected two vectors of the same length, found \(shape) and \(other.shape); "
          + "for a product of matrices, write dot(a, b) or matmul(a, b)")
    }
    return (self * other).sum()
  }
}

/// Computes the matrix product `[M, K] x [K, N]`, of shape `[M, N]`, with BLAS.
///
/// A vector on the left is treated as a row `[1, K]`, and one on the right as a column `[K, 1]`.
/// The axis of length 1 is removed from the result.
///
/// - Parameters:
///   - a: The left operand.
///   - b: The right operand.
///   - transposeA: Whether to transpose `a` first; no element is copied.
///   - transposeB: Whether to transpose `b` first; no element is copied.
/// - Returns: The product.
public func matmul<Scalar: TensorScalar>(
  _ a: Tensor<Scalar>, _ b: Tensor<Scalar>, transposeA: Bool = false, transposeB: Bool = false
) -> Tensor<Scalar> {
  guard (1...2).contains(a.rank), (1...2).contains(b.rank) else {
    shapeFailure("matmul: expected vectors or matrices, found shapes \(a.shape) and \(b.shape)")
  }
  // Transposing a vector does nothing: NumPy's `v.T` is `v`.
  let transposesLeft = transposeA && a.rank == 2
  let transposesRight = transposeB && b.rank == 2
  var left = a.rank == 1 ? [1, a.shape[0]] : a.shape
  var right = b.rank == 1 ? [b.shape[0], 1] : b.shape
  if transposesLeft { left.swapAt(0, 1) }
  if transposesRight { right.swapAt(0, 1) }
  guard left[1] == right[0] else {
    let (first, second) = (
      transposesLeft ? ", transposed" : "", transposesRight ? ", transposed" : ""
    )
    shapeFailure(
      "matmul: shapes \(a.shape)\(first) and \(b.shape)\(second) do not match: "
        + "the left has \(left[1]) columns, but the right has \(right[0]) rows")
  }
  let layout = MatrixProductLayout(
    rows: left[0], columns: right[1], depth: left[1], transposesLeft: transposesLeft,
    transposesRight: transposesRight)
  let shape = (a.rank == 1 ? [] : [left[0]]) + (b.rank == 1 ? [] : [right[1]])
  if layout.depth == 0 { return .zeros(shape) }
  let elements = withPointers(a.storage, b.storage, count: layout.rows * layout.columns) {
    Scalar.multiplyMatrices(layout, $0, $1, into: $2)
  }
  return Tensor(unchecked: elements, shape: shape)
}
