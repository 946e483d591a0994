/// A tensor whose element type is known only at run time.
public enum AnyTensor: Sendable, Equatable {
  /// A tensor of `Float`.
  case float(Tensor<Float>)
  /// A tensor of `Double`.
  case double(Tensor<Double>)
  /// A tensor of `Int`, such as labels.
  case int(Tensor<Int>)
  /// A tensor of `UInt8`, such as images.
  case bytes(Tensor<UInt8>)
  /// A tensor of `Bool`, such as a mask.
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
/// A number is a tensor of shape `[]`. It is a safetensors file on disk and on the wire.
public struct Payload: Sendable, Equatable {
  /// Tensors by name.
  ///
  /// Files, the wire and comparisons take them all, whatever their names; everybody else has a key.
  package var tensors: [String: AnyTensor]

  /// Short texts by name, such as a mode.
  package var texts: [String: String]

  /// Makes an empty payload.
  public init() {
    self.init(tensors: [:])
  }

  /// Makes a payload of tensors and texts by their names.
  package init(tensors: [String: AnyTensor] = [:], texts: [String: String]) {
    self.tensors = tensors
    self.texts = texts
  }

  /// Makes a payload of tensors by their names.
  package init(tensors: [String: AnyTensor]) {
    self.init(tensors: tensors, texts: [:])
  }
}

/// The error of a payload that lacks a value, or holds it in another type or shape.
public struct PayloadError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The name asked for.
  public let name: String
  /// What was expected under that name.
  public let expected: String
  /// What was found there.
  public let found: String

  /// Makes an error from the name, what was expected there and what was found.
  public init(name: String, expected: String, found: String) {
    self.name = name
    self.expected = expected
    self.found = found
  }

  /// The error in a sentence.
  public var description: String { "'\(name)': expected \(expected), found \(found)" }
}
