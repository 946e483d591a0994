public import Core

/// What the backward pass of a ReLU needs from the forward pass.
public struct ReLUCache<Scalar: TensorScalar>: Sendable {
  /// The input, of any shape.
  var x: Tensor<Scalar>
}

/// The forward pass of a rectified linear unit.
///
///     out = max(0, x)
///
/// - Parameter x: The input, of any shape.
/// - Returns: The output, in the shape of `x`, and the cache for `reluBackward`.
public func reluForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>
) throws -> (out: Tensor<Scalar>, cache: ReLUCache<Scalar>) {
  return (x * Tensor<Scalar>(x .> 0), ReLUCache(x: x))
}

/// The backward pass of a rectified linear unit.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, in its shape.
///   - cache: What `reluForward` kept.
/// - Returns: The gradient with respect to `x`, in its shape.
public func reluBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: ReLUCache<Scalar>
) throws -> Tensor<Scalar> {
  return upstream * Tensor<Scalar>(cache.x .> 0)
}
