public import Core

/// The values that the backward pass of a ReLU needs from the forward pass.
public struct ReLUCache<Scalar: TensorScalar>: Sendable {
  /// The input, of any shape.
  var x: Tensor<Scalar>
}

/// Computes the forward pass of a ReLU (rectified linear unit).
///
///     out = max(0, x)
///
/// - Parameter x: The input, of any shape.
/// - Returns: The output, with the same shape as `x`, and the cache for `reluBackward`.
/// - Throws: `NotImplemented` until you have written it.
public func reluForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>
) throws -> (out: Tensor<Scalar>, cache: ReLUCache<Scalar>) {
  try todo("keep the positive elements and set the rest to zero")
}

/// Computes the backward pass of a ReLU (rectified linear unit).
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, with the output's shape.
///   - cache: The cache from `reluForward`.
/// - Returns: The gradient with respect to `x`, with the same shape.
/// - Throws: `NotImplemented` until you have written it.
public func reluBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: ReLUCache<Scalar>
) throws -> Tensor<Scalar> {
  try todo("pass the gradient where the input was positive")
}
