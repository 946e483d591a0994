public import Core

/// The values that the backward pass of a recurrent network needs from its forward pass.
public struct RNNCache<Scalar: TensorScalar>: Sendable {
  // TODO: store what the backward pass needs
}

/// Runs a vanilla recurrent network over sequences.
///
/// Step t computes the hidden states `h[all, t]` from `x[all, t]` and the hidden states before.
///
/// - Parameters:
///   - x: The sequences of inputs, of shape `[N, T, D]`.
///   - h0: The initial hidden states, of shape `[N, H]`.
///   - wx: The weights of the inputs, of shape `[D, H]`.
///   - wh: The weights of the hidden states, of shape `[H, H]`.
///   - b: The biases, of shape `[H]`.
/// - Returns: The hidden states after each step, of shape `[N, T, H]`, and the cache for
///   `rnnBackward`.
/// - Throws: `NotImplemented` until you have written it.
public func rnnForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, h0: Tensor<Scalar>, wx: Tensor<Scalar>, wh: Tensor<Scalar>,
  b: Tensor<Scalar>
) throws -> (h: Tensor<Scalar>, cache: RNNCache<Scalar>) {
  try todo("take the steps one after the other")
}

/// Computes the backward pass of a vanilla recurrent network over sequences.
///
/// - Parameters:
///   - dh: The gradients of the losses of the single steps with respect to the hidden states, of
///     shape `[N, T, H]`. What reaches a hidden state from later steps is not in it.
///   - cache: The cache from `rnnForward`.
/// - Returns: The gradients with respect to `x`, of shape `[N, T, D]`; to `h0`, of shape `[N, H]`;
///   to `wx`, of shape `[D, H]`; to `wh`, of shape `[H, H]`; and to `b`, of shape `[H]`.
/// - Throws: `NotImplemented` until you have written it.
public func rnnBackward<Scalar: TensorScalar>(
  _ dh: Tensor<Scalar>, _ cache: RNNCache<Scalar>
) throws -> (
  dx: Tensor<Scalar>, dh0: Tensor<Scalar>, dwx: Tensor<Scalar>, dwh: Tensor<Scalar>,
  db: Tensor<Scalar>
) {
  try todo("take the steps backward, adding what comes from later steps")
}
