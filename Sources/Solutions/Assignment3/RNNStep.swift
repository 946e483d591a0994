public import Core

/// The values that the backward pass of a step needs from its forward pass.
public struct RNNStepCache<Scalar: TensorScalar>: Sendable {
  // BEGIN SOLUTION DECLARATIONS: store what the backward pass needs
  /// The inputs, of shape `[N, D]`.
  var x: Tensor<Scalar>
  /// The hidden states before the step, of shape `[N, H]`.
  var prevH: Tensor<Scalar>
  /// The hidden states after the step, of shape `[N, H]`.
  var nextH: Tensor<Scalar>
  /// The weights of the inputs, of shape `[D, H]`.
  var wx: Tensor<Scalar>
  /// The weights of the hidden states, of shape `[H, H]`.
  var wh: Tensor<Scalar>
  // END SOLUTION
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
  // BEGIN SOLUTION: compute the next hidden states
  let nextH = (matmul(x, wx) + matmul(prevH, wh) + b).tanh()  // [N, H]
  return (nextH, RNNStepCache(x: x, prevH: prevH, nextH: nextH, wx: wx, wh: wh))
  // END SOLUTION
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
  // BEGIN SOLUTION: go back through tanh, then through the two products
  let dsums = dnextH * (1 - cache.nextH.square())  // [N, H]; tanh′ = 1 − tanh²
  return (
    dx: matmul(dsums, cache.wx, transposeB: true),
    dprevH: matmul(dsums, cache.wh, transposeB: true),
    dwx: matmul(cache.x, dsums, transposeA: true),
    dwh: matmul(cache.prevH, dsums, transposeA: true),
    db: dsums.sum(axis: 0)
  )
  // END SOLUTION
}
