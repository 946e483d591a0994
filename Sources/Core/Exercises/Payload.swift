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
  ///
  /// Code that treats all tensors alike, such as code for files, messages and comparisons, uses the
  /// names. All other code uses keys.
  package var tensors: [String: AnyTensor]

  /// Short texts by name, such as the mode of a layer.
  ///
  /// In an answer, they are the tasks of the tensors that are not written yet (`Tensor.todo`).
  package var texts: [String: String]

  /// Creates an empty payload.
  public init() {
    self.init(tensors: [:])
  }

  /// Creates a payload from tensors and texts by name.
  package init(tensors: [String: AnyTensor] = [:], texts: [String: String]) {
    self.tensors = tensors
    self.texts = texts
  }

  /// Creates a payload from tensors by name.
  package init(tensors: [String: AnyTensor]) {
    self.init(tensors: tensors, texts: [:])
  }
}

/// The error thrown when a payload lacks a value, or when the value has the wrong type or shape.
public struct PayloadError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The name of the value.
  public let name: String
  /// A description of the expected value.
  public let expected: String
  /// A description of the value found.
  public let found: String

  /// Creates an error.
  public init(name: String, expected: String, found: String) {
    self.name = name
    self.expected = expected
    self.found = found
  }

  /// The error message.
  public var description: String { "'\(name)': expected \(expected), found \(found)" }
}
