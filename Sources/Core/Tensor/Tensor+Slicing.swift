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

  private func columnRegion(_ j: Int) -> StridedRegion {
    guard rank == 2 else {
      shapeFailure("Tensor[column:]: expected a matrix, found shape \(shape)")
    }
    checkPlace(j, axis: 1, "Tensor[column:]")
    var region = StridedRegion(whole: shape)
    region.select(axis: 1, at: j)
    return region
  }

  func checkPlace(_ index: Int, axis: Int, _ operation: String) {
    guard rank > axis, index >= 0, index < shape[axis] else {
      shapeFailure("\(operation): index \(index) is out of bounds for shape \(shape)")
    }
  }
}
