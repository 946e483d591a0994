package import Core

/// The element at which two tensors of the same shape differ most.
package struct TensorDifference: Sendable, Equatable {
  /// The index along each axis.
  package let index: [Int]
  package let received: Double
  package let expected: Double
  /// The `relativeError` of the two elements.
  ///
  /// If NaN is expected, a received NaN counts as equal.
  package let error: Double

  /// Finds the element with the largest relative error.
  ///
  /// The result is nil if all elements are within the tolerance.
  ///
  /// - Parameters:
  ///   - received: The student's tensor.
  ///   - expected: The reference's tensor.
  ///   - tolerance: The largest relative error that counts as equal.
  ///   - floor: The smallest denominator of a relative error. It is at least a small fraction of
  ///     the largest element (`JudgingDefaults.floorShare`).
  /// - Returns: The difference at the worst element, or nil.
  /// - Precondition: Both tensors have the same shape.
  package static func worst(
    _ received: AnyTensor, from expected: AnyTensor, tolerance: Double,
    floor: Double = JudgingDefaults.floor
  ) -> TensorDifference? {
    let (got, wanted) = (received.doubles, expected.doubles)
    let floor = max(floor, JudgingDefaults.floorShare * largest(of: wanted))
    guard !agree(got, wanted, tolerance: tolerance, floor: floor) else { return nil }
    var worst: (error: Double, index: Int) = (tolerance, -1)
    for index in wanted.indices {
      let areBothNaN = got[index].isNaN && wanted[index].isNaN
      let error = areBothNaN ? 0 : relativeError(got[index], wanted[index], floor: floor)
      if error > worst.error { worst = (error, index) }
    }
    guard worst.index >= 0 else { return nil }
    return TensorDifference(
      index: unravelIndex(worst.index, shape: expected.shape), received: got[worst.index],
      expected: wanted[worst.index], error: worst.error)
  }

  /// Returns whether two tensors have the same shape, and all elements are within the tolerance, as
  /// `worst` judges them.
  ///
  /// It takes a fraction of the time where they are not.
  static func isWithin(
    _ received: AnyTensor, from expected: AnyTensor, tolerance: Double, floor: Double
  ) -> Bool {
    guard received.shape == expected.shape else { return false }
    let (got, wanted) = (received.doubles, expected.doubles)
    let least = max(floor, JudgingDefaults.floorShare * largest(of: wanted))
    if agree(got, wanted, tolerance: tolerance, floor: least) { return true }
    // Only the loop over elements knows that NaN agrees with NaN.
    return !Tensor(wanted).sum().isFinite
      && worst(received, from: expected, tolerance: tolerance, floor: floor) == nil
  }

  /// Returns the largest magnitude of the elements, or 0 if it is not finite.
  private static func largest(of values: [Double]) -> Double {
    let largest = values.isEmpty ? 0 : Tensor(values).absolute().max()
    return largest.isFinite ? largest : 0
  }

  /// Returns whether all elements are within the tolerance, and none is NaN.
  ///
  /// Core compares them, because this module is built without optimization and a tensor may have a
  /// million elements.
  private static func agree(
    _ received: [Double], _ expected: [Double], tolerance: Double, floor: Double
  ) -> Bool {
    relativeError(Tensor(received), Tensor(expected), floor: floor) <= tolerance
  }

  /// Computes ‖received − expected‖ / ‖expected‖ over all elements, as a measure of precision.
  ///
  /// - Precondition: Both tensors have the same shape.
  package static func relativeNorm(_ received: AnyTensor, from expected: AnyTensor) -> Double {
    let (got, wanted) = (Tensor(received.doubles), Tensor(expected.doubles))
    let difference = got - wanted
    let (distance, length) = ((difference * difference).sum(), (wanted * wanted).sum())
    return distance == 0 ? 0 : (distance / length).squareRoot()
  }
}

extension AnyTensor {
  /// The elements as `Double` values, in row-major order.
  ///
  /// True becomes 1, and false becomes 0.
  package var doubles: [Double] {
    switch self {
    case .float(let tensor): Tensor<Double>(tensor).storage
    case .double(let tensor): tensor.storage
    case .int(let tensor): tensor.storage.map(Double.init)
    case .bytes(let tensor): tensor.storage.map(Double.init)
    case .bool(let tensor): tensor.storage.map { $0 ? 1 : 0 }
    }
  }

  /// The name of the element type.
  package var elementName: String {
    switch self {
    case .float: "Float"
    case .double: "Double"
    case .int: "Int"
    case .bytes: "UInt8"
    case .bool: "Bool"
    }
  }
}
