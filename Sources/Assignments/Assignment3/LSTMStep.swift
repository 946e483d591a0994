public import Core

/// The values that the backward pass of a step of an LSTM needs from its forward pass.
public struct LSTMStepCache<Scalar: TensorScalar>: Sendable {
  // TODO: store what the backward pass needs
}

/// Computes one step of an LSTM.
///
///     a  = x · Wx + h · Wh + b, of shape [N, 4 H], whose quarters are ai, af, ao and ag
///     i  = σ(ai),  f = σ(af),  o = σ(ao),  g = tanh(ag)
///     c′ = f ⊙ c + i ⊙ g
///     h′ = o ⊙ tanh(c′)
///
/// See Hochreiter and Schmidhuber, "Long Short-Term Memory", 1997.
///
/// - Parameters:
///   - x: The inputs of the step, of shape `[N, D]`.
///   - prevH: The hidden states before the step, of shape `[N, H]`.
///   - prevC: The cell states before the step, of shape `[N, H]`.
///   - wx: The weights of the inputs, of shape `[D, 4 H]`.
///   - wh: The weights of the hidden states, of shape `[H, 4 H]`.
///   - b: The biases, of shape `[4 H]`.
/// - Returns: The hidden states and the cell states after the step, each of shape `[N, H]`, and the
///   cache for `lstmStepBackward`.
/// - Throws: `NotImplemented` until you have written it.
public func lstmStepForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, prevH: Tensor<Scalar>, prevC: Tensor<Scalar>, wx: Tensor<Scalar>,
  wh: Tensor<Scalar>, b: Tensor<Scalar>
) throws -> (nextH: Tensor<Scalar>, nextC: Tensor<Scalar>, cache: LSTMStepCache<Scalar>) {
  try todo("compute the gates, then the next cell states and hidden states")
}

/// Computes the backward pass of a step of an LSTM.
///
/// - Parameters:
///   - dnextH: The gradient with respect to the hidden states after the step, of shape `[N, H]`.
///   - dnextC: The gradient with respect to the cell states after the step, of shape `[N, H]`,
///     without what reaches them through the hidden states of this step.
///   - cache: The cache from `lstmStepForward`.
/// - Returns: The gradients with respect to `x`, of shape `[N, D]`; to `prevH` and `prevC`, of
///   shape `[N, H]`; to `wx`, of shape `[D, 4 H]`; to `wh`, of shape `[H, 4 H]`; and to `b`, of
///   shape `[4 H]`.
/// - Throws: `NotImplemented` until you have written it.
public func lstmStepBackward<Scalar: TensorScalar>(
  _ dnextH: Tensor<Scalar>, dnextC: Tensor<Scalar>, _ cache: LSTMStepCache<Scalar>
) throws -> (
  dx: Tensor<Scalar>, dprevH: Tensor<Scalar>, dprevC: Tensor<Scalar>, dwx: Tensor<Scalar>,
  dwh: Tensor<Scalar>, db: Tensor<Scalar>
) {
  try todo("go back to the cell states, then through the gates and the two products")
}
