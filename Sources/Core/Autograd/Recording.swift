extension Variable {
  /// An operand of an operation, with the rule for its gradient.
  struct Operand {
    let variable: Variable
    let rule: GraphNode<Scalar>.Rule

    init(_ variable: Variable, _ rule: @escaping GraphNode<Scalar>.Rule) {
      self.variable = variable
      self.rule = rule
    }
  }

  /// Creates the result of an operation on one operand, whose gradient is given by `rule`.
  static func result(
    of operation: String, _ value: Tensor<Scalar>, _ operand: Variable,
    _ rule: @escaping GraphNode<Scalar>.Rule
  ) -> Variable {
    guard let node = operand.node, GraphState.current.isRecording else { return Variable(value) }
    return Variable(
      value, node: GraphNode(operation, operands: [node], rules: .separate([rule])))
  }

  /// Creates the result of an operation, keeping only the rules of operands that require a
  /// gradient.
  static func result(
    of operation: String, _ value: Tensor<Scalar>, _ operands: [Operand]
  ) -> Variable {
    guard GraphState.current.isRecording else { return Variable(value) }
    let tracked = operands.filter { $0.variable.node != nil }
    if tracked.isEmpty { return Variable(value) }
    return Variable(
      value,
      node: GraphNode(
        operation, operands: tracked.map(\.variable.node), rules: .separate(tracked.map(\.rule))))
  }

  /// Creates the result of an operation whose gradients share work.
  static func result(
    of operation: String, _ value: Tensor<Scalar>, jointly operands: [Variable?],
    _ rule: @escaping GraphNode<Scalar>.JointRule
  ) -> Variable {
    guard GraphState.current.isRecording, operands.contains(where: { $0?.node != nil }) else {
      return Variable(value)
    }
    return Variable(
      value,
      node: GraphNode(operation, operands: operands.map { $0?.node }, rules: .joint(rule)))
  }

  /// Saves the variable for a rule, which can then detect whether its value has changed.
  func kept(for operation: String) -> KeptVariable<Scalar> { KeptVariable(self, operation) }
}

/// A variable that a rule needs, and the version it had when the operation ran.
struct KeptVariable<Scalar: TensorScalar> {
  private let variable: Variable<Scalar>
  private let version: Int
  private let operation: String

  init(_ variable: Variable<Scalar>, _ operation: String) {
    self.variable = variable
    version = variable.version
    self.operation = operation
  }

  /// Returns the variable; stops the program if its value has changed since the operation ran.
  func callAsFunction() -> Variable<Scalar> {
    if variable.version != version {
      shapeFailure(
        "backward: an operand of '\(operation)', of shape \(variable.shape), was changed after the "
          + "operation; change values after backward(), or compute the result again")
    }
    return variable
  }
}
