/// The record of a variable: the operation that computed it, and how gradients flow back through
/// it.
///
/// A node references the nodes of its operands, never the other way around, so a graph lives as
/// long as its results. The rules of an operation retain the variables they need.
final class GraphNode<Scalar: TensorScalar> {
  /// Computes the gradient with respect to an operand from the gradient with respect to the result.
  typealias Rule = (BackwardStep<Scalar>) -> Variable<Scalar>

  /// Computes the gradients with respect to all operands at once; the flags say which ones are
  /// needed.
  typealias JointRule = (BackwardStep<Scalar>, _ wanted: [Bool]) -> [Variable<Scalar>?]

  /// The name of the operation; empty for a leaf.
  let operation: String

  /// Whether the variable is a leaf: it was not computed by an operation.
  let isLeaf: Bool

  /// The operands and gradient rules; nil for leaves, and once a backward pass has used them.
  var content: Content?

  /// The gradient accumulated for a leaf.
  var gradient: Tensor<Scalar>?

  // The following properties are used only while a backward pass runs.

  /// Whether the pass has visited the node.
  var isMet = false
  /// Whether the pass must go through the node.
  var isWanted = false
  /// The sum of the gradients from the variable's uses, if the pass is not recorded.
  var sum: Tensor<Scalar>?
  /// The same sum if the pass itself is recorded.
  var recordedSum: Variable<Scalar>?

  /// The operands and gradient rules of an operation.
  final class Content {
    let operands: [GraphNode?]
    let rules: Rules

    init(operands: [GraphNode?], rules: Rules) {
      self.operands = operands
      self.rules = rules
    }
  }

  /// How gradients flow back.
  enum Rules {
    /// One rule per operand.
    case separate([Rule])
    /// One rule for all operands, for operations whose gradients share work.
    case joint(JointRule)
  }

  /// Creates the node of a leaf: a variable that was not computed by an operation.
  init() {
    operation = ""
    isLeaf = true
  }

  init(_ operation: String, operands: [GraphNode?], rules: Rules) {
    self.operation = operation
    isLeaf = false
    content = Content(operands: operands, rules: rules)
  }

  deinit {
    // The operands may be the end of a long chain, which would otherwise be freed recursively.
    if content != nil { GraphState.current.free(&content) }
  }
}

/// The arguments of a rule: the upstream gradient, and the operation's result if the rule needs it.
struct BackwardStep<Scalar: TensorScalar> {
  /// The gradient with respect to the result, with the same shape.
  let upstream: Variable<Scalar>
  let node: GraphNode<Scalar>

  /// Returns the result of the operation, rebuilt from its value.
  ///
  /// Keeping the variable itself would create a reference cycle between the variable and the rule.
  func result(_ value: Tensor<Scalar>) -> Variable<Scalar> { Variable(value, node: node) }
}
