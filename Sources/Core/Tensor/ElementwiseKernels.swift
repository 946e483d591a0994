// Every operation here is one generic function, compiled for each element type by `@specialized`
// and chosen at run time: callers in other modules get full speed without compiling it again.

/// An operation on two numbers.
enum BinaryOperation: String {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case maximum, minimum
}

/// A comparison of two numbers.
enum ComparisonOperation: String {
  case less = ".<"
  case lessOrEqual = ".<="
  case greater = ".>"
  case greaterOrEqual = ".>="
}

extension Array where Element: TensorElement {
  /// An array of `count` elements that `fill` writes, every one of them.
  @inline(__always)
  static func filled(_ count: Int, _ fill: (UnsafeMutablePointer<Element>) -> Void) -> [Element] {
    if count >= 1 << 14 { keepFreedMemory() }
    return Array(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      if count > 0, let base = buffer.baseAddress { fill(base) }
      initializedCount = count
    }
  }
}

/// Applies an operation to two arrays along a plan, into `count` elements.
@specialized(where Number == Float)
@specialized(where Number == Double)
@specialized(where Number == Int)
@specialized(where Number == UInt8)
func combined<Number: TensorNumber>(
  _ operation: BinaryOperation, _ left: [Number], _ right: [Number], _ plan: BroadcastPlan,
  count: Int
) -> [Number] {
  .filled(count) { out in
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        guard let a = left.baseAddress, let b = right.baseAddress else { return }
        combine(operation, a, b, into: out, plan)
      }
    }
  }
}

/// Applies an operation to two arrays along a plan, in place of the left one.
@specialized(where Number == Float)
@specialized(where Number == Double)
@specialized(where Number == Int)
@specialized(where Number == UInt8)
func combineInPlace<Number: TensorNumber>(
  _ operation: BinaryOperation, _ left: inout [Number], _ right: [Number], _ plan: BroadcastPlan
) {
  left.withUnsafeMutableBufferPointer { left in
    right.withUnsafeBufferPointer { right in
      guard let a = left.baseAddress, let b = right.baseAddress, left.count > 0 else { return }
      combine(operation, UnsafePointer(a), b, into: a, plan)
    }
  }
}

/// Adds a multiple of the right array to the left one along a plan, without a temporary array.
@specialized(where Number == Float)
@specialized(where Number == Double)
@specialized(where Number == Int)
@specialized(where Number == UInt8)
func addInPlace<Number: TensorNumber>(
  _ left: inout [Number], _ right: [Number], alpha: Number, _ plan: BroadcastPlan
) {
  left.withUnsafeMutableBufferPointer { left in
    right.withUnsafeBufferPointer { right in
      guard let a = left.baseAddress, let b = right.baseAddress, left.count > 0 else { return }
      plan.fill(a, UnsafePointer(a), b) { $0 + alpha * $1 }
    }
  }
}

@inline(__always)
private func combine<Number: TensorNumber>(
  _ operation: BinaryOperation, _ a: UnsafePointer<Number>, _ b: UnsafePointer<Number>,
  into out: UnsafeMutablePointer<Number>, _ plan: BroadcastPlan
) {
  switch operation {
  case .add: plan.fill(out, a, b) { $0 + $1 }
  case .subtract: plan.fill(out, a, b) { $0 - $1 }
  case .multiply: plan.fill(out, a, b) { $0 * $1 }
  case .divide: plan.fill(out, a, b) { $0 / $1 }
  // A NaN compares false and unequal to itself: these keep it from either side, as NumPy does.
  case .maximum: plan.fill(out, a, b) { $0 > $1 || $0 != $0 ? $0 : $1 }
  case .minimum: plan.fill(out, a, b) { $0 < $1 || $0 != $0 ? $0 : $1 }
  }
}

/// Compares two arrays along a plan, into `count` truth values.
@specialized(where Number == Float)
@specialized(where Number == Double)
@specialized(where Number == Int)
@specialized(where Number == UInt8)
func compared<Number: TensorNumber>(
  _ operation: ComparisonOperation, _ left: [Number], _ right: [Number], _ plan: BroadcastPlan,
  count: Int
) -> [Bool] {
  .filled(count) { out in
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        guard let a = left.baseAddress, let b = right.baseAddress else { return }
        switch operation {
        case .less: plan.fill(out, a, b) { $0 < $1 }
        case .lessOrEqual: plan.fill(out, a, b) { $0 <= $1 }
        case .greater: plan.fill(out, a, b) { $0 > $1 }
        case .greaterOrEqual: plan.fill(out, a, b) { $0 >= $1 }
        }
      }
    }
  }
}

/// Compares two arrays for equality along a plan, into `count` truth values.
@specialized(where Element == Float)
@specialized(where Element == Double)
@specialized(where Element == Int)
@specialized(where Element == UInt8)
@specialized(where Element == Bool)
func equated<Element: TensorElement>(
  _ left: [Element], _ right: [Element], _ plan: BroadcastPlan, count: Int, negated: Bool
) -> [Bool] {
  .filled(count) { out in
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        guard let a = left.baseAddress, let b = right.baseAddress else { return }
        plan.fill(out, a, b) { ($0 == $1) != negated }
      }
    }
  }
}
