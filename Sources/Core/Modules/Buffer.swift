/// A tensor in a module's state that is not trained, such as running statistics.
public final class Buffer<Element: TensorElement> {
  /// The elements.
  public var value: Tensor<Element>

  /// Creates a buffer from a tensor.
  public init(_ value: Tensor<Element>) { self.value = value }
}

/// A buffer whose element type is known only at run time.
protocol AnyBuffer: AnyObject {
  /// The elements, of any type.
  var anyValue: AnyTensor { get }

  /// Replaces the elements with those of a tensor of the same type and shape.
  ///
  /// - Returns: Whether the tensor had that type.
  func take(_ tensor: AnyTensor) -> Bool
}

extension Buffer: AnyBuffer {
  var anyValue: AnyTensor {
    switch value {
    case let tensor as Tensor<Float>: .float(tensor)
    case let tensor as Tensor<Double>: .double(tensor)
    case let tensor as Tensor<Int>: .int(tensor)
    case let tensor as Tensor<UInt8>: .bytes(tensor)
    case let tensor as Tensor<Bool>: .bool(tensor)
    default: shapeFailure("Buffer: files cannot store elements of type \(Element.self)")
    }
  }

  func take(_ tensor: AnyTensor) -> Bool {
    let elements: Any? =
      switch tensor {
      case .int(let tensor): tensor
      case .bytes(let tensor): tensor
      case .bool(let tensor): tensor
      case .float, .double:
        Element.self == Float.self
          ? tensor.floating(Float.self) as Any? : tensor.floating(Double.self)
      }
    guard let elements = elements as? Tensor<Element> else { return false }
    value = elements
    return true
  }
}

extension AnyTensor {
  /// Returns the elements, converted to the given type, if they are floating-point numbers.
  func floating<Scalar: TensorScalar>(_ type: Scalar.Type) -> Tensor<Scalar>? {
    switch self {
    case .float(let tensor): tensor as? Tensor<Scalar> ?? Tensor<Scalar>(tensor)
    case .double(let tensor): tensor as? Tensor<Scalar> ?? Tensor<Scalar>(tensor)
    case .int, .bytes, .bool: nil
    }
  }
}
