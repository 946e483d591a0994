extension Tensor {
  /// Returns the i-th slice along the first axis: a row `[D]` of a matrix `[N, D]`, or an image of
  /// a batch.
  public func row(_ i: Int) -> Tensor { self[row: i] }

  /// The i-th slice along the first axis: a row `[D]` of a matrix `[N, D]`, or an image of a batch.
  ///
  /// An assigned tensor is broadcast to the shape of the row.
  public subscript(row i: Int) -> Tensor {
    get {
      checkPlace(i, axis: 0, "Tensor[row:]")
      let rowShape = Array(shape.dropFirst())
      let length = count / shape[0]
      return Tensor(
        unchecked: Array(storage[i * length..<(i + 1) * length]), shape: rowShape)
    }
    set {
      checkPlace(i, axis: 0, "Tensor[row:]")
      var region = StridedRegion(whole: shape)
      region.select(axis: 0, at: i)
      write(newValue, to: region, "Tensor[row:]")
    }
  }

  /// The j-th column `[N]` of a matrix `[N, D]`; an assigned tensor is broadcast.
  public subscript(column j: Int) -> Tensor {
    get { copy(columnRegion(j)) }
    set { write(newValue, to: columnRegion(j), "Tensor[column:]") }
  }

  /// The slices in a range along the first axis; an assigned tensor is broadcast.
  public subscript(rows: some RangeExpression<Int>) -> Tensor {
    get { copy(region([rows])) }
    set { write(newValue, to: region([rows]), "Tensor[range]") }
  }

  /// The elements in a range of rows and a range of columns; an assigned tensor is broadcast.
  public subscript(
    rows: some RangeExpression<Int>, columns: some RangeExpression<Int>
  ) -> Tensor {
    get { copy(region([rows, columns])) }
    set { write(newValue, to: region([rows, columns]), "Tensor[range, range]") }
  }

  /// The elements of all rows in a range of columns; an assigned tensor is broadcast.
  public subscript(rows: UnboundedRange, columns: some RangeExpression<Int>) -> Tensor {
    get { self[0..., columns] }
    set { self[0..., columns] = newValue }
  }

  /// The elements of all columns in a range of rows; an assigned tensor is broadcast.
  public subscript(rows: some RangeExpression<Int>, columns: UnboundedRange) -> Tensor {
    get { self[rows, 0...] }
    set { self[rows, 0...] = newValue }
  }

  /// The elements in a range along each axis, such as a window of an image; an assigned tensor is
  /// broadcast.
  public subscript(ranges ranges: [Range<Int>]) -> Tensor {
    get { copy(region(ranges)) }
    set { write(newValue, to: region(ranges), "Tensor[ranges:]") }
  }

  private func columnRegion(_ j: Int) -> StridedRegion {
    guard rank == 2 else {
      shapeFailure("Tensor[column:]: expected a matrix, found shape \(shape)")
    }
    checkPlace(j, axis: 1, "Tensor[column:]")
    var region = StridedRegion(whole: shape)
    region.select(axis: 1, at: j)
    return region
  }

  private func region(_ ranges: [any RangeExpression<Int>]) -> StridedRegion {
    guard ranges.count <= rank else {
      shapeFailure("Tensor subscript: \(ranges.count) ranges do not match shape \(shape)")
    }
    var region = StridedRegion(whole: shape)
    for (axis, expression) in ranges.enumerated() {
      let range = expression.relative(to: 0..<shape[axis])
      guard range.lowerBound >= 0 && range.upperBound <= shape[axis] else {
        shapeFailure(
          "Tensor subscript: range \(range) of axis \(axis) is out of bounds for shape \(shape)")
      }
      region.narrow(axis: axis, to: range)
    }
    return region
  }

  func checkPlace(_ index: Int, axis: Int, _ operation: String) {
    guard rank > axis, index >= 0, index < shape[axis] else {
      shapeFailure("\(operation): index \(index) is out of bounds for shape \(shape)")
    }
  }
}
