/// A tensor, and how it was computed, so that gradients can be taken.
///
/// Operations on variables are recorded when one of their operands requires a gradient. From a
/// scalar, `backward()` then goes back through the recorded graph and adds to the `gradient` of
/// every variable that was made with `requiresGradient`:
///
///     let w = Variable(weights, requiresGradient: true)
///     let loss = matmul(x, w).square().mean()
///     loss.backward()
///     w.gradient            // dloss/dw, in the shape of w
///
/// A variable is a reference: two names of one variable share value and gradient.
public final class Variable<Scalar: TensorScalar> {
  /// The elements; `value` guards them.
  var stored: Tensor<Scalar>

  /// How often `value` was written to, by which a backward pass sees that its operands are gone.
  private(set) var version = 0

  /// Its node of the recorded graph; nil if it needs no gradient.
  private(set) var node: GraphNode<Scalar>?

  /// Whether it is learned, which makes it a parameter of the module that stores it.
  let isParameter: Bool

  /// Makes a variable that no operation computed.
  ///
  /// - Parameters:
  ///   - value: The elements, of any shape.
  ///   - requiresGradient: Whether backward passes are to compute the gradient with respect to it.
  public init(_ value: Tensor<Scalar>, requiresGradient: Bool = false) {
    ensureAllowed(.automaticDifferentiation)
    stored = value
    isParameter = requiresGradient
    if requiresGradient { node = GraphNode() }
  }

  /// Makes the result of an operation.
  init(_ value: Tensor<Scalar>, node: GraphNode<Scalar>) {
    ensureAllowed(.automaticDifferentiation)
    stored = value
    isParameter = false
    self.node = node
  }
}

extension Variable {
  /// Makes a variable of shape `[]`.
  public convenience init(_ number: Scalar, requiresGradient: Bool = false) {
    self.init(Tensor(number), requiresGradient: requiresGradient)
  }

  /// The tensor of its elements.
  ///
  /// The value of a parameter can be replaced by one of the same shape, which is not recorded. A
  /// backward pass that still needs the former value stops the program.
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
        shapeFailure("Variable.value: expected shape \(shape) as before, found \(stored.shape)")
      }
    }
  }

  private func willWrite(_ shape: [Int]) {
    if shape != stored.shape {
      shapeFailure("Variable.value: expected shape \(stored.shape) as before, found \(shape)")
    }
    if let node, !node.isLeaf {
      shapeFailure(
        "Variable.value: the result of '\(node.operation)' cannot be written to; "
          + "write to a parameter, or to a copy from detached()")
    }
    version &+= 1
  }

  /// The length of each axis, outermost first.
  public var shape: [Int] { stored.shape }
  /// The number of axes.
  public var rank: Int { stored.rank }
  /// The number of elements.
  public var count: Int { stored.count }
  /// The only element of a variable that holds one, whatever its rank.
  public var item: Scalar { stored.item }

  /// Whether backward passes compute gradients with respect to this variable, or through it.
  ///
  /// It can be set for variables that no operation computed, such as to freeze a parameter.
  public var requiresGradient: Bool {
    get { node != nil }
    set {
      if newValue == (node != nil) { return }
      if let node, !node.isLeaf {
        shapeFailure(
          "Variable.requiresGradient: the result of '\(node.operation)' depends on variables that "
            + "require a gradient; take a copy by detached()")
      }
      node = newValue ? GraphNode() : nil
    }
  }

  /// Whether no recorded operation computed it.
  public var isLeaf: Bool { node?.isLeaf ?? true }

  /// The gradient that backward passes have accumulated, in the variable's shape; nil at first.
  ///
  /// Only variables made with `requiresGradient` have one, not the results of operations; for those
  /// use `gradients(of:withRespectTo:)`.
  public var gradient: Tensor<Scalar>? {
    get { node?.gradient }
    set {
      guard let node, node.isLeaf else {
        if newValue == nil { return }
        shapeFailure("Variable.gradient: only a variable made with requiresGradient has one")
      }
      if let newValue, newValue.shape != shape {
        shapeFailure("Variable.gradient: expected shape \(shape), found \(newValue.shape)")
      }
      node.gradient = newValue
    }
  }

  /// A variable of the same value outside the recorded graph, which requires no gradient.
  public func detached() -> Variable { Variable(stored) }
}

extension Variable: CustomStringConvertible {
  /// The elements as the tensor writes them, and the operation that computed them.
  public var description: String {
    guard let node else { return stored.description }
    return node.isLeaf
      ? "\(stored), requires gradient" : "\(stored), result of \(node.operation)"
  }
}
