extension Tensor where Element: TensorNumber {
  /// Adds two tensors elementwise; shapes broadcast as in NumPy.
  public static func + (a: Tensor, b: Tensor) -> Tensor { combine(.add, a, b) }
  /// Subtracts one tensor from another elementwise; shapes broadcast as in NumPy.
  public static func - (a: Tensor, b: Tensor) -> Tensor { combine(.subtract, a, b) }
  /// Multiplies two tensors elementwise; shapes broadcast as in NumPy.
  public static func * (a: Tensor, b: Tensor) -> Tensor { combine(.multiply, a, b) }

  /// Adds a scalar to each element.
  public static func + (a: Tensor, b: Element) -> Tensor { combine(.add, a, b) }
  /// Subtracts a scalar from each element.
  public static func - (a: Tensor, b: Element) -> Tensor { combine(.subtract, a, b) }
  /// Multiplies each element by a scalar.
  public static func * (a: Tensor, b: Element) -> Tensor { combine(.multiply, a, b) }

  /// Adds a scalar to each element.
  public static func + (a: Element, b: Tensor) -> Tensor { combine(.add, a, b) }
  /// Subtracts each element from a scalar.
  public static func - (a: Element, b: Tensor) -> Tensor { combine(.subtract, a, b) }
  /// Multiplies each element by a scalar.
  public static func * (a: Element, b: Tensor) -> Tensor { combine(.multiply, a, b) }

  /// Adds a tensor in place; `b` broadcasts to the shape of `a`.
  public static func += (a: inout Tensor, b: Tensor) { a.combineInPlace(.add, b) }
  /// Subtracts a tensor in place; `b` broadcasts to the shape of `a`.
  public static func -= (a: inout Tensor, b: Tensor) { a.combineInPlace(.subtract, b) }
  /// Multiplies by a tensor in place; `b` broadcasts to the shape of `a`.
  public static func *= (a: inout Tensor, b: Tensor) { a.combineInPlace(.multiply, b) }

  /// Adds a multiple of a tensor in place: `self += alpha · other`, without a temporary tensor.
  ///
  /// `other` broadcasts to the shape of `self`. PyTorch calls this `add_(other, alpha)`.
  public mutating func add(_ other: Tensor, alpha: Element) {
    let plan = planInPlace(other, "Tensor.add")
    addInPlace(&storage, other.storage, alpha: alpha, plan)
  }

  /// Adds a scalar to each element, in place.
  public static func += (a: inout Tensor, b: Element) { a.combineInPlace(.add, Tensor(b)) }
  /// Subtracts a scalar from each element, in place.
  public static func -= (a: inout Tensor, b: Element) { a.combineInPlace(.subtract, Tensor(b)) }
  /// Multiplies each element by a scalar, in place.
  public static func *= (a: inout Tensor, b: Element) { a.combineInPlace(.multiply, Tensor(b)) }
}

extension Tensor where Element: TensorNumber & SignedNumeric {
  /// Negates each element.
  public static prefix func - (a: Tensor) -> Tensor { combine(.multiply, a, -1) }
}

extension Tensor where Element: TensorScalar {
  /// Divides one tensor by another elementwise; shapes broadcast as in NumPy.
  public static func / (a: Tensor, b: Tensor) -> Tensor { combine(.divide, a, b) }
  /// Divides each element by a scalar.
  public static func / (a: Tensor, b: Element) -> Tensor { combine(.divide, a, b) }
  /// Divides a scalar by each element.
  public static func / (a: Element, b: Tensor) -> Tensor { combine(.divide, a, b) }
  /// Divides by a tensor in place; `b` broadcasts to the shape of `a`.
  public static func /= (a: inout Tensor, b: Tensor) { a.combineInPlace(.divide, b) }
  /// Divides each element by a scalar, in place.
  public static func /= (a: inout Tensor, b: Element) { a.combineInPlace(.divide, Tensor(b)) }
}

