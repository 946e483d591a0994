public import Core

/// The values that the backward pass of an LSTM needs from its forward pass.
public struct LSTMCache<Scalar: TensorScalar>: Sendable {
  // BEGIN SOLUTION DECLARATIONS: store what the backward pass needs
  /// The cache of each step, in order.
  var steps: [LSTMStepCache<Scalar>]
  // END SOLUTION
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
  // BEGIN SOLUTION: take the steps one after the other
  let (n, stepCount, _) = x.shape3
  var h = Tensor<Scalar>.zeros([n, stepCount, h0.shape[1]])
  var (state, cell) = (h0, Tensor.zeros(like: h0))
  var steps: [LSTMStepCache<Scalar>] = []
  for t in 0..<stepCount {
    let step = try lstmStepForward(
      x[all, t], prevH: state, prevC: cell, wx: wx, wh: wh, b: b)
    h[all, t] = step.nextH
    (state, cell) = (step.nextH, step.nextC)
    steps.append(step.cache)
  }
  return (h, LSTMCache(steps: steps))
  // END SOLUTION
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
  // BEGIN SOLUTION: take the steps backward, adding what comes from later steps
  let (n, stepCount, units) = dh.shape3
  let (wx, wh) = (cache.steps[0].wx, cache.steps[0].wh)
  var dx = Tensor<Scalar>.zeros([n, stepCount, wx.shape[0]])
  var dstate = Tensor<Scalar>.zeros([n, units])
  var dcell = Tensor<Scalar>.zeros([n, units])
  var (dwx, dwh) = (Tensor.zeros(like: wx), Tensor.zeros(like: wh))
  var db = Tensor<Scalar>.zeros([4 * units])
  for t in (0..<stepCount).reversed() {
    let step = try lstmStepBackward(dh[all, t] + dstate, dnextC: dcell, cache.steps[t])
    dx[all, t] = step.dx
    (dstate, dcell) = (step.dprevH, step.dprevC)
    dwx += step.dwx
    dwh += step.dwh
    db += step.db
  }
  return (dx, dstate, dwx, dwh, db)
  // END SOLUTION
}
