/// Selects rows of a table by index, for example word embeddings.
///
/// If a row is selected more than once, its gradients are summed.
///
/// - Parameters:
///   - table: The table, `[V, D]`.
///   - indices: Row indices of any shape, each in `0..<V`.
/// - Returns: The rows; their shape is the shape of `indices` followed by D.
public func embedding<Scalar: TensorScalar>(
  _ table: Variable<Scalar>, indices: Tensor<Int>
) -> Variable<Scalar> {
  guard table.rank == 2 else {
    shapeFailure("embedding: expected a table of shape [V, D], found \(table.shape)")
  }
  let places = indices.storage
  return taken(table, places).reshaped(indices.shape + [table.shape[1]])
}

private func taken<Scalar: TensorScalar>(
  _ table: Variable<Scalar>, _ places: [Int]
) -> Variable<Scalar> {
  let rows = table.shape[0]
  return .result(of: "embedding", embedding(table.stored, indices: places), table) {
    spread($0.upstream, places, rows: rows)
  }
}

/// Adds each row of `upstream` to the row of the table that it was selected from: the gradient of
/// `taken`.
private func spread<Scalar: TensorScalar>(
  _ upstream: Variable<Scalar>, _ places: [Int], rows: Int
) -> Variable<Scalar> {
  let table = embeddingBackward(upstream.stored, indices: places, rows: rows)
  return .result(of: "embedding", table, upstream) { taken($0.upstream, places) }
}
