extension Tensor {
  /// Returns the same elements in another shape.
  ///
  /// - Parameter newShape: The new shape; one length may be -1, in which case it is inferred.
  /// - Returns: The reshaped tensor.
  public func reshaped(_ newShape: [Int]) -> Tensor {
    var result = newShape
    let known = newShape.filter { $0 != -1 }
    if let open = newShape.firstIndex(of: -1), known.count == newShape.count - 1 {
      let rest = known.reduce(1, *)
      if rest > 0 && count % rest == 0 { result[open] = count / rest }
    }
    if result.contains(where: { $0 < 0 }) || result.reduce(1, *) != count {
      shapeFailure("Tensor.reshaped: cannot reshape \(shape) to \(newShape)")
    }
    return Tensor(unchecked: storage, shape: result)
  }

  /// Returns the elements as a vector, of shape `[count]`.
  public func flattened() -> Tensor { Tensor(unchecked: storage, shape: [count]) }

  /// Returns the tensor with its axes reversed; for a matrix, the transpose.
  public func transposed() -> Tensor { transposed(Array((0..<rank).reversed())) }

  /// Returns the tensor with its axes in the given order.
  ///
  /// - Parameter axes: For each axis of the result, the index of the corresponding axis of this
  ///   tensor.
  /// - Returns: The transposed tensor.
  public func transposed(_ axes: [Int]) -> Tensor {
    let order = axes.map { $0 < 0 ? $0 + rank : $0 }
    guard order.sorted() == Array(0..<rank) else {
      shapeFailure(
        "Tensor.transposed: axes \(axes) are not a permutation of the axes of shape \(shape)")
    }
    if rank == 2 && order == [1, 0] {
      let elements = transposedMatrix(storage, rows: shape[0], columns: shape[1])
      return Tensor(unchecked: elements, shape: [shape[1], shape[0]])
    }
    var region = StridedRegion(whole: shape)
    region.strides = order.map { region.strides[$0] }
    region.shape = order.map { shape[$0] }
    return copy(region)
  }

  /// Returns the tensor with a new axis of length 1; negative positions count from the end.
  public func expandingDimensions(at axis: Int) -> Tensor {
    let place = axis < 0 ? axis + rank + 1 : axis
    guard place >= 0 && place <= rank else {
      shapeFailure("Tensor.expandingDimensions: axis \(axis) is out of range for shape \(shape)")
    }
    var result = shape
    result.insert(1, at: place)
    return Tensor(unchecked: storage, shape: result)
  }

  /// Returns the tensor without the given axis, which must have length 1.
  public func squeezed(axis: Int) -> Tensor {
    let place = resolved(axis: axis, in: "Tensor.squeezed")
    guard shape[place] == 1 else {
      shapeFailure("Tensor.squeezed: axis \(axis) of shape \(shape) does not have length 1")
    }
    var result = shape
    result.remove(at: place)
    return Tensor(unchecked: storage, shape: result)
  }

  /// Returns the tensor without its axes of length 1.
  public func squeezed() -> Tensor {
    Tensor(unchecked: storage, shape: shape.filter { $0 != 1 })
  }

  /// Returns the tensor broadcast to a larger shape by NumPy's rules.
  public func broadcast(to target: [Int]) -> Tensor {
    if shape == target { return self }
    guard broadcastShape(shape, target, in: "Tensor.broadcast") == target else {
      shapeFailure("Tensor.broadcast: shape \(shape) cannot be broadcast to \(target)")
    }
    var region = StridedRegion(whole: target)
    region.strides = broadcastStrides(shape, to: target)
    return copy(region)
  }

  /// Returns the tensor padded with a constant value.
  ///
  /// - Parameters:
  ///   - widths: For each axis, how many elements to add before and after it.
  ///   - value: The padding value.
  /// - Returns: The padded tensor.
  public func padded(_ widths: [(before: Int, after: Int)], with value: Element) -> Tensor {
    guard widths.count == rank, widths.allSatisfy({ $0.before >= 0 && $0.after >= 0 }) else {
      shapeFailure("Tensor.padded: widths \(widths) do not match shape \(shape)")
    }
    var result = Tensor.full(zip(shape, widths).map { $0 + $1.before + $1.after }, value)
    var region = StridedRegion(whole: result.shape)
    for (axis, width) in widths.enumerated() {
      region.narrow(axis: axis, to: width.before..<width.before + shape[axis])
    }
    result.write(self, to: region, "Tensor.padded")
    return result
  }

  /// Returns the tensor without `width` elements at both ends of the given axes.
  ///
  /// This undoes padding: `x[:, :, p:-p, p:-p]` of NumPy is `x.cropped(p, axes: [2, 3])`, for a
  /// width of 0 too.
  public func cropped(_ width: Int, axes: [Int]) -> Tensor {
    var region = StridedRegion(whole: shape)
    for axis in Set(axes.map { resolved(axis: $0, in: "Tensor.cropped") }) {
      guard width >= 0 && 2 * width <= shape[axis] else {
        shapeFailure(
          "Tensor.cropped: cannot take \(width) elements away at both ends of axis \(axis) of "
            + "shape \(shape)")
      }
      region.narrow(axis: axis, to: width..<shape[axis] - width)
    }
    return copy(region)
  }

  /// Returns the elements on the main diagonal of a matrix `[N, D]`, as a vector.
  public func diagonal() -> Tensor {
    checkRank(2, "Tensor.diagonal")
    let length = Swift.min(shape[0], shape[1])
    return Tensor((0..<length).map { storage[$0 * shape[1] + $0] })
  }

  /// Returns the axis counted from the start; stops the program if there is no such axis.
  func resolved(axis: Int, in operation: String) -> Int {
    let place = axis < 0 ? axis + rank : axis
    guard place >= 0 && place < rank else {
      shapeFailure("\(operation): axis \(axis) does not exist in shape \(shape)")
    }
    return place
  }
}

/// Transposes a matrix tile by tile, so that reads and writes stay in the cache.
@specialized(where Element == Float)
@specialized(where Element == Double)
@specialized(where Element == Int)
@specialized(where Element == UInt8)
@specialized(where Element == Bool)
func transposedMatrix<Element: TensorElement>(
  _ source: [Element], rows: Int, columns: Int
) -> [Element] {
  let tile = 16
  return .filled(rows * columns) { out in
    source.withUnsafeBufferPointer { source in
      for top in stride(from: 0, to: rows, by: tile) {
        for left in stride(from: 0, to: columns, by: tile) {
          for j in left..<min(left + tile, columns) {
            for i in top..<min(top + tile, rows) {
              (out + (j &* rows &+ i)).initialize(to: source[i &* columns &+ j])
            }
          }
        }
      }
    }
  }
}
