/// A tensor whose element type is known only at run time.
public enum AnyTensor: Sendable, Equatable {
  /// A `Float` tensor.
  case float(Tensor<Float>)
  /// A `Double` tensor.
  case double(Tensor<Double>)
  /// An `Int` tensor, such as labels.
  case int(Tensor<Int>)
  /// A `UInt8` tensor, such as images.
  case bytes(Tensor<UInt8>)
  /// A `Bool` tensor, such as a mask.
  case bool(Tensor<Bool>)

  /// The length of each axis, outermost first.
  public var shape: [Int] {
    switch self {
    case .float(let tensor): tensor.shape
    case .double(let tensor): tensor.shape
    case .int(let tensor): tensor.shape
    case .bytes(let tensor): tensor.shape
    case .bool(let tensor): tensor.shape
    }
  }
}

/// Named tensors and texts: the arguments of an exercise, or its results.
///
/// A scalar is a tensor of shape `[]`. On disk and on the wire, a payload is a safetensors file.
public struct Payload: Sendable, Equatable {
  /// Tensors by name.
  public var tensors: [String: AnyTensor]

  /// Short texts by name, such as a mode.
  public var texts: [String: String]

  /// Makes a payload from the given tensors and texts.
  public init(tensors: [String: AnyTensor] = [:], texts: [String: String] = [:]) {
    self.tensors = tensors
    self.texts = texts
  }
}

/// The error thrown when a payload lacks a value, or the value has another type or shape.
public struct PayloadError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The name of the value.
  public let name: String
  /// What was expected.
  public let expected: String
  /// What was found.
  public let found: String

  /// Makes an error.
  public init(name: String, expected: String, found: String) {
    self.name = name
    self.expected = expected
    self.found = found
  }

  /// The error message.
  public var description: String { "'\(name)': expected \(expected), found \(found)" }
}

extension Payload {
  /// Stores a tensor under a name.
  public mutating func set(_ name: String, _ tensor: Tensor<Float>) {
    tensors[name] = .float(tensor)
  }
  /// Stores a tensor under a name.
  public mutating func set(_ name: String, _ tensor: Tensor<Double>) {
    tensors[name] = .double(tensor)
  }
  /// Stores an integer tensor under a name.
  public mutating func set(_ name: String, _ tensor: Tensor<Int>) { tensors[name] = .int(tensor) }
  /// Stores a byte tensor under a name.
  public mutating func set(_ name: String, _ tensor: Tensor<UInt8>) {
    tensors[name] = .bytes(tensor)
  }
  /// Stores a list of integers as a tensor of shape `[N]`.
  public mutating func set(_ name: String, _ values: [Int]) {
    tensors[name] = .int(Tensor(values, shape: [values.count]))
  }
  /// Stores a list of floating-point values as a tensor of shape `[N]`.
  public mutating func set(_ name: String, _ values: [Double]) {
    tensors[name] = .double(Tensor(values, shape: [values.count]))
  }
  /// Stores a scalar as a tensor of shape `[]`.
  public mutating func set(_ name: String, _ value: Double) {
    tensors[name] = .double(Tensor([value], shape: []))
  }
  /// Stores an integer as a tensor of shape `[]`.
  public mutating func set(_ name: String, _ value: Int) {
    tensors[name] = .int(Tensor([value], shape: []))
  }

  /// The `Float` tensor with a given name.
  public func floats(_ name: String) throws(PayloadError) -> Tensor<Float> {
    if case .float(let tensor)? = tensors[name] { return tensor }
    throw mismatch(name, expected: "a Float tensor")
  }
  /// The `Double` tensor with a given name.
  public func doubles(_ name: String) throws(PayloadError) -> Tensor<Double> {
    if case .double(let tensor)? = tensors[name] { return tensor }
    throw mismatch(name, expected: "a Double tensor")
  }
  /// The integers with a given name, in row-major order.
  public func ints(_ name: String) throws(PayloadError) -> [Int] {
    if case .int(let tensor)? = tensors[name] { return tensor.storage }
    throw mismatch(name, expected: "an Int tensor")
  }
  /// The byte tensor with a given name.
  public func bytes(_ name: String) throws(PayloadError) -> Tensor<UInt8> {
    if case .bytes(let tensor)? = tensors[name] { return tensor }
    throw mismatch(name, expected: "a UInt8 tensor")
  }
  /// The scalar with a given name.
  public func number(_ name: String) throws(PayloadError) -> Double {
    if case .double(let tensor)? = tensors[name], tensor.shape.isEmpty { return tensor.storage[0] }
    throw mismatch(name, expected: "a single Double")
  }
  /// The integer with a given name.
  public func int(_ name: String) throws(PayloadError) -> Int {
    if case .int(let tensor)? = tensors[name], tensor.shape.isEmpty { return tensor.storage[0] }
    throw mismatch(name, expected: "a single Int")
  }

  private func mismatch(_ name: String, expected: String) -> PayloadError {
    let found =
      switch tensors[name] {
      case nil: "nothing"
      case .float(let tensor)?: "a Float tensor of shape \(tensor.shape)"
      case .double(let tensor)?: "a Double tensor of shape \(tensor.shape)"
      case .int(let tensor)?: "an Int tensor of shape \(tensor.shape)"
      case .bytes(let tensor)?: "a UInt8 tensor of shape \(tensor.shape)"
      case .bool(let tensor)?: "a Bool tensor of shape \(tensor.shape)"
      }
    return PayloadError(name: name, expected: expected, found: found)
  }
}
