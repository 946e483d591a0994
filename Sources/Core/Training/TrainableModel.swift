/// A model that a `Solver` can train.
///
/// The model has named parameters, and computes scores, a loss and the gradients of the loss.
public protocol TrainableModel<Scalar>: Sendable {
  /// The element type of the model.
  associatedtype Scalar: TensorScalar

  /// The learned parameters.
  var parameters: NamedTensors<Scalar> { get set }

  /// The state that training changes in addition to the parameters, such as running statistics.
  ///
  /// It is part of checkpoints. The default is empty.
  var statistics: NamedTensors<Scalar> { get }

  /// Computes the scores of each example, in test mode.
  ///
  /// - Parameter x: The examples, of shape `[N, …]`.
  /// - Returns: The scores, of shape `[N, C]`.
  /// - Throws: Errors thrown by the model.
  func scores(_ x: Tensor<Scalar>) throws -> Tensor<Scalar>

  /// Computes the loss on a minibatch, in training mode, and its gradients.
  ///
  /// - Parameters:
  ///   - x: The examples, of shape `[N, …]`.
  ///   - y: The N labels, each in `0..<C`.
  /// - Returns: The loss, and a gradient for each parameter, with the parameter's name and shape.
  /// - Throws: Errors thrown by the model.
  mutating func loss(
    _ x: Tensor<Scalar>, y: [Int]
  ) throws -> (loss: Scalar, gradients: NamedTensors<Scalar>)
}

extension TrainableModel {
  /// No statistics.
  public var statistics: NamedTensors<Scalar> { [:] }
}
