public import Core

/// The values that the backward pass of layer normalization needs from the forward pass.
public struct LayerNormCache<Scalar: TensorScalar>: Sendable {
  // TODO: store what the backward pass needs
}

/// Computes the forward pass of layer normalization.
///
///     out = gamma · (x − mean) / √(variance + ε) + beta
///
/// The mean and (biased) variance are computed per example, over its features. The
/// output for an example does not depend on the other examples, so the layer works the same way in
/// training and at test time. Ba, Kiros and Hinton, "Layer Normalization", 2016.
///
/// - Parameters:
///   - x: The input, of shape `[N, D]`.
///   - gamma: The scale, of shape `[D]`.
///   - beta: The shift, of shape `[D]`.
///   - epsilon: A small constant ε added to the variance for numerical stability.
/// - Returns: The output, of shape `[N, D]`, and the cache for `layerNormBackward`.
/// - Throws: `NotImplemented` until you have written it.
public func layerNormForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, gamma: Tensor<Scalar>, beta: Tensor<Scalar>, epsilon: Scalar = 1e-5
) throws -> (out: Tensor<Scalar>, cache: LayerNormCache<Scalar>) {
  try todo("normalize each example, scale and shift")
}

/// Computes the backward pass of layer normalization.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, D]`.
///   - cache: The cache from `layerNormForward`.
/// - Returns: The gradients with respect to `x`, of shape `[N, D]`, and to `gamma` and `beta`, of
///   shape `[D]`.
/// - Throws: `NotImplemented` until you have written it.
public func layerNormBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: LayerNormCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dgamma: Tensor<Scalar>, dbeta: Tensor<Scalar>) {
  try todo("compute the gradients as for batch normalization, along the other axis")
}
