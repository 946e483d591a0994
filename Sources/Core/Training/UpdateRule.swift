/// An update rule: how to update a parameter using its gradient.
///
/// A rule is a value that holds its hyperparameters, and its state from earlier gradients of one
/// parameter. A `Solver` has a copy for each parameter.
public protocol UpdateRule<Scalar>: Sendable {
  /// The element type of the rule.
  associatedtype Scalar: TensorScalar

  /// The learning rate.
  var learningRate: Scalar { get set }

  /// Takes one step.
  ///
  /// - Parameters:
  ///   - w: The parameter, of any shape.
  ///   - dw: The gradient of the loss with respect to the parameter, in the same shape.
  /// - Throws: Errors thrown by the rule.
  mutating func update(_ w: inout Tensor<Scalar>, dw: Tensor<Scalar>) throws
}
