// Selects rows of a table [V, D] by index, and computes the gradient with respect to the table.
// Automatic differentiation calls these functions.

/// Selects the rows of a table at the given indices, for example word vectors.
///
/// - Parameters:
///   - table: The table, `[V, D]`.
///   - indices: The rows to select, each in `0..<V`; a row may be selected more than once.
/// - Returns: The rows, `[indices.count, D]`.
package func embedding<Scalar: TensorScalar>(
  _ table: Tensor<Scalar>, indices: [Int]
) -> Tensor<Scalar> {
  ensureAllowed(.embedding)
  guard table.rank == 2 else {
    shapeFailure("embedding: expected a table of shape [V, D], found \(table.shape)")
  }
  let (rows, length) = (table.shape[0], table.shape[1])
  check(indices, below: rows, in: "embedding")
  let elements = withPointers(table.storage, table.storage, count: indices.count * length) {
    table, _, out in
    for (row, index) in indices.enumerated() {
      (out + row * length).update(from: table + index * length, count: length)
    }
  }
  return Tensor(unchecked: elements, shape: [indices.count, length])
}

/// Computes the gradient of `sum(embedding(table, indices) * upstream)` with respect to `table`.
///
/// If a row was selected more than once, its gradients are added in the order of `indices`,
/// regardless of the number of threads.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, `[indices.count, D]`.
///   - indices: The indices of the forward pass.
///   - rows: The number of rows in the table, V.
/// - Returns: The gradient, `[V, D]`.
package func embeddingBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, indices: [Int], rows: Int
) -> Tensor<Scalar> {
  ensureAllowed(.embedding)
  guard upstream.rank == 2, upstream.shape[0] == indices.count else {
    shapeFailure(
      "embeddingBackward: expected an upstream gradient of shape [\(indices.count), D], found "
        + "\(upstream.shape)")
  }
  check(indices, below: rows, in: "embeddingBackward")
  let length = upstream.shape[1]
  return Tensor(
    unchecked: scattered(upstream.storage, indices, rows: rows, length: length),
    shape: [rows, length])
}

@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
private func scattered<Scalar: TensorScalar>(
  _ upstream: [Scalar], _ indices: [Int], rows: Int, length: Int
) -> [Scalar] {
  withPointers(upstream, upstream, count: rows * length) { upstream, _, out in
    out.initialize(repeating: 0, count: rows * length)
    // Each thread processes its own columns.
    shareUnits(length, work: 2 * indices.count * length) { columns in
      for (row, index) in indices.enumerated() {
        let (from, to) = (upstream + row * length, out + index * length)
        for column in columns { to[column] += from[column] }
      }
    }
  }
}

private func check(_ indices: [Int], below rows: Int, in operation: String) {
  for index in indices where index < 0 || index >= rows {
    shapeFailure("\(operation): expected indices from 0 to \(rows - 1), found \(index)")
  }
}
