public import Core

/// The values that the backward pass of a step needs from its forward pass.
public struct RNNStepCache<Scalar: TensorScalar>: Sendable {
  // TODO: store what the backward pass needs
}

/// Computes one step of a vanilla recurrent network.
///
///     h′ = tanh(x · Wx + h · Wh + b)
///
/// - Parameters:
///   - x: The inputs of the step, of shape `[N, D]`.
///   - prevH: The hidden states before the step, of shape `[N, H]`.
///   - wx: The weights of the inputs, of shape `[D, H]`.
///   - wh: The weights of the hidden states, of shape `[H, H]`.
///   - b: The biases, of shape `[H]`.
/// - Returns: The hidden states after the step, of shape `[N, H]`, and the cache for
///   `rnnStepBackward`.
/// - Throws: `NotImplemented` until you have written it.
public func rnnStepForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, prevH: Tensor<Scalar>, wx: Tensor<Scalar>, wh: Tensor<Scalar>,
  b: Tensor<Scalar>
) throws -> (nextH: Tensor<Scalar>, cache: RNNStepCache<Scalar>) {
  try todo("compute the next hidden states")
}

/// Computes the backward pass of a step of a vanilla recurrent network.
///
/// - Parameters:
///   - dnextH: The gradient with respect to the hidden states after the step, of shape `[N, H]`.
///   - cache: The cache from `rnnStepForward`.
/// - Returns: The gradients with respect to `x`, of shape `[N, D]`; to `prevH`, of shape `[N, H]`;
///   to `wx`, of shape `[D, H]`; to `wh`, of shape `[H, H]`; and to `b`, of shape `[H]`.
/// - Throws: `NotImplemented` until you have written it.
public func rnnStepBackward<Scalar: TensorScalar>(
  _ dnextH: Tensor<Scalar>, _ cache: RNNStepCache<Scalar>
) throws -> (
  dx: Tensor<Scalar>, dprevH: Tensor<Scalar>, dwx: Tensor<Scalar>, dwh: Tensor<Scalar>,
  db: Tensor<Scalar>
) {
  try todo("go back through tanh, then through the two products")
}
