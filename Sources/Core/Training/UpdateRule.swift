/// A rule for updating a parameter using its gradient.
///
/// A rule is a value that contains its hyperparameters, and the state that it derives from one
/// parameter's earlier gradients. A `Solver` keeps a separate copy of the rule for each parameter.
public protocol UpdateRule<Scalar>: Sendable {
  /// The element type of the rule.
  associatedtype Scalar: TensorScalar

  /// The learning rate.
  var learningRate: Scalar { get set }

  /// Takes one step.
  ///
  /// - Parameters:
  ///   - w: The parameter, of any shape.
  ///   - dw: The gradient of the loss with respect to the parameter, of the same shape.
  /// - Throws: Errors thrown by the rule.
  mutating func update(_ w: inout Tensor<Scalar>, dw: Tensor<Scalar>) throws
}
