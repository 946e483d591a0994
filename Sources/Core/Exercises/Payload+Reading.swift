extension Payload {
  /// Returns whether the payload contains a value for a key.
  public func contains<Value>(_ key: Key<Value>) -> Bool {
    tensors[key.name] != nil || texts[key.name] != nil
  }

  /// Returns the tensor for a key, with the caller's element type.
  ///
  /// - Parameter key: The key of the tensor.
  /// - Returns: The tensor.
  /// - Throws: `PayloadError` if there is no such tensor, or if it has a different element type.
  public func tensor<Scalar: TensorScalar>(
    _ key: Key<AnyTensor>
  ) throws(PayloadError) -> Tensor<Scalar> {
    let tensor: Any = Scalar.self == Float.self ? try floats(key) : try doubles(key)
    guard let tensor = tensor as? Tensor<Scalar> else {
      throw mismatch(key, expected: "a tensor of \(Scalar.self)")
    }
    return tensor
  }

  /// Returns the `Float` tensor for a key.
  public func floats(_ key: Key<AnyTensor>) throws(PayloadError) -> Tensor<Float> {
    if case .float(let tensor)? = tensors[key.name] { return tensor }
    throw mismatch(key, expected: "a Float tensor")
  }

  /// Returns the `Double` tensor for a key.
  public func doubles(_ key: Key<AnyTensor>) throws(PayloadError) -> Tensor<Double> {
    if case .double(let tensor)? = tensors[key.name] { return tensor }
    throw mismatch(key, expected: "a Double tensor")
  }

  /// Returns the integers for a key, in row-major order.
  public func ints(_ key: Key<[Int]>) throws(PayloadError) -> [Int] {
    try indices(key).storage
  }

  /// Returns the tensor of integers for a key, such as the indices of words, of shape `[N, T]`.
  public func indices(_ key: Key<[Int]>) throws(PayloadError) -> Tensor<Int> {
    if case .int(let tensor)? = tensors[key.name] { return tensor }
    throw mismatch(key, expected: "an Int tensor")
  }

  /// Returns the numbers for a key, in row-major order.
  public func numbers(_ key: Key<[Double]>) throws(PayloadError) -> [Double] {
    if case .double(let tensor)? = tensors[key.name] { return tensor.storage }
    throw mismatch(key, expected: "a Double tensor")
  }

  /// Returns the single number for a key.
  public func number(_ key: Key<Double>) throws(PayloadError) -> Double {
    if case .double(let tensor)? = tensors[key.name], tensor.shape.isEmpty {
      return tensor.storage[0]
    }
    throw mismatch(key, expected: "a single Double")
  }

  /// Returns the single integer for a key.
  public func int(_ key: Key<Int>) throws(PayloadError) -> Int {
    if case .int(let tensor)? = tensors[key.name], tensor.shape.isEmpty { return tensor.storage[0] }
    throw mismatch(key, expected: "a single Int")
  }

  /// Returns the text for a key.
  public func text(_ key: Key<String>) throws(PayloadError) -> String {
    if let text = texts[key.name] { return text }
    throw PayloadError(name: key.name, expected: "a string", found: "nothing")
  }

  /// Returns the choice for a key.
  ///
  /// - Throws: `PayloadError`, which lists the choices, if the text is not one of them.
  public func choice<Choice: PayloadChoice>(
    _ key: Key<Choice>
  ) throws(PayloadError) -> Choice {
    let text = texts[key.name]
    if let choice = text.flatMap(Choice.init(rawValue:)) { return choice }
    let choices = Choice.allCases.map(\.rawValue)
    let expected = choices.dropLast().joined(separator: ", ") + " or " + (choices.last ?? "")
    throw PayloadError(
      name: key.name, expected: expected, found: text.map { "'\($0)'" } ?? "nothing")
  }

  /// Returns the tensors of a group, by their names within the group.
  ///
  /// The result is empty if the group has no tensors.
  public func part(_ key: Key<Payload>) -> Payload {
    let prefix = key.name + "."
    var part = Payload()
    for (name, tensor) in tensors where name.hasPrefix(prefix) {
      part.tensors[String(name.dropFirst(prefix.count))] = tensor
    }
    return part
  }

  private func mismatch<Value>(_ key: Key<Value>, expected: String) -> PayloadError {
    let found =
      switch tensors[key.name] {
      case nil: "nothing"
      case .float(let tensor)?: "a Float tensor of shape \(tensor.shape)"
      case .double(let tensor)?: "a Double tensor of shape \(tensor.shape)"
      case .int(let tensor)?: "an Int tensor of shape \(tensor.shape)"
      case .bytes(let tensor)?: "a UInt8 tensor of shape \(tensor.shape)"
      case .bool(let tensor)?: "a Bool tensor of shape \(tensor.shape)"
      }
    return PayloadError(name: key.name, expected: expected, found: found)
  }
}

extension Payload {
  /// The tensor for a key, with any element type and shape.
  package subscript<Value>(_ key: Key<Value>) -> AnyTensor? {
    get { tensors[key.name] }
    set { tensors[key.name] = newValue }
  }

  /// The payload with every `Float` tensor converted to `Double`.
  package var inDoublePrecision: Payload {
    var copy = self
    for (name, tensor) in tensors {
      if case .float(let floats) = tensor { copy.tensors[name] = .double(Tensor<Double>(floats)) }
    }
    return copy
  }

  /// Whether any tensor has elements of type `Float`.
  @usableFromInline var hasFloats: Bool {
    tensors.values.contains { if case .float = $0 { true } else { false } }
  }

  /// The number of bytes in the elements of all tensors.
  package var byteCount: Int { tensors.values.reduce(0) { $0 + $1.byteCount } }
}
