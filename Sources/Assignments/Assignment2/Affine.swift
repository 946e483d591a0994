public import Core

/// The values that the backward pass of an affine layer needs from the forward pass.
public struct AffineCache<Scalar: TensorScalar>: Sendable {
  /// The examples, of shape `[N, d1, …, dk]`.
  var x: Tensor<Scalar>
  /// The weights, of shape `[D, M]`.
  var w: Tensor<Scalar>
}

/// Computes the forward pass of an affine (fully connected) layer.
///
///     out = x · w + b
///
/// Each example is flattened into a row of D = d1 · … · dk elements. The cache keeps `x` in its
/// original shape, because the backward pass needs that shape.
///
/// - Parameters:
///   - x: The examples, of shape `[N, d1, …, dk]`.
///   - w: The weights, of shape `[D, M]`.
///   - b: The biases, of shape `[M]`.
/// - Returns: The output, of shape `[N, M]`, and the cache for `affineBackward`.
/// - Throws: `NotImplemented` until you have written it.
public func affineForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, w: Tensor<Scalar>, b: Tensor<Scalar>
) throws -> (out: Tensor<Scalar>, cache: AffineCache<Scalar>) {
  try todo("flatten each example, multiply by the weights and add the biases")
}

/// Computes the backward pass of an affine layer.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, M]`.
///   - cache: The cache from `affineForward`.
/// - Returns: The gradients with respect to `x`, of shape `[N, d1, …, dk]`, to `w`, of shape `[D,
///   M]`, and to `b`, of shape `[M]`.
/// - Throws: `NotImplemented` until you have written it.
public func affineBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: AffineCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dw: Tensor<Scalar>, db: Tensor<Scalar>) {
  try todo("compute the gradients of the examples, the weights and the biases")
}
