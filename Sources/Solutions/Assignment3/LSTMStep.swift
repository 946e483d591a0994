public import Core

/// The values that the backward pass of a step of an LSTM needs from its forward pass.
public struct LSTMStepCache<Scalar: TensorScalar>: Sendable {
  // BEGIN SOLUTION DECLARATIONS: store what the backward pass needs
  /// The inputs, of shape `[N, D]`.
  var x: Tensor<Scalar>
  /// The hidden states before the step, of shape `[N, H]`.
  var prevH: Tensor<Scalar>
  /// The cell states before the step, of shape `[N, H]`.
  var prevC: Tensor<Scalar>
  /// The weights of the inputs, of shape `[D, 4 H]`.
  var wx: Tensor<Scalar>
  /// The weights of the hidden states, of shape `[H, 4 H]`.
  var wh: Tensor<Scalar>
  /// The input gate, the forget gate, the output gate and the candidates, each of shape `[N, H]`.
  var i, f, o, g: Tensor<Scalar>
  /// The hyperbolic tangent of the cell states after the step, of shape `[N, H]`.
  var tanhC: Tensor<Scalar>
  // END SOLUTION
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
  // BEGIN SOLUTION: compute the gates, then the next cell states and hidden states
  let units = prevH.shape[1]
  let sums = matmul(x, wx) + matmul(prevH, wh) + b  // [N, 4 H]
  let i = sigmoid(sums[all, 0..<units])  // [N, H], as are the next three
  let f = sigmoid(sums[all, units..<2 * units])
  let o = sigmoid(sums[all, 2 * units..<3 * units])
  let g = sums[all, 3 * units..<4 * units].tanh()
  let nextC = f * prevC + i * g  // [N, H]
  let tanhC = nextC.tanh()
  let cache = LSTMStepCache(
    x: x, prevH: prevH, prevC: prevC, wx: wx, wh: wh, i: i, f: f, o: o, g: g, tanhC: tanhC)
  return (o * tanhC, nextC, cache)
  // END SOLUTION
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
  // BEGIN SOLUTION: go back to the cell states, then through the gates and the two products
  let (i, f, o, g) = (cache.i, cache.f, cache.o, cache.g)
  let dc = dnextC + dnextH * o * (1 - cache.tanhC.square())  // [N, H]
  // σ′ = σ (1 − σ), and tanh′ = 1 − tanh².
  let di = dc * g * i * (1 - i)
  let df = dc * cache.prevC * f * (1 - f)
  let dout = dnextH * cache.tanhC * o * (1 - o)
  let dg = dc * i * (1 - g.square())
  let dsums = Tensor.concatenated([di, df, dout, dg], axis: 1)  // [N, 4 H]
  return (
    dx: matmul(dsums, cache.wx, transposeB: true),
    dprevH: matmul(dsums, cache.wh, transposeB: true),
    dprevC: dc * f,
    dwx: matmul(cache.x, dsums, transposeA: true),
    dwh: matmul(cache.prevH, dsums, transposeA: true),
    db: dsums.sum(axis: 0)
  )
  // END SOLUTION
}
