extension Payload {
  /// The tensor with a given name, in the caller's element type.
  ///
  /// - Parameter name: The name of the tensor.
  /// - Returns: The tensor.
  /// - Throws: `PayloadError` if there is no such tensor, or it has another element type.
  public func tensor<Scalar: TensorScalar>(_ name: String) throws(PayloadError) -> Tensor<Scalar> {
    let tensor: Any = Scalar.self == Float.self ? try floats(name) : try doubles(name)
    guard let tensor = tensor as? Tensor<Scalar> else {
      throw PayloadError(name: name, expected: "a tensor of \(Scalar.self)", found: "another type")
    }
    return tensor
  }

  /// Stores a `Float` or `Double` tensor under a name.
  public mutating func set<Scalar: TensorScalar>(_ name: String, _ tensor: Tensor<Scalar>) {
    if let floats = tensor as? Tensor<Float> {
      tensors[name] = .float(floats)
    } else {
      tensors[name] = .double(Tensor<Double>(tensor))
    }
  }

  /// The payload with every `Float` tensor converted to `Double`.
  package var inDoublePrecision: Payload {
    var copy = self
    for (name, tensor) in tensors {
      if case .float(let floats) = tensor { copy.tensors[name] = .double(Tensor<Double>(floats)) }
    }
    return copy
  }

  /// The total size of all tensors, in bytes.
  package var byteCount: Int { tensors.values.reduce(0) { $0 + $1.byteCount } }

  /// The text with a given name.
  ///
  /// - Parameter name: The name of the text.
  /// - Returns: The text.
  /// - Throws: `PayloadError` if there is no such text.
  public func text(_ name: String) throws(PayloadError) -> String {
    guard let text = texts[name] else {
      throw PayloadError(name: name, expected: "a text", found: "nothing")
    }
    return text
  }
}
