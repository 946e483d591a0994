extension Tensor where Element: TensorScalar {
  /// Converts the elements of a tensor to this floating-point type, rounding to the nearest value.
  public init<Other: TensorScalar>(_ other: Tensor<Other>) {
    self.init(unchecked: converted(other.storage), shape: other.shape)
  }
  /// Converts the elements of a tensor to floating-point numbers.
  public init(_ other: Tensor<Int>) {
    self.init(unchecked: other.storage.map { Element($0) }, shape: other.shape)
  }
  /// Converts the elements of a tensor to floating-point numbers.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  public init(_ other: Tensor<UInt8>) {
    self.init(unchecked: other.storage.map { Element($0) }, shape: other.shape)
  }
}

extension Tensor where Element: TensorNumber {
  /// Creates a tensor that is 1 where a mask is true and 0 elsewhere.
  public init(_ mask: Tensor<Bool>) {
    self.init(unchecked: numbers(of: mask.storage), shape: mask.shape)
  }
}

extension Tensor where Element == Int {
  /// Converts the elements of a tensor to `Int`.
  public init(_ other: Tensor<UInt8>) {
    self.init(unchecked: other.storage.map { Int($0) }, shape: other.shape)
  }
}

extension Tensor where Element: TensorNumber & FixedWidthInteger {
  /// Converts the elements of a tensor to integers, rounding toward zero as NumPy's `astype(int)`.
  ///
  /// - Precondition: Each element is in the range of the integers.
  public init<Other: TensorScalar>(_ other: Tensor<Other>) {
    let elements = other.storage.map { number in
      guard let integer = Element(exactly: number.rounded(.towardZero)) else {
        shapeFailure(
          "Tensor.init: expected numbers in the range of \(Element.self), found \(number)")
      }
      return integer
    }
    self.init(unchecked: elements, shape: other.shape)
  }
}

@specialized(where From == Float, To == Double)
@specialized(where From == Double, To == Float)
@specialized(where From == Double, To == Double)
func converted<From: TensorScalar, To: TensorScalar>(_ source: [From]) -> [To] {
  if let same = source as? [To] { return same }
  return .filled(source.count) { out in
    source.withUnsafeBufferPointer { source in
      for i in 0..<source.count { (out + i).initialize(to: To(source[i])) }
    }
  }
}

@specialized(where Number == Float)
@specialized(where Number == Double)
func numbers<Number: TensorNumber>(of mask: [Bool]) -> [Number] {
  // A table is used because a branch would often be mispredicted.
  let values: [Number] = [0, 1]
  return .filled(mask.count) { out in
    mask.withUnsafeBytes { mask in
      values.withUnsafeBufferPointer { values in
        for i in 0..<mask.count { (out + i).initialize(to: values[Int(mask[i] & 1)]) }
      }
    }
  }
}
