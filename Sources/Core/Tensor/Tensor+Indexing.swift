// Subscripts with at least one range. A subscript of integers alone reads an element: see
// `Tensor+Elements`. The first range of the list tells the overloads apart, so none of them fits a
// list of integers, and expressions with many elements are quick to type-check.
//
// Axes that are not named are taken whole. An assigned tensor is broadcast to the shape of what is
// selected; axes of length 1 do not matter if the shapes are the same without them.

extension Tensor {
  /// The slices in a range along the first axis; an assigned tensor is broadcast.
  public subscript(i: some AxisRange) -> Tensor {
    get { copy(region([i])) }
    set { write(newValue, to: region([i]), "Tensor[…]") }
  }

  /// A part of a tensor, such as some elements of a column `x[0..<n, 1]`; an assigned tensor is
  /// broadcast.
  public subscript(i: some AxisRange, j: some AxisIndex) -> Tensor {
    get { copy(region([i, j])) }
    set { write(newValue, to: region([i, j]), "Tensor[…]") }
  }

  /// A part of a slice along the first axis, such as some elements of a row `x[1, 0..<d]`; an
  /// assigned tensor is broadcast.
  public subscript(i: Int, j: some AxisRange) -> Tensor {
    get { copy(region([i, j])) }
    set { write(newValue, to: region([i, j]), "Tensor[…]") }
  }

  /// A part of a tensor of rank 3 or more; an assigned tensor is broadcast.
  public subscript(i: some AxisRange, j: some AxisIndex, k: some AxisIndex) -> Tensor {
    get { copy(region([i, j, k])) }
    set { write(newValue, to: region([i, j, k]), "Tensor[…]") }
  }

  /// A part of a tensor of rank 3 or more; an assigned tensor is broadcast.
  public subscript(i: Int, j: some AxisRange, k: some AxisIndex) -> Tensor {
    get { copy(region([i, j, k])) }
    set { write(newValue, to: region([i, j, k]), "Tensor[…]") }
  }

  /// A part of a tensor of rank 3 or more; an assigned tensor is broadcast.
  public subscript(i: Int, j: Int, k: some AxisRange) -> Tensor {
    get { copy(region([i, j, k])) }
    set { write(newValue, to: region([i, j, k]), "Tensor[…]") }
  }

  /// A part of a tensor of rank 4 or more, such as the same pixel of all images and channels
  /// `x[all, all, i, j]`; an assigned tensor is broadcast.
  public subscript(
    i: some AxisRange, j: some AxisIndex, k: some AxisIndex, l: some AxisIndex
  ) -> Tensor {
    get { copy(region([i, j, k, l])) }
    set { write(newValue, to: region([i, j, k, l]), "Tensor[…]") }
  }

  /// A part of a tensor of rank 4 or more, such as a window of all channels of an image
  /// `x[n, all, i..<i + h, j..<j + w]`; an assigned tensor is broadcast.
  public subscript(i: Int, j: some AxisRange, k: some AxisIndex, l: some AxisIndex) -> Tensor {
    get { copy(region([i, j, k, l])) }
    set { write(newValue, to: region([i, j, k, l]), "Tensor[…]") }
  }

  /// A part of a tensor of rank 4 or more, such as a window of one channel of an image
  /// `x[n, c, i..<i + h, j..<j + w]`; an assigned tensor is broadcast.
  public subscript(i: Int, j: Int, k: some AxisRange, l: some AxisIndex) -> Tensor {
    get { copy(region([i, j, k, l])) }
    set { write(newValue, to: region([i, j, k, l]), "Tensor[…]") }
  }

  /// A part of a tensor of rank 4 or more; an assigned tensor is broadcast.
  public subscript(i: Int, j: Int, k: Int, l: some AxisRange) -> Tensor {
    get { copy(region([i, j, k, l])) }
    set { write(newValue, to: region([i, j, k, l]), "Tensor[…]") }
  }

  /// The elements in a range along each axis, such as a window of an image; an assigned tensor is
  /// broadcast.
  public subscript(ranges ranges: [Range<Int>]) -> Tensor {
    get { copy(region(ranges)) }
    set { write(newValue, to: region(ranges), "Tensor[ranges:]") }
  }
}

// `...` stands for all axes that are not named, as in NumPy.

extension Tensor {
  /// A part along the last axis, as `x[..., j]` in NumPy; an assigned tensor is broadcast.
  public subscript(_: UnboundedRange, j: some AxisIndex) -> Tensor {
    get { copy(region([], last: [j])) }
    set { write(newValue, to: region([], last: [j]), "Tensor[…]") }
  }

  /// A part along the last two axes, as `x[..., i, j]` in NumPy; an assigned tensor is broadcast.
  public subscript(_: UnboundedRange, i: some AxisIndex, j: some AxisIndex) -> Tensor {
    get { copy(region([], last: [i, j])) }
    set { write(newValue, to: region([], last: [i, j]), "Tensor[…]") }
  }

  /// A part along the first axis, as `x[i, ...]` in NumPy; an assigned tensor is broadcast.
  public subscript(i: some AxisIndex, _: UnboundedRange) -> Tensor {
    get { copy(region([i], last: [])) }
    set { write(newValue, to: region([i], last: []), "Tensor[…]") }
  }

  /// A part along the first two axes, as `x[i, j, ...]` in NumPy; an assigned tensor is broadcast.
  public subscript(i: some AxisIndex, j: some AxisIndex, _: UnboundedRange) -> Tensor {
    get { copy(region([i, j], last: [])) }
    set { write(newValue, to: region([i, j], last: []), "Tensor[…]") }
  }

  /// A part along the first and the last axis, as `x[i, ..., j]` in NumPy; an assigned tensor is
  /// broadcast.
  public subscript(i: some AxisIndex, _: UnboundedRange, j: some AxisIndex) -> Tensor {
    get { copy(region([i], last: [j])) }
    set { write(newValue, to: region([i], last: [j]), "Tensor[…]") }
  }
}

extension Tensor {
  /// Returns the region that `first` selects along the first axes and `last` along the last ones.
  private func region(_ first: [any AxisIndex], last: [any AxisIndex] = []) -> StridedRegion {
    let others = rank - first.count - last.count
    guard others >= 0 else {
      shapeFailure(
        "Tensor subscript: \(first.count + last.count) indices and ranges do not match shape "
          + "\(shape)")
    }
    let indices = first + Array(repeating: WholeAxis(), count: others) + last
    var region = StridedRegion(whole: shape)
    // From the last axis, so that a dropped axis does not change the places of the others.
    for (axis, index) in indices.enumerated().reversed() {
      switch index.selection(of: shape[axis]) {
      case .index(let place):
        guard place >= 0 && place < shape[axis] else {
          shapeFailure(
            "Tensor subscript: index \(place) of axis \(axis) is out of bounds for shape \(shape)")
        }
        region.select(axis: axis, at: place)
      case .bounds(let lower, let upper):
        guard lower >= 0 && lower <= upper && upper <= shape[axis] else {
          shapeFailure(
            "Tensor subscript: range \(lower)..<\(upper) of axis \(axis) is out of bounds for "
              + "shape \(shape)")
        }
        region.narrow(axis: axis, to: lower..<upper)
      }
    }
    return region
  }
}
