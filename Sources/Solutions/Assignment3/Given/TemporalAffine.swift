public import Core

/// The values that the backward pass of an affine layer needs from the forward pass.
public struct TemporalAffineCache<Scalar: TensorScalar>: Sendable {
  /// The inputs, of shape `[N, …, D]`.
  var x: Tensor<Scalar>
  /// The weights, of shape `[D, M]`.
  var w: Tensor<Scalar>
}

/// Computes the forward pass of an affine layer that is applied to each step of sequences.
///
///     out[n, t] = x[n, t] · w + b
///
/// The inputs may also be of shape `[N, D]`, such as the features of pictures.
///
/// - Parameters:
///   - x: The inputs, of shape `[N, T, D]` or `[N, D]`.
///   - w: The weights, of shape `[D, M]`.
///   - b: The biases, of shape `[M]`.
/// - Returns: The output, of shape `[N, T, M]` or `[N, M]`, and the cache for
///   `temporalAffineBackward`.
public func temporalAffineForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, w: Tensor<Scalar>, b: Tensor<Scalar>
) -> (out: Tensor<Scalar>, cache: TemporalAffineCache<Scalar>) {
  var out = matmul(x.reshaped([-1, w.shape[0]]), w)  // [N · T, M]
  out += b
  return (out.reshaped(x.shape.dropLast() + [w.shape[1]]), TemporalAffineCache(x: x, w: w))
}

/// Computes the backward pass of an affine layer that is applied to each step of sequences.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, T, M]` or `[N, M]`.
///   - cache: The cache from `temporalAffineForward`.
/// - Returns: The gradients with respect to `x`, in its shape; to `w`, of shape `[D, M]`; and to
///   `b`, of shape `[M]`.
public func temporalAffineBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: TemporalAffineCache<Scalar>
) -> (dx: Tensor<Scalar>, dw: Tensor<Scalar>, db: Tensor<Scalar>) {
  let (x, w) = (cache.x, cache.w)
  let rows = upstream.reshaped([-1, w.shape[1]])  // [N · T, M]
  let dx = matmul(rows, w, transposeB: true).reshaped(x.shape)
  let dw = matmul(x.reshaped([-1, w.shape[0]]), rows, transposeA: true)  // [D, M]
  return (dx, dw, rows.sum(axis: 0))
}
