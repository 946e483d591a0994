public import Core

/// What the backward pass of layer normalisation needs from the forward pass.
public struct LayerNormCache<Scalar: TensorScalar>: Sendable {
  // TODO: keep what the backward pass needs
}

/// The forward pass of layer normalisation.
///
///     out = gamma · (x − mean) / √(variance + ε) + beta
///
/// Mean and (biased) variance are those of each example over its features. So nothing depends on the
/// other examples, and training and prediction are the same. "Layer Normalization", Ba, Kiros and
/// Hinton, 2016.
///
/// - Parameters:
///   - x: The input, of shape `[N, D]`.
///   - gamma: The scale, of shape `[D]`.
///   - beta: The shift, of shape `[D]`.
///   - epsilon: What keeps the square root from zero, ε.
/// - Returns: The output, of shape `[N, D]`, and the cache for `layerNormBackward`.
public func layerNormForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, gamma: Tensor<Scalar>, beta: Tensor<Scalar>, epsilon: Scalar = 1e-5
) throws -> (out: Tensor<Scalar>, cache: LayerNormCache<Scalar>) {
  try todo("normalise each example, scale and shift")
}

/// The backward pass of layer normalisation.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, D]`.
///   - cache: What `layerNormForward` kept.
/// - Returns: The gradients with respect to `x`, of shape `[N, D]`, and to `gamma` and `beta`, of
///   shape `[D]`.
public func layerNormBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: LayerNormCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dgamma: Tensor<Scalar>, dbeta: Tensor<Scalar>) {
  try todo("compute the gradients as for batch normalisation, along the other axis")
}
