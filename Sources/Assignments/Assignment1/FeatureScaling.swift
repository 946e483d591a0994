public import Core

/// Brings features to mean 0 and standard deviation 1, and appends a bias column of ones.
///
/// The mean and the deviation are those of the training set, and the other sets are scaled with the
/// same numbers.
public struct FeatureScaling<Scalar: TensorScalar>: Sendable {
  /// The mean of each feature over the training set, of shape `[F]`.
  public let mean: Tensor<Scalar>
  /// The standard deviation of each feature, of shape `[F]`; 1 for a feature that never changes.
  public let standardDeviation: Tensor<Scalar>

  /// Measures the features of a training set.
  ///
  /// - Parameter x: The features, of shape `[N, F]`.
  public init(fitting x: Tensor<Scalar>) {
    mean = x.mean(axis: 0)
    let deviation = x.standardDeviation(axis: 0)
    standardDeviation = .where(deviation .> 0, deviation, 1)
  }

  /// Scales features and appends the bias column.
  ///
  /// - Parameter x: The features, of shape `[N, F]`.
  /// - Returns: The scaled features, of shape `[N, F + 1]`.
  public func callAsFunction(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
    let scaled = (x - mean) / standardDeviation
    return .concatenated([scaled, .ones([x.shape[0], 1])], axis: 1)
  }
}
