extension Payload {
  /// The tensor under a name, in the element type that the caller computes in.
  ///
  /// - Parameter name: The name of the tensor.
  /// - Returns: The tensor.
  /// - Throws: `PayloadError` when there is none, or one of another element type.
  public func tensor<Scalar: TensorScalar>(_ name: String) throws(PayloadError) -> Tensor<Scalar> {
    let tensor: Any = Scalar.self == Float.self ? try floats(name) : try doubles(name)
    guard let tensor = tensor as? Tensor<Scalar> else {
      throw PayloadError(name: name, expected: "a tensor of \(Scalar.self)", found: "another type")
    }
    return tensor
  }

  /// Stores a tensor of `Float` or of `Double` under a name.
  public mutating func set<Scalar: TensorScalar>(_ name: String, _ tensor: Tensor<Scalar>) {
    if let floats = tensor as? Tensor<Float> {
      tensors[name] = .float(floats)
    } else {
      tensors[name] = .double(Tensor<Double>(tensor))
    }
  }

  /// The payload with every tensor of `Float` as one of `Double`.
  package var inDoublePrecision: Payload {
    var copy = self
    for (name, tensor) in tensors {
      if case .float(let floats) = tensor { copy.tensors[name] = .double(Tensor<Double>(floats)) }
    }
    return copy
  }

  /// How many bytes the elements of all tensors take.
  package var byteCount: Int { tensors.values.reduce(0) { $0 + $1.byteCount } }

  /// The text under a name.
  ///
  /// - Parameter name: The name of the text.
  /// - Returns: The text.
  /// - Throws: `PayloadError` when there is none.
  public func text(_ name: String) throws(PayloadError) -> String {
    guard let text = texts[name] else {
      throw PayloadError(name: name, expected: "a text", found: "nothing")
    }
    return text
  }
}
