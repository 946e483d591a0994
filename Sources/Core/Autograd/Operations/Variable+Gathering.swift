extension Variable {
  /// Returns the slices at the given indices along an axis; gradients of repeated indices are
  /// summed.
  ///
  /// For a table `[V, D]` and word indices, the result is the word embeddings, `[count, D]`.
  public func taking(_ places: [Int], axis: Int = 0) -> Variable {
    let axis = stored.resolved(axis: axis, in: "Variable.taking")
    let length = shape[axis]
    return .result(of: "taking", stored.taking(places, axis: axis), self) {
      $0.upstream.spread(to: places, axis: axis, length: length)
    }
  }

  /// The rows at the given indices, in order.
  public subscript(rows rows: [Int]) -> Variable { taking(rows, axis: 0) }

  /// Returns the elements in column `columns[i]` of each row i of a matrix `[N, C]`, as a vector
  /// `[N]`.
  public func gather(columns: [Int]) -> Variable {
    let width = shape.last ?? 0
    return .result(of: "gather", stored.gather(columns: columns), self) {
      $0.upstream.scattered(toColumns: columns, of: width)
    }
  }

  /// Adds each slice along an axis to a chosen slice along a longer axis: the gradient of `taking`.
  private func spread(to places: [Int], axis: Int, length: Int) -> Variable {
    var shape = shape
    shape[axis] = length
    let split = AxisSplit(shape, axis: axis)
    let sums = Tensor(unchecked: spreadSums(stored.storage, places, split), shape: shape)
    return .result(of: "taking", sums, self) { $0.upstream.taking(places, axis: axis) }
  }

  /// Returns a matrix with each element in the given column of its row and 0 elsewhere: the
  /// gradient of `gather`.
  private func scattered(toColumns columns: [Int], of width: Int) -> Variable {
    var matrix = Tensor<Scalar>.zeros([columns.count, width])
    matrix.set(stored, atColumns: columns)
    return .result(of: "gather", matrix, self) { $0.upstream.gather(columns: columns) }
  }
}

/// Adds the blocks along an axis to the blocks at the given positions along a longer axis.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
private func spreadSums<Scalar: TensorScalar>(
  _ source: [Scalar], _ places: [Int], _ split: AxisSplit
) -> [Scalar] {
  let (length, inner) = (split.length, split.inner)
  return withPointers(source, source, count: split.outer * length * inner) { source, _, out in
    out.initialize(repeating: 0, count: split.outer * length * inner)
    for block in 0..<split.outer {
      for (index, place) in places.enumerated() {
        let from = source + (block * places.count + index) * inner
        let to = out + (block * length + place) * inner
        for i in 0..<inner { to[i] += from[i] }
      }
    }
  }
}
