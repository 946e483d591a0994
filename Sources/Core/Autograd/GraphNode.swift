/// The record of a variable: the operation that computed it, and how gradients go back through it.
///
/// A node knows the nodes of its operands and not the other way round, so a graph lives as long as
/// its results. Variables that an operation's rules need are kept by the rules.
final class GraphNode<Scalar: TensorScalar> {
  /// The gradient with respect to an operand, of the gradient with respect to the result.
  typealias Rule = (BackwardStep<Scalar>) -> Variable<Scalar>

  /// The gradients with respect to all operands at once; the flags say which ones are wanted.
  typealias JointRule = (BackwardStep<Scalar>, _ wanted: [Bool]) -> [Variable<Scalar>?]

  /// The name of the operation; empty for a leaf.
  let operation: String

  /// Whether no operation made the variable.
  let isLeaf: Bool

  /// What the operation left; nil for leaves, and once a backward pass has used it up.
  var content: Content?

  /// What has been added up for a leaf.
  var gradient: Tensor<Scalar>?

  // What follows belongs to a backward pass while it runs.

  /// Whether the pass has met the node.
  var isMet = false
  /// Whether the pass has to go through the node.
  var isWanted = false
  /// The sum of the gradients that came from the users of the variable, unless they are recorded.
  var sum: Tensor<Scalar>?
  /// The same while the pass itself is recorded.
  var recordedSum: Variable<Scalar>?

  /// The operands and the rules of an operation.
  final class Content {
    let operands: [GraphNode?]
    let rules: Rules

    init(operands: [GraphNode?], rules: Rules) {
      self.operands = operands
      self.rules = rules
    }
  }

  /// How gradients go back.
  enum Rules {
    /// A rule for each operand.
    case separate([Rule])
    /// One rule for all operands, which share work.
    case joint(JointRule)
  }

  /// Makes the node of a variable that no operation made.
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
    // The operands may be the last of a long chain, each of which would free the next from within.
    if content != nil { GraphState.current.free(&content) }
  }
}

/// What a rule gets: the gradient that arrives, and the operation's result where the rule needs it.
struct BackwardStep<Scalar: TensorScalar> {
  /// The gradient with respect to the result, in its shape.
  let upstream: Variable<Scalar>
  let node: GraphNode<Scalar>

  /// The result of the operation, of which the rule has kept the value.
  ///
  /// Had it kept the variable, variable and rule would keep each other alive.
  func result(_ value: Tensor<Scalar>) -> Variable<Scalar> { Variable(value, node: node) }
}
