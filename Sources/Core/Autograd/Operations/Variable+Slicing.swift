extension Variable {
  /// The i-th slice along the first axis: a row `[D]` of a matrix `[N, D]`, or an image of a batch.
  public subscript(row i: Int) -> Variable {
    guard rank > 0, i >= 0, i < shape[0] else {
      shapeFailure("Variable[row:]: index \(i) is out of bounds for shape \(shape)")
    }
    return self[i..<i + 1].reshaped(Array(shape.dropFirst()))
  }

  /// The slices in a range along the first axis, such as several rows of a matrix.
  public subscript(rows: some RangeExpression<Int>) -> Variable {
    guard rank > 0 else { shapeFailure("Variable[range]: a variable of shape [] has no rows") }
    return self[ranges: [rows.relative(to: 0..<shape[0])]]
  }

  /// The elements in a range along each of the leading axes; the other axes are kept whole.
  public subscript(ranges ranges: [Range<Int>]) -> Variable {
    let shape = shape
    return .result(of: "slice", stored[ranges: ranges], self) {
      $0.upstream.embedded(at: ranges, in: shape)
    }
  }

  /// Returns the variable padded with a constant value.
  ///
  /// - Parameters:
  ///   - widths: For each axis, how many elements to add before and after it.
  ///   - value: The padding value.
  /// - Returns: The padded variable.
  public func padded(_ widths: [(before: Int, after: Int)], with value: Scalar = 0) -> Variable {
    let padded = stored.padded(widths, with: value)
    let ranges = zip(widths, shape).map { $0.before..<$0.before + $1 }
    return .result(of: "padded", padded, self) { $0.upstream[ranges: ranges] }
  }

  /// Returns a larger variable that contains this one and is 0 elsewhere: the gradient of a slice.
  private func embedded(at ranges: [Range<Int>], in shape: [Int]) -> Variable {
    var whole = Tensor<Scalar>.zeros(shape)
    whole[ranges: ranges] = stored
    return .result(of: "slice", whole, self) { $0.upstream[ranges: ranges] }
  }
}
