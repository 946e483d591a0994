extension Variable {
  /// Computes `log Σ exp(x)` along an axis without overflow.
  public func logSumExp(axis: Int, keepDims: Bool = false) -> Variable {
    let reduced = ReducedAxes(shape, [axis], in: "Variable.logSumExp")
    let largest = stored.max(axis: axis, keepDims: true)
    let value = (stored - largest).exp().sum(axis: axis, keepDims: true).log() + largest
    let x = kept(for: "logSumExp")
    let result = Variable.result(of: "logSumExp", value, self) { step in
      step.upstream * (x() - step.result(value)).exp()
    }
    return result.reshaped(keepDims ? reduced.kept : reduced.dropped)
  }

  /// Computes `exp(x) / Σ exp(x)` along an axis: probabilities that sum to 1.
  public func softmax(axis: Int = -1) -> Variable {
    var value = (stored - stored.max(axis: axis, keepDims: true)).exp()
    value /= value.sum(axis: axis, keepDims: true)
    let probabilities = value
    return .result(of: "softmax", probabilities, self) { step in
      let y = step.result(probabilities)
      let product = step.upstream * y
      return product - y * product.sum(axis: axis, keepDims: true)
    }
  }

  /// Computes the logarithm of `softmax(axis:)` without overflow or underflow.
  public func logSoftmax(axis: Int = -1) -> Variable {
    var value = stored - stored.max(axis: axis, keepDims: true)
    value -= value.exp().sum(axis: axis, keepDims: true).log()
    let logarithms = value
    return .result(of: "logSoftmax", logarithms, self) { step in
      let probabilities = step.result(logarithms).exp()
      return step.upstream - probabilities * step.upstream.sum(axis: axis, keepDims: true)
    }
  }
}
