extension Module {
  /// All parameters and buffers by name, as in PyTorch's `state_dict`.
  public var state: Payload {
    let members = ModuleMembers(of: self)
    var state = Payload()
    for (name, parameter) in members.parameters { state.set(.tensor(named: name), parameter.value) }
    for (name, buffer) in members.buffers { state.tensors[name] = buffer.anyValue }
    return state
  }

  /// Loads parameters and buffers from a state.
  ///
  /// `Float` is converted to `Double` and vice versa if necessary.
  ///
  /// - Parameters:
  ///   - state: Tensors by name.
  ///   - strict: Whether the state must contain exactly the module's tensors. Shapes must always
  ///     match.
  /// - Returns: The names that were missing or unexpected, if `strict` is false.
  /// - Throws: `StateMismatch`, which lists every mismatch. The module is then unchanged.
  @discardableResult
  public func load(
    _ state: Payload, strict: Bool = true
  ) throws(StateMismatch) -> StateMismatch {
    let members = ModuleMembers(of: self)
    let mismatch = mismatch(of: state, with: members)
    if strict ? !mismatch.isEmpty : !mismatch.misshapen.isEmpty { throw mismatch }
    for (name, parameter) in members.parameters {
      if let tensor = state.tensors[name]?.floating(Scalar.self) { parameter.value = tensor }
    }
    for (name, buffer) in members.buffers {
      if let tensor = state.tensors[name] { _ = buffer.take(tensor) }
    }
    return mismatch
  }

  private func mismatch(
    of state: Payload, with members: ModuleMembers<Scalar>
  ) -> StateMismatch {
    var mismatch = StateMismatch()
    let own =
      members.parameters.map { ($0.name, Payload.anyTensor($0.parameter.value)) }
      + members.buffers.map { ($0.name, $0.buffer.anyValue) }
    for (name, expected) in own {
      guard let found = state.tensors[name] else {
        mismatch.missing.append(name)
        continue
      }
      if found.shape != expected.shape || found.kind != expected.kind {
        mismatch.misshapen.append(
          .init(name: name, expected: expected.summary, found: found.summary))
      }
    }
    let names = Set(own.map(\.0))
    mismatch.unexpected = state.tensors.keys.filter { !names.contains($0) }.sorted()
    return mismatch
  }
}

extension Payload {
  fileprivate static func anyTensor<Scalar: TensorScalar>(_ tensor: Tensor<Scalar>) -> AnyTensor {
    (tensor as? Tensor<Float>).map { .float($0) } ?? .double(Tensor<Double>(tensor))
  }
}

extension AnyTensor {
  /// The element type, treating all floating-point types as the same.
  fileprivate var kind: SafetensorsHeader.ElementType {
    elementType == .F32 ? .F64 : elementType
  }

  fileprivate var summary: String { "\(elementType.rawValue) of shape \(shape)" }
}