extension Tensor where Element: TensorNumber {
  /// Returns the elementwise maximum; shapes broadcast, and NaN propagates.
  public static func maximum(_ a: Tensor, _ b: Tensor) -> Tensor { combine(.maximum, a, b) }
  /// Returns the maximum of each element and a scalar; NaN propagates.
  public static func maximum(_ a: Tensor, _ b: Element) -> Tensor { combine(.maximum, a, b) }
  /// Returns the maximum of each element and a scalar; NaN propagates.
  public static func maximum(_ a: Element, _ b: Tensor) -> Tensor { combine(.maximum, a, b) }
  /// Returns the elementwise minimum; shapes broadcast, and NaN propagates.
  public static func minimum(_ a: Tensor, _ b: Tensor) -> Tensor { combine(.minimum, a, b) }
  /// Returns the minimum of each element and a scalar; NaN propagates.
  public static func minimum(_ a: Tensor, _ b: Element) -> Tensor { combine(.minimum, a, b) }
  /// Returns the minimum of each element and a scalar; NaN propagates.
  public static func minimum(_ a: Element, _ b: Tensor) -> Tensor { combine(.minimum, a, b) }
}

/// Returns the elementwise maximum; shapes broadcast, and NaN propagates.
public func maximum<Number: TensorNumber>(
  _ a: Tensor<Number>, _ b: Tensor<Number>
) -> Tensor<Number> { .maximum(a, b) }
/// Returns the maximum of each element and a scalar; NaN propagates.
public func maximum<Number: TensorNumber>(_ a: Tensor<Number>, _ b: Number) -> Tensor<Number> {
  .maximum(a, b)
}
/// Returns the maximum of each element and a scalar; NaN propagates.
public func maximum<Number: TensorNumber>(_ a: Number, _ b: Tensor<Number>) -> Tensor<Number> {
  .maximum(a, b)
}
/// Returns the elementwise minimum; shapes broadcast, and NaN propagates.
public func minimum<Number: TensorNumber>(
  _ a: Tensor<Number>, _ b: Tensor<Number>
) -> Tensor<Number> { .minimum(a, b) }
/// Returns the minimum of each element and a scalar; NaN propagates.
public func minimum<Number: TensorNumber>(_ a: Tensor<Number>, _ b: Number) -> Tensor<Number> {
  .minimum(a, b)
}
/// Returns the minimum of each element and a scalar; NaN propagates.
public func minimum<Number: TensorNumber>(_ a: Number, _ b: Tensor<Number>) -> Tensor<Number> {
  .minimum(a, b)
}

extension Tensor where Element: TensorNumber {
  static func combine(_ operation: BinaryOperation, _ a: Tensor, _ b: Tensor) -> Tensor {
    if a.shape == b.shape {
      let plan = BroadcastPlan(count: a.count)
      let elements = combined(operation, a.storage, b.storage, plan, count: a.count)
      return Tensor(unchecked: elements, shape: a.shape)
    }
    let shape = broadcastShape(a.shape, b.shape, in: "Tensor \(operation.rawValue)")
    let plan = BroadcastPlan(a.shape, b.shape, result: shape)
    let count = elementCount(of: shape, in: operation.rawValue)
    return Tensor(
      unchecked: combined(operation, a.storage, b.storage, plan, count: count), shape: shape)
  }

  static func combine(_ operation: BinaryOperation, _ a: Tensor, _ b: Element) -> Tensor {
    let plan = BroadcastPlan(count: a.count, leftStep: 1, rightStep: 0)
    return Tensor(
      unchecked: combined(operation, a.storage, [b], plan, count: a.count), shape: a.shape)
  }

  static func combine(_ operation: BinaryOperation, _ a: Element, _ b: Tensor) -> Tensor {
    let plan = BroadcastPlan(count: b.count, leftStep: 0, rightStep: 1)
    return Tensor(
      unchecked: combined(operation, [a], b.storage, plan, count: b.count), shape: b.shape)
  }

  mutating func combineInPlace(_ operation: BinaryOperation, _ b: Tensor) {
    let plan = planInPlace(b, "Tensor \(operation.rawValue)=")
    Core.combineInPlace(operation, &storage, b.storage, plan)
  }

  /// Returns a plan for traversing this tensor together with one that broadcasts to its shape.
  private func planInPlace(
    _ b: Tensor, _ operation: @autoclosure () -> String
  ) -> BroadcastPlan {
    if shape == b.shape { return BroadcastPlan(count: count) }
    if b.rank == 0 { return BroadcastPlan(count: count, leftStep: 1, rightStep: 0) }
    guard broadcastShape(shape, b.shape, in: operation()) == shape else {
      shapeFailure("\(operation()): shape \(b.shape) cannot be broadcast to \(shape)")
    }
    return BroadcastPlan(shape, b.shape, result: shape)
  }
}
