// Every operation here is a generic function, which `@specialized` compiles for each element type.
// The right version is chosen at run time, so callers in other modules get full speed without
// compiling the function again.

/// An operation on two elements.
enum BinaryOperation: String {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case maximum, minimum
}

/// A comparison of two elements.
enum ComparisonOperation: String {
  case less = ".<"
  case lessOrEqual = ".<="
  case greater = ".>"
  case greaterOrEqual = ".>="
}

extension Array where Element: TensorElement {
  /// Creates an array of `count` elements, all of which `fill` must initialize.
  @inline(__always)
  static func filled(_ count: Int, _ fill: (UnsafeMutablePointer<Element>) -> Void) -> [Element] {
    if count >= 1 << 14 { keepFreedMemory() }
    return Array(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      if count > 0, let base = buffer.baseAddress { fill(base) }
      initializedCount = count
    }
  }
}

/// Creates an array of `count` elements, which `body` computes from the elements of two other
/// arrays.
@inline(__always)
func withPointers<Operand: TensorElement, Element: TensorElement>(
  _ first: [Operand], _ second: [Operand], count: Int,
  _ body: (UnsafePointer<Operand>, UnsafePointer<Operand>, UnsafeMutablePointer<Element>) -> Void
) -> [Element] {
  .filled(count) { out in
    first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in
        // An empty array may have no address; nothing is read from it.
        let nothing = UnsafeRawPointer(out).assumingMemoryBound(to: Operand.self)
        body(first.baseAddress ?? nothing, second.baseAddress ?? nothing, out)
      }
    }
  }
}

/// Applies an operation to two arrays according to a plan and returns `count` elements.
@specialized(where Number == Float)
@specialized(where Number == Double)
@specialized(where Number == Int)
@specialized(where Number == UInt8)
func combined<Number: TensorNumber>(
  _ operation: BinaryOperation, _ left: [Number], _ right: [Number], _ plan: BroadcastPlan,
  count: Int
) -> [Number] {
  withPointers(left, right, count: count) { a, b, out in
    combine(operation, a, b, into: out, plan)
  }
}

/// Applies an operation to two arrays according to a plan, in place in the left one.
@specialized(where Number == Float)
@specialized(where Number == Double)
@specialized(where Number == Int)
@specialized(where Number == UInt8)
func combineInPlace<Number: TensorNumber>(
  _ operation: BinaryOperation, _ left: inout [Number], _ right: [Number], _ plan: BroadcastPlan
) {
  withPointers(&left, right) { a, b in combine(operation, UnsafePointer(a), b, into: a, plan) }
}

/// Adds a multiple of the right array to the left one according to a plan, without a temporary
/// array.
@specialized(where Number == Float)
@specialized(where Number == Double)
@specialized(where Number == Int)
@specialized(where Number == UInt8)
func addInPlace<Number: TensorNumber>(
  _ left: inout [Number], _ right: [Number], alpha: Number, _ plan: BroadcastPlan
) {
  withPointers(&left, right) { a, b in plan.fill(a, UnsafePointer(a), b) { $0 + alpha * $1 } }
}

/// Calls `body` with the elements of two arrays, if there are any.
@inline(__always)
private func withPointers<Number: TensorNumber>(
  _ left: inout [Number], _ right: [Number],
  _ body: (UnsafeMutablePointer<Number>, UnsafePointer<Number>) -> Void
) {
  left.withUnsafeMutableBufferPointer { left in
    right.withUnsafeBufferPointer { right in
      guard let a = left.baseAddress, let b = right.baseAddress, left.count > 0 else { return }
      body(a, b)
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
  // Every comparison with NaN is false, except that NaN differs from itself, so these propagate NaN
  // from either operand, as in NumPy.
  case .maximum: plan.fill(out, a, b) { $0 > $1 || $0 != $0 ? $0 : $1 }
  case .minimum: plan.fill(out, a, b) { $0 < $1 || $0 != $0 ? $0 : $1 }
  }
}

/// Compares two arrays according to a plan and returns `count` Booleans.
@specialized(where Number == Float)
@specialized(where Number == Double)
@specialized(where Number == Int)
@specialized(where Number == UInt8)
func compared<Number: TensorNumber>(
  _ operation: ComparisonOperation, _ left: [Number], _ right: [Number], _ plan: BroadcastPlan,
  count: Int
) -> [Bool] {
  withPointers(left, right, count: count) { a, b, out in
    switch operation {
    case .less: plan.fill(out, a, b) { $0 < $1 }
    case .lessOrEqual: plan.fill(out, a, b) { $0 <= $1 }
    case .greater: plan.fill(out, a, b) { $0 > $1 }
    case .greaterOrEqual: plan.fill(out, a, b) { $0 >= $1 }
    }
  }
}

/// Compares two arrays for equality according to a plan and returns `count` Booleans.
@specialized(where Element == Float)
@specialized(where Element == Double)
@specialized(where Element == Int)
@specialized(where Element == UInt8)
@specialized(where Element == Bool)
func equated<Element: TensorElement>(
  _ left: [Element], _ right: [Element], _ plan: BroadcastPlan, count: Int, negated: Bool
) -> [Bool] {
  withPointers(left, right, count: count) { a, b, out in
    plan.fill(out, a, b) { ($0 == $1) != negated }
  }
}
