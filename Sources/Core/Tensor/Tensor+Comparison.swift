extension Tensor where Element: TensorNumber {
  /// Compares two tensors elementwise with `<`; shapes broadcast.
  public static func .< (a: Tensor, b: Tensor) -> Tensor<Bool> { compare(.less, a, b) }
  /// Compares two tensors elementwise with `<=`; shapes broadcast.
  public static func .<= (a: Tensor, b: Tensor) -> Tensor<Bool> { compare(.lessOrEqual, a, b) }
  /// Compares two tensors elementwise with `>`; shapes broadcast.
  public static func .> (a: Tensor, b: Tensor) -> Tensor<Bool> { compare(.greater, a, b) }
  /// Compares two tensors elementwise with `>=`; shapes broadcast.
  public static func .>= (a: Tensor, b: Tensor) -> Tensor<Bool> { compare(.greaterOrEqual, a, b) }

  /// Returns whether each element is less than a scalar.
  public static func .< (a: Tensor, b: Element) -> Tensor<Bool> { compare(.less, a, Tensor(b)) }
  /// Returns whether each element is less than or equal to a scalar.
  public static func .<= (a: Tensor, b: Element) -> Tensor<Bool> {
    compare(.lessOrEqual, a, Tensor(b))
  }
  /// Returns whether each element is greater than a scalar.
  public static func .> (a: Tensor, b: Element) -> Tensor<Bool> { compare(.greater, a, Tensor(b)) }
  /// Returns whether each element is greater than or equal to a scalar.
  public static func .>= (a: Tensor, b: Element) -> Tensor<Bool> {
    compare(.greaterOrEqual, a, Tensor(b))
  }

  private static func compare(
    _ operation: ComparisonOperation, _ a: Tensor, _ b: Tensor
  ) -> Tensor<Bool> {
    let shape = broadcastShape(a.shape, b.shape, in: "Tensor \(operation.rawValue)")
    let plan = BroadcastPlan(a.shape, b.shape, result: shape)
    let count = elementCount(of: shape, in: operation.rawValue)
    return Tensor<Bool>(
      unchecked: compared(operation, a.storage, b.storage, plan, count: count), shape: shape)
  }
}

extension Tensor {
  /// Compares two tensors elementwise for equality; shapes broadcast.
  public static func .== (a: Tensor, b: Tensor) -> Tensor<Bool> { equate(a, b, negated: false) }
  /// Compares two tensors elementwise for inequality; shapes broadcast.
  public static func .!= (a: Tensor, b: Tensor) -> Tensor<Bool> { equate(a, b, negated: true) }
  /// Returns whether each element equals a scalar.
  public static func .== (a: Tensor, b: Element) -> Tensor<Bool> {
    equate(a, Tensor(b), negated: false)
  }
  /// Returns whether each element differs from a scalar.
  public static func .!= (a: Tensor, b: Element) -> Tensor<Bool> {
    equate(a, Tensor(b), negated: true)
  }

  private static func equate(_ a: Tensor, _ b: Tensor, negated: Bool) -> Tensor<Bool> {
    let shape = broadcastShape(a.shape, b.shape, in: negated ? "Tensor .!=" : "Tensor .==")
    let plan = BroadcastPlan(a.shape, b.shape, result: shape)
    let count = elementCount(of: shape, in: "Tensor .==")
    return Tensor<Bool>(
      unchecked: equated(a.storage, b.storage, plan, count: count, negated: negated), shape: shape)
  }
}

extension Tensor where Element == Bool {
  /// Combines two masks elementwise with "and"; shapes broadcast.
  public static func .& (a: Tensor, b: Tensor) -> Tensor { join(a, b, "Tensor .&") { $0 && $1 } }
  /// Combines two masks elementwise with "or"; shapes broadcast.
  public static func .| (a: Tensor, b: Tensor) -> Tensor { join(a, b, "Tensor .|") { $0 || $1 } }
  /// Negates each element of a mask.
  public static prefix func .! (a: Tensor) -> Tensor {
    Tensor(unchecked: a.storage.map { !$0 }, shape: a.shape)
  }

  /// Returns whether every element is true.
  public func all() -> Bool { storage.allSatisfy { $0 } }
  /// Returns whether any element is true.
  public func any() -> Bool { storage.contains(true) }
  /// The number of elements that are true.
  public var countNonzero: Int { storage.reduce(0) { $0 + ($1 ? 1 : 0) } }

  private static func join(
    _ a: Tensor, _ b: Tensor, _ operation: String, _ body: (Bool, Bool) -> Bool
  ) -> Tensor {
    let shape = broadcastShape(a.shape, b.shape, in: operation)
    let plan = BroadcastPlan(a.shape, b.shape, result: shape)
    let count = elementCount(of: shape, in: operation)
    let elements = withPointers(a.storage, b.storage, count: count) { left, right, out in
      plan.fill(out, left, right, body)
    }
    return Tensor(unchecked: elements, shape: shape)
  }
}

extension Tensor {
  /// Selects elements of `a` where the mask is true, and elements of `b` elsewhere; shapes
  /// broadcast.
  public static func `where`(_ mask: Tensor<Bool>, _ a: Tensor, _ b: Tensor) -> Tensor {
    let operands = broadcastShape(a.shape, b.shape, in: "Tensor.where")
    let shape = broadcastShape(mask.shape, operands, in: "Tensor.where")
    let elements = selected(
      mask.broadcast(to: shape).storage, a.broadcast(to: shape).storage,
      b.broadcast(to: shape).storage)
    return Tensor(unchecked: elements, shape: shape)
  }
  /// Selects elements of `a` where the mask is true, and a scalar elsewhere.
  public static func `where`(_ mask: Tensor<Bool>, _ a: Tensor, _ b: Element) -> Tensor {
    `where`(mask, a, Tensor(b))
  }
  /// Selects a scalar where the mask is true, and elements of `b` elsewhere.
  public static func `where`(_ mask: Tensor<Bool>, _ a: Element, _ b: Tensor) -> Tensor {
    `where`(mask, Tensor(a), b)
  }
  /// Selects one scalar where the mask is true, and another elsewhere.
  public static func `where`(_ mask: Tensor<Bool>, _ a: Element, _ b: Element) -> Tensor {
    `where`(mask, Tensor(a), Tensor(b))
  }
}

/// Selects elements from two arrays of equal length with a mask of the same length.
@specialized(where Element == Float)
@specialized(where Element == Double)
@specialized(where Element == Int)
@specialized(where Element == UInt8)
@specialized(where Element == Bool)
func selected<Element: TensorElement>(
  _ mask: [Bool], _ a: [Element], _ b: [Element]
) -> [Element] {
  .filled(mask.count) { out in
    mask.withUnsafeBufferPointer { mask in
      a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
          for i in 0..<mask.count { (out + i).initialize(to: mask[i] ? a[i] : b[i]) }
        }
      }
    }
  }
}
