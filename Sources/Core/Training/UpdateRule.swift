/// How a parameter moves along its gradient.
///
/// A rule is a value: its settings, and what it remembers of one parameter's earlier gradients. A
/// `Solver` has a copy for each parameter.
public protocol UpdateRule<Scalar>: Sendable {
  /// The numbers that the rule computes with.
  associatedtype Scalar: TensorScalar

  /// The length of a step, as a multiple of what the rule makes of the gradient.
  var learningRate: Scalar { get set }

  /// Makes one step.
  ///
  /// - Parameters:
  ///   - w: The parameter, of any shape.
  ///   - dw: The gradient of the loss with respect to it, in its shape.
  mutating func update(_ w: inout Tensor<Scalar>, dw: Tensor<Scalar>) throws
}
