/// Examples with their labels.
public struct LabelledData<Scalar: TensorScalar>: Sendable, Equatable {
  /// The examples, one an index of the first axis: `[N, …]`.
  public var x: Tensor<Scalar>

  /// The label of each example: N class numbers.
  public var y: [Int]

  /// Puts examples and labels together.
  ///
  /// - Parameters:
  ///   - x: The examples, of shape `[N, …]`.
  ///   - y: The N labels.
  public init(x: Tensor<Scalar>, y: [Int]) {
    self.x = x
    self.y = y
  }
}
