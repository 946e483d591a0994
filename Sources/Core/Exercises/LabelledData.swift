/// Examples with their labels.
public struct LabelledData<Scalar: TensorScalar>: Sendable, Equatable {
  /// The examples, indexed by the first axis: `[N, …]`.
  public var x: Tensor<Scalar>

  /// The class of each of the N examples.
  public var y: [Int]

  /// Creates a set of labeled examples.
  ///
  /// - Parameters:
  ///   - x: The examples, of shape `[N, …]`.
  ///   - y: The N labels.
  public init(x: Tensor<Scalar>, y: [Int]) {
    self.x = x
    self.y = y
  }
}
