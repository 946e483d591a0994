// Students' innermost loops read elements by index. So each subscript checks the extents once, in
// unsigned arithmetic, and bypasses the array's own bounds check. This is safe: the element count
// is the product of the extents, so an index within the extents is within the storage.

extension Tensor {
  /// The element at index i of a vector `[N]`.
  @inlinable
  public subscript(i: Int) -> Element {
    get {
      checkIndex(i)
      return elements.withUnsafeBufferPointer { $0[i] }
    }
    _modify {
      checkIndex(i)
      yield &elements[i]
    }
  }

  /// The element of a matrix `[N, D]` in row i and column j.
  @inlinable
  public subscript(i: Int, j: Int) -> Element {
    get {
      let offset = checkedOffset(i, j)
      return elements.withUnsafeBufferPointer { $0[offset] }
    }
    _modify {
      let offset = checkedOffset(i, j)
      yield &elements[offset]
    }
  }

  /// An element of a tensor of rank 3.
  @inlinable
  public subscript(i: Int, j: Int, k: Int) -> Element {
    get {
      let offset = checkedOffset(i, j, k)
      return elements.withUnsafeBufferPointer { $0[offset] }
    }
    _modify {
      let offset = checkedOffset(i, j, k)
      yield &elements[offset]
    }
  }

  /// An element of a tensor of rank 4.
  @inlinable
  public subscript(i: Int, j: Int, k: Int, l: Int) -> Element {
    get {
      let offset = checkedOffset(i, j, k, l)
      return elements.withUnsafeBufferPointer { $0[offset] }
    }
    _modify {
      let offset = checkedOffset(i, j, k, l)
      yield &elements[offset]
    }
  }

  /// The element at an index with one number per axis.
  public subscript(at index: [Int]) -> Element {
    get { storage[checkedOffset(index)] }
    set { storage[checkedOffset(index)] = newValue }
  }
}

extension Tensor {
  @inlinable @inline(__always)
  func checkIndex(_ i: Int) {
    if UInt(bitPattern: i) >= UInt(bitPattern: extents.vectorLength) {
      indexFailure([i], shape: shape)
    }
  }

  @inlinable @inline(__always)
  func checkedOffset(_ i: Int, _ j: Int) -> Int {
    if isOutside(i, extents.matrixRows) | isOutside(j, extents.second) != 0 {
      indexFailure([i, j], shape: shape)
    }
    return i &* extents.second &+ j
  }

  @inlinable @inline(__always)
  func checkedOffset(_ i: Int, _ j: Int, _ k: Int) -> Int {
    let outer =
      isOutside(i, extents.first) | isOutside(j, extents.second) | (extents.rank == 3 ? 0 : 1)
    if outer | isOutside(k, extents.third) != 0 {
      indexFailure([i, j, k], shape: shape)
    }
    return (i &* extents.second &+ j) &* extents.third &+ k
  }

  @inlinable @inline(__always)
  func checkedOffset(_ i: Int, _ j: Int, _ k: Int, _ l: Int) -> Int {
    let outer =
      isOutside(i, extents.first) | isOutside(j, extents.second) | (extents.rank == 4 ? 0 : 1)
    if outer | isOutside(k, extents.third) | isOutside(l, extents.fourth) != 0 {
      indexFailure([i, j, k, l], shape: shape)
    }
    return ((i &* extents.second &+ j) &* extents.third &+ k) &* extents.fourth &+ l
  }

  func checkedOffset(_ index: [Int]) -> Int {
    guard index.count == rank, zip(index, shape).allSatisfy({ $0 >= 0 && $0 < $1 }) else {
      indexFailure(index, shape: shape)
    }
    return zip(index, shape).reduce(0) { $0 * $1.1 + $1.0 }
  }
}

/// Returns 1 if an index is out of bounds, and 0 otherwise.
///
/// Numbers are combined instead of conditions, so that the optimizer computes those of outer loops
/// only once. What does not change in the innermost loop therefore stands first.
@inlinable @inline(__always)
func isOutside(_ index: Int, _ length: Int) -> UInt8 {
  UInt(bitPattern: index) >= UInt(bitPattern: length) ? 1 : 0
}

/// Stops the program if an index has the wrong length or is out of bounds.
@usableFromInline @inline(never)
func indexFailure(_ index: [Int], shape: [Int]) -> Never {
  let reason =
    index.count == shape.count
    ? "is out of bounds for shape \(shape)"
    : "has length \(index.count), but shape \(shape) has \(shape.count) axes"
  shapeFailure("Tensor subscript: index \(index) \(reason)")
}
