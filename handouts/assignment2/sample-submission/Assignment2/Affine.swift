public import Core

/// What the backward pass of an affine layer needs from the forward pass.
public struct AffineCache<Scalar: TensorScalar>: Sendable {
  /// The examples, of shape `[N, d1, …, dk]`.
  var x: Tensor<Scalar>
  /// The weights, of shape `[D, M]`.
  var w: Tensor<Scalar>
}

/// The forward pass of an affine (fully connected) layer.
///
///     out = x · w + b
///
/// Each example is taken as a row of D = d1 · … · dk numbers; `x` itself keeps its shape, which the
/// backward pass needs.
///
/// - Parameters:
///   - x: The examples, of shape `[N, d1, …, dk]`.
///   - w: The weights, of shape `[D, M]`.
///   - b: The biases, of shape `[M]`.
/// - Returns: The output, of shape `[N, M]`, and the cache for `affineBackward`.
public func affineForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, w: Tensor<Scalar>, b: Tensor<Scalar>
) throws -> (out: Tensor<Scalar>, cache: AffineCache<Scalar>) {
  let n = x.shape[0]
  let rows = x.reshaped([n, x.count / n])
  return (matmul(rows, w) + b, AffineCache(x: x, w: w))
}

/// The backward pass of an affine layer.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, M]`.
///   - cache: What `affineForward` kept.
/// - Returns: The gradients with respect to `x`, in its shape `[N, d1, …, dk]`, to `w`, of shape
///   `[D, M]`, and to `b`, of shape `[M]`.
public func affineBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: AffineCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dw: Tensor<Scalar>, db: Tensor<Scalar>) {
  let n = cache.x.shape[0]
  let rows = cache.x.reshaped([n, cache.x.count / n])
  let dx = matmul(upstream, cache.w.transposed()).reshaped(cache.x.shape)
  let dw = matmul(rows.transposed(), upstream)
  let db = upstream.sum(axis: 0)
  return (dx, dw, db)
}
