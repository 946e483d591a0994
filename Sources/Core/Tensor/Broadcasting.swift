/// Returns the shape to which two operands broadcast by NumPy's rules; stops the program if there
/// is none.
///
/// Shapes are aligned at their last axes; a missing axis, or one of length 1, is repeated.
package func broadcastShape(_ a: [Int], _ b: [Int], in operation: String) -> [Int] {
  if a == b { return a }
  let rank = max(a.count, b.count)
  return (0..<rank).map { axis in
    let i = axis - (rank - a.count)
    let j = axis - (rank - b.count)
    let left = i < 0 ? 1 : a[i]
    let right = j < 0 ? 1 : b[j]
    if left != right && left != 1 && right != 1 {
      shapeFailure("\(operation): shapes \(a) and \(b) cannot be broadcast together")
    }
    return left == 1 ? right : left
  }
}

/// Returns the row-major strides for reading `shape` as the larger shape `target`; repeated axes
/// have stride 0.
func broadcastStrides(_ shape: [Int], to target: [Int]) -> [Int] {
  var strides = Array(repeating: 0, count: target.count)
  var stride = 1
  for (back, length) in shape.reversed().enumerated() {
    strides[target.count - 1 - back] = length == 1 ? 0 : stride
    stride *= length
  }
  return strides
}

/// How to traverse two contiguous operands together to fill a result.
///
/// Adjacent axes that both operands traverse with a single stride are merged. On the remaining
/// innermost axis, each operand has stride 1 (traversed) or 0 (repeated), so the inner loop is
/// always simple.
struct BroadcastPlan {
  /// The lengths of the outer axes.
  private(set) var outer: [Int] = []
  /// The strides of the left operand along `outer`.
  private(set) var leftStrides: [Int] = []
  /// The strides of the right operand along `outer`.
  private(set) var rightStrides: [Int] = []
  /// The length of the innermost axis.
  private(set) var inner = 1
  /// The left operand's stride along the innermost axis.
  private(set) var leftStep = 1
  /// The right operand's stride along the innermost axis.
  private(set) var rightStep = 1

  /// Creates a plan for two operands of the same shape; an operand with a step of 0 is a scalar.
  init(count: Int, leftStep: Int = 1, rightStep: Int = 1) {
    inner = count
    self.leftStep = leftStep
    self.rightStep = rightStep
  }

  /// Creates a plan for operands that broadcast to `result`.
  init(_ left: [Int], _ right: [Int], result: [Int]) {
    let strides = zip(broadcastStrides(left, to: result), broadcastStrides(right, to: result))
    var lengths: [Int] = []
    for (length, (leftStride, rightStride)) in zip(result, strides) where length != 1 {
      if let last = lengths.last, leftStrides[lengths.count - 1] == leftStride * length,
        rightStrides[lengths.count - 1] == rightStride * length
      {
        lengths[lengths.count - 1] = last * length
        leftStrides[lengths.count - 1] = leftStride
        rightStrides[lengths.count - 1] = rightStride
      } else {
        lengths.append(length)
        leftStrides.append(leftStride)
        rightStrides.append(rightStride)
      }
    }
    inner = lengths.popLast() ?? 1
    leftStep = leftStrides.popLast() ?? 1
    rightStep = rightStrides.popLast() ?? 1
    outer = lengths
  }

  /// Calls `body` for each run of the innermost axis with the offsets in both operands and in the
  /// result.
  @inline(__always)
  func forEachRun(_ body: (_ left: Int, _ right: Int, _ result: Int) -> Void) {
    if outer.isEmpty {
      body(0, 0, 0)
      return
    }
    if outer.count == 1 {
      for i in 0..<outer[0] { body(i * leftStrides[0], i * rightStrides[0], i * inner) }
      return
    }
    var index = Array(repeating: 0, count: outer.count)
    var (left, right) = (0, 0)
    for run in 0..<outer.reduce(1, *) {
      body(left, right, run * inner)
      var axis = outer.count - 1
      while axis >= 0 {
        index[axis] += 1
        left += leftStrides[axis]
        right += rightStrides[axis]
        if index[axis] < outer[axis] { break }
        left -= outer[axis] * leftStrides[axis]
        right -= outer[axis] * rightStrides[axis]
        index[axis] = 0
        axis -= 1
      }
    }
  }

  /// Fills `result` with `operation` applied to the two operands.
  @inline(__always)
  func fill<Operand, Result>(
    _ result: UnsafeMutablePointer<Result>, _ left: UnsafePointer<Operand>,
    _ right: UnsafePointer<Operand>, _ operation: (Operand, Operand) -> Result
  ) {
    forEachRun { leftOffset, rightOffset, resultOffset in
      let (a, b) = (left + leftOffset, right + rightOffset)
      let out = result + resultOffset
      switch (leftStep, rightStep) {
      case (1, 1): for i in 0..<inner { (out + i).initialize(to: operation(a[i], b[i])) }
      case (1, _):
        let scalar = b[0]
        for i in 0..<inner { (out + i).initialize(to: operation(a[i], scalar)) }
      case (_, 1):
        let scalar = a[0]
        for i in 0..<inner { (out + i).initialize(to: operation(scalar, b[i])) }
      default:
        let value = operation(a[0], b[0])
        for i in 0..<inner { (out + i).initialize(to: value) }
      }
    }
  }
}
