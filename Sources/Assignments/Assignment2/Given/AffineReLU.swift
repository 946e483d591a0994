public import Core

/// The caches of an affine layer followed by a ReLU.
public struct AffineReLUCache<Scalar: TensorScalar>: Sendable {
  var affine: AffineCache<Scalar>
  var relu: ReLUCache<Scalar>
}

/// Computes the forward pass of an affine layer followed by a ReLU.
///
/// - Parameters:
///   - x: The examples, of shape `[N, d1, …, dk]`.
///   - w: The weights, of shape `[D, M]`.
///   - b: The biases, of shape `[M]`.
/// - Returns: The output, of shape `[N, M]`, and the cache for `affineReLUBackward`.
/// - Throws: `NotImplemented` until the functions it calls are written.
public func affineReLUForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, w: Tensor<Scalar>, b: Tensor<Scalar>
) throws -> (out: Tensor<Scalar>, cache: AffineReLUCache<Scalar>) {
  let (hidden, affine) = try affineForward(x, w: w, b: b)
  let (out, relu) = try reluForward(hidden)
  return (out, AffineReLUCache(affine: affine, relu: relu))
}

/// Computes the backward pass of an affine layer followed by a ReLU.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, M]`.
///   - cache: The cache from `affineReLUForward`.
/// - Returns: The gradients with respect to `x`, `w` and `b`, each with the same shape as its
///   variable.
/// - Throws: `NotImplemented` until the functions it calls are written.
public func affineReLUBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: AffineReLUCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dw: Tensor<Scalar>, db: Tensor<Scalar>) {
  try affineBackward(reluBackward(upstream, cache.relu), cache.affine)
}
