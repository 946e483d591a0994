extension Tensor where Element: TensorNumber {
  /// Returns the row-major index of the largest element.
  ///
  /// On a tie, the first index is returned; if any element is NaN, the index of the first NaN is
  /// returned.
  public func argmax() -> Int { flattened().argmax(axis: 0).storage[0] }

  /// Returns the index of the largest element along an axis.
  ///
  /// On a tie, the first index is returned; if any element is NaN, the index of the first NaN is
  /// returned.
  public func argmax(axis: Int) -> Tensor<Int> {
    extremePlaces(axis, isMax: true, "Tensor.argmax")
  }

  /// Returns the row-major index of the smallest element.
  ///
  /// On a tie, the first index is returned; if any element is NaN, the index of the first NaN is
  /// returned.
  public func argmin() -> Int { flattened().argmin(axis: 0).storage[0] }

  /// Returns the index of the smallest element along an axis.
  ///
  /// On a tie, the first index is returned; if any element is NaN, the index of the first NaN is
  /// returned.
  public func argmin(axis: Int) -> Tensor<Int> {
    extremePlaces(axis, isMax: false, "Tensor.argmin")
  }

  private func extremePlaces(_ axis: Int, isMax: Bool, _ operation: String) -> Tensor<Int> {
    let axis = resolved(axis: axis, in: operation)
    if shape[axis] == 0 {
      shapeFailure("\(operation): axis \(axis) of shape \(shape) has no elements")
    }
    var result = shape
    result.remove(at: axis)
    let split = AxisSplit(shape, axis: axis)
    return Tensor<Int>(
      unchecked: Core.extremePlaces(storage, split, isMax: isMax), shape: result)
  }

  /// Returns the elements in ascending order along an axis, with NaN last.
  public func sorted(axis: Int = -1) -> Tensor {
    orderedAlong(axis, "Tensor.sorted") { sortedRows($0, length: $1) }
  }

  /// Returns the indices that sort the elements in ascending order along an axis, with NaN last.
  ///
  /// Equal elements keep their order (a stable sort).
  public func argsort(axis: Int = -1) -> Tensor<Int> {
    orderedAlong(axis, "Tensor.argsort") { sortedPlaces($0, length: $1) }
  }

  private func orderedAlong<Result: TensorElement>(
    _ axis: Int, _ operation: String, _ body: ([Element], Int) -> [Result]
  ) -> Tensor<Result> {
    let axis = resolved(axis: axis, in: operation)
    if axis == rank - 1 {
      return Tensor<Result>(unchecked: body(storage, shape[axis]), shape: shape)
    }
    var order = Array(0..<rank)
    order.swapAt(axis, rank - 1)
    let turned = transposed(order)
    return Tensor<Result>(unchecked: body(turned.storage, shape[axis]), shape: turned.shape)
      .transposed(order)
  }
}

/// Returns whether `a` comes before `b` in ascending order with NaN last.
@inline(__always)
private func precedes<Number: TensorNumber>(_ a: Number, _ b: Number) -> Bool {
  a < b || (b != b && a == a)
}

@specialized(where Number == Float)
@specialized(where Number == Double)
@specialized(where Number == Int)
@specialized(where Number == UInt8)
func sortedRows<Number: TensorNumber>(_ source: [Number], length: Int) -> [Number] {
  var result = source
  for start in stride(from: 0, to: source.count, by: Swift.max(length, 1)) {
    result[start..<start + length].sort(by: precedes)
  }
  return result
}

@specialized(where Number == Float)
@specialized(where Number == Double)
@specialized(where Number == Int)
@specialized(where Number == UInt8)
func sortedPlaces<Number: TensorNumber>(_ source: [Number], length: Int) -> [Int] {
  var result: [Int] = []
  result.reserveCapacity(source.count)
  for start in stride(from: 0, to: source.count, by: Swift.max(length, 1)) {
    // The index breaks ties, because Swift does not guarantee a stable sort.
    var row = (0..<length).map { (number: source[start + $0], place: $0) }
    row.sort { a, b in
      precedes(a.number, b.number) || (!precedes(b.number, a.number) && a.place < b.place)
    }
    for entry in row { result.append(entry.place) }
  }
  return result
}

/// Counts how often each integer occurs in a list; the result has at least `minimumLength` counts.
///
/// - Precondition: No number is negative.
public func bincount(_ values: [Int], minimumLength: Int = 0) -> [Int] {
  var counts = Array(repeating: 0, count: max((values.max() ?? -1) + 1, minimumLength))
  for value in values {
    if value < 0 { shapeFailure("bincount: expected nonnegative integers, found \(value)") }
    counts[value] += 1
  }
  return counts
}
