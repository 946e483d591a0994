public import Core

/// Standardizes features to mean 0 and standard deviation 1 and appends a bias column of ones.
///
/// The mean and the standard deviation are computed on the training set; the same values are used
/// to scale the validation and test sets.
public struct FeatureScaling<Scalar: TensorScalar>: Sendable {
  /// The mean of each feature over the training set, of shape `[F]`.
  public let mean: Tensor<Scalar>
  /// The standard deviation of each feature, of shape `[F]`; 1 for a constant feature.
  public let standardDeviation: Tensor<Scalar>

  /// Computes the mean and standard deviation of each feature of a training set.
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
