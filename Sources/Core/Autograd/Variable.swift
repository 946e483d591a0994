/// A tensor that records how it was computed, so that gradients can be computed.
///
/// An operation is recorded if any of its operands requires a gradient. Calling `backward()` on a
/// scalar traverses the recorded graph in reverse and adds to the `gradient` of every variable made
/// with `requiresGradient`:
///
///     let w = Variable(weights, requiresGradient: true)
///     let loss = matmul(x, w).square().mean()
///     loss.backward()
///     w.gradient            // dloss/dw, with the same shape as w
///
/// Variables have reference semantics: copying a reference copies neither the value nor the
/// gradient.
public final class Variable<Scalar: TensorScalar> {
  /// The stored tensor; `value` guards access to it.
  var stored: Tensor<Scalar>

  /// How many times `value` was set; a backward pass uses it to detect that an operand was changed.
  private(set) var version = 0

  /// The variable's node in the recorded graph; nil if it does not need a gradient.
  private(set) var node: GraphNode<Scalar>?

  /// Whether the variable is trainable, which makes it a parameter of the module that stores it.
  let isParameter: Bool

  /// Creates a leaf variable, which is not the result of an operation.
  ///
  /// - Parameters:
  ///   - value: The elements, of any shape.
  ///   - requiresGradient: Whether backward passes compute the gradient with respect to this
  ///     variable.
  public init(_ value: Tensor<Scalar>, requiresGradient: Bool = false) {
    ensureAllowed(.automaticDifferentiation)
    stored = value
    isParameter = requiresGradient
    if requiresGradient { node = GraphNode() }
  }

  /// Creates the result of an operation.
  init(_ value: Tensor<Scalar>, node: GraphNode<Scalar>) {
    ensureAllowed(.automaticDifferentiation)
    stored = value
    isParameter = false
    self.node = node
  }
}

extension Variable {
  /// Creates a scalar variable, of shape `[]`.
  public convenience init(_ number: Scalar, requiresGradient: Bool = false) {
    self.init(Tensor(number), requiresGradient: requiresGradient)
  }

  /// The variable's tensor.
  ///
  /// A parameter's value can be replaced by a tensor of the same shape; the assignment is not
  /// recorded. If a backward pass still needs the old value, the program stops.
  public var value: Tensor<Scalar> {
    get { stored }
    set {
      willWrite(newValue.shape)
      stored = newValue
    }
    _modify {
      let shape = stored.shape
      willWrite(shape)
      yield &stored
      if stored.shape != shape {
        shapeFailure(
          "Variable.value: expected the previous shape \(shape), found \(stored.shape)")
      }
    }
  }

  private func willWrite(_ shape: [Int]) {
    if shape != stored.shape {
      shapeFailure(
        "Variable.value: expected the previous shape \(stored.shape), found \(shape)")
    }
    if let node, !node.isLeaf {
      shapeFailure(
        "Variable.value: the result of '\(node.operation)' cannot be assigned to; "
          + "assign to a parameter, or to a copy made with detached()")
    }
    version &+= 1
  }

  /// The length of each axis, outermost first.
  public var shape: [Int] { stored.shape }
  /// The number of axes.
  public var rank: Int { stored.rank }
  /// The number of elements.
  public var count: Int { stored.count }
  /// The value of a variable with one element, of any rank.
  public var item: Scalar { stored.item }

  /// Whether backward passes compute gradients with respect to this variable, or through it.
  ///
  /// This property can be set for variables that were not computed by an operation, for example to
  /// freeze a parameter.
  public var requiresGradient: Bool {
    get { node != nil }
    set {
      if newValue == (node != nil) { return }
      if let node, !node.isLeaf {
        shapeFailure(
          "Variable.requiresGradient: the result of '\(node.operation)' depends on variables that "
            + "require a gradient; make a copy with detached()")
      }
      node = newValue ? GraphNode() : nil
    }
  }

  /// Whether the variable is a leaf, which means that it was not computed by a recorded operation.
  public var isLeaf: Bool { node?.isLeaf ?? true }

  /// The gradient accumulated by backward passes, with the variable's shape; initially nil.
  ///
  /// Only variables made with `requiresGradient` have a gradient. For results of operations, use
  /// `gradients(of:withRespectTo:)`.
  public var gradient: Tensor<Scalar>? {
    get { node?.gradient }
    set {
      guard let node, node.isLeaf else {
        if newValue == nil { return }
        shapeFailure(
          "Variable.gradient: only variables created with requiresGradient: true have "
            + "a gradient")
      }
      if let newValue, newValue.shape != shape {
        shapeFailure("Variable.gradient: expected shape \(shape), found \(newValue.shape)")
      }
      node.gradient = newValue
    }
  }

  /// Returns a variable with the same value that is not part of the recorded graph.
  public func detached() -> Variable { Variable(stored) }
}

extension Variable: CustomStringConvertible {
  /// A description of the tensor, and of the operation that computed it.
  public var description: String {
    guard let node else { return stored.description }
    return node.isLeaf
      ? "\(stored), requires gradient" : "\(stored), result of \(node.operation)"
  }
}
