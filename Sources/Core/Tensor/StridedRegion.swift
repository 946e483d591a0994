/// A view of a tensor's storage, such as a row, a range, a transpose or a broadcast.
struct StridedRegion {
  /// The offset of the first element.
  var offset = 0
  /// The length of each axis.
  var shape: [Int]
  /// The stride of each axis.
  var strides: [Int]

  /// The number of elements.
  var count: Int { shape.reduce(1, *) }

  /// Creates the region of a whole contiguous tensor.
  init(whole shape: [Int]) {
    self.shape = shape
    strides = rowMajorStrides(shape)
  }

  /// Keeps a range of an axis.
  mutating func narrow(axis: Int, to range: Range<Int>) {
    offset += range.lowerBound * strides[axis]
    shape[axis] = range.count
  }

  /// Selects one index of an axis and drops the axis.
  mutating func select(axis: Int, at index: Int) {
    offset += index * strides[axis]
    shape.remove(at: axis)
    strides.remove(at: axis)
  }

  /// Returns the same region with adjacent axes merged where a single stride traverses both.
  func merged() -> StridedRegion {
    var result = self
    result.shape = []
    result.strides = []
    for (length, stride) in zip(shape, strides) where length != 1 {
      if let last = result.shape.last, result.strides[result.strides.count - 1] == stride * length {
        result.shape[result.shape.count - 1] = last * length
        result.strides[result.strides.count - 1] = stride
      } else {
        result.shape.append(length)
        result.strides.append(stride)
      }
    }
    return result
  }

  /// Calls `body` with the storage offset of each run along the innermost axis, in order.
  @inline(__always)
  func forEachRun(_ body: (_ source: Int, _ run: Int) -> Void) {
    if shape.contains(0) { return }
    let axes = shape.count - 1
    if axes <= 0 {
      body(offset, 0)
      return
    }
    var index = Array(repeating: 0, count: axes)
    var source = offset
    for run in 0..<shape.dropLast().reduce(1, *) {
      body(source, run)
      var axis = axes - 1
      while axis >= 0 {
        index[axis] += 1
        source += strides[axis]
        if index[axis] < shape[axis] { break }
        source -= shape[axis] * strides[axis]
        index[axis] = 0
        axis -= 1
      }
    }
  }
}

/// Returns the strides of a contiguous tensor of the given shape.
func rowMajorStrides(_ shape: [Int]) -> [Int] {
  var strides = shape
  var stride = 1
  for axis in shape.indices.reversed() {
    strides[axis] = stride
    stride *= shape[axis]
  }
  return strides
}

/// Copies the elements of a region in row-major order.
@specialized(where Element == Float)
@specialized(where Element == Double)
@specialized(where Element == Int)
@specialized(where Element == UInt8)
@specialized(where Element == Bool)
func copied<Element: TensorElement>(
  _ region: StridedRegion, of storage: [Element]
) -> [Element] {
  let count = region.count
  let merged = region.merged()
  let length = merged.shape.last ?? 1
  let stride = merged.strides.last ?? 1
  return .filled(count) { out in
    storage.withUnsafeBufferPointer { storage in
      guard let base = storage.baseAddress else { return }
      merged.forEachRun { source, run in
        let (from, to) = (base + source, out + run * length)
        if stride == 1 {
          to.initialize(from: from, count: length)
        } else {
          for i in 0..<length { (to + i).initialize(to: from[i * stride]) }
        }
      }
    }
  }
}

/// Writes `values`, in row-major order, to a region of `storage`.
@specialized(where Element == Float)
@specialized(where Element == Double)
@specialized(where Element == Int)
@specialized(where Element == UInt8)
@specialized(where Element == Bool)
func write<Element: TensorElement>(
  _ values: [Element], to region: StridedRegion, of storage: inout [Element]
) {
  let merged = region.merged()
  let length = merged.shape.last ?? 1
  let stride = merged.strides.last ?? 1
  storage.withUnsafeMutableBufferPointer { storage in
    values.withUnsafeBufferPointer { values in
      guard let base = storage.baseAddress, let source = values.baseAddress else { return }
      merged.forEachRun { target, run in
        let (from, to) = (source + run * length, base + target)
        if stride == 1 {
          to.update(from: from, count: length)
        } else {
          for i in 0..<length { to[i * stride] = from[i] }
        }
      }
    }
  }
}

extension Tensor {
  func copy(_ region: StridedRegion) -> Tensor {
    Tensor(unchecked: copied(region, of: storage), shape: region.shape)
  }

  /// Writes a tensor to a region: broadcast to its shape, or as it is if the shapes are the same
  /// without axes of length 1.
  mutating func write(_ value: Tensor, to region: StridedRegion, _ operation: String) {
    if value.shape.filter({ $0 != 1 }) == region.shape.filter({ $0 != 1 }) {
      return Core.write(value.storage, to: region, of: &storage)
    }
    guard broadcastShape(region.shape, value.shape, in: operation) == region.shape else {
      shapeFailure("\(operation): shape \(value.shape) cannot be broadcast to \(region.shape)")
    }
    Core.write(value.broadcast(to: region.shape).storage, to: region, of: &storage)
  }
}
