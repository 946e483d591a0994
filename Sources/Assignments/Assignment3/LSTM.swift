public import Core

/// The values that the backward pass of an LSTM needs from its forward pass.
public struct LSTMCache<Scalar: TensorScalar>: Sendable {
  // TODO: store what the backward pass needs
}

/// Runs an LSTM over sequences.
///
/// The cell states begin with zeros, and are not returned.
///
/// - Parameters:
///   - x: The sequences of inputs, of shape `[N, T, D]`.
///   - h0: The initial hidden states, of shape `[N, H]`.
///   - wx: The weights of the inputs, of shape `[D, 4 H]`.
///   - wh: The weights of the hidden states, of shape `[H, 4 H]`.
///   - b: The biases, of shape `[4 H]`.
/// - Returns: The hidden states after each step, of shape `[N, T, H]`, and the cache for
///   `lstmBackward`.
/// - Throws: `NotImplemented` until you have written it.
public func lstmForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, h0: Tensor<Scalar>, wx: Tensor<Scalar>, wh: Tensor<Scalar>,
  b: Tensor<Scalar>
) throws -> (h: Tensor<Scalar>, cache: LSTMCache<Scalar>) {
  try todo("take the steps one after the other")
}

/// Computes the backward pass of an LSTM over sequences.
///
/// - Parameters:
///   - dh: The gradients of the losses of the single steps with respect to the hidden states, of
///     shape `[N, T, H]`. What reaches a hidden state from later steps is not in it.
///   - cache: The cache from `lstmForward`.
/// - Returns: The gradients with respect to `x`, of shape `[N, T, D]`; to `h0`, of shape `[N, H]`;
///   to `wx`, of shape `[D, 4 H]`; to `wh`, of shape `[H, 4 H]`; and to `b`, of shape `[4 H]`.
/// - Throws: `NotImplemented` until you have written it.
public func lstmBackward<Scalar: TensorScalar>(
  _ dh: Tensor<Scalar>, _ cache: LSTMCache<Scalar>
) throws -> (
  dx: Tensor<Scalar>, dh0: Tensor<Scalar>, dwx: Tensor<Scalar>, dwh: Tensor<Scalar>,
  db: Tensor<Scalar>
) {
  try todo("take the steps backward, adding what comes from later steps")
}
