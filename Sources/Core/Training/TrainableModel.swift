/// What a `Solver` can train: named parameters, scores, and a loss with its gradients.
public protocol TrainableModel<Scalar>: Sendable {
  /// The numbers that the model computes with.
  associatedtype Scalar: TensorScalar

  /// What is learnt.
  var parameters: NamedTensors<Scalar> { get set }

  /// What training leaves in the model beside the parameters, such as running statistics.
  ///
  /// A checkpoint has it too. Without an own one, there is none.
  var statistics: NamedTensors<Scalar> { get }

  /// The scores of each example, as for a prediction.
  ///
  /// - Parameter x: The examples, of shape `[N, …]`.
  /// - Returns: The scores, of shape `[N, C]`.
  func scores(_ x: Tensor<Scalar>) throws -> Tensor<Scalar>

  /// The loss on a minibatch in training, and its gradients.
  ///
  /// - Parameters:
  ///   - x: The examples, of shape `[N, …]`.
  ///   - y: Their labels, N of them, each in `0..<C`.
  /// - Returns: The loss, and a gradient for each parameter, under its name and in its shape.
  mutating func loss(
    _ x: Tensor<Scalar>, y: [Int]
  ) throws -> (loss: Scalar, gradients: NamedTensors<Scalar>)
}

extension TrainableModel {
  /// No statistics.
  public var statistics: NamedTensors<Scalar> { [:] }
}
