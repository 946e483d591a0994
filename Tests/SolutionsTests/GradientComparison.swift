import Core

/// The relative error between a gradient and central differences of `sum(f(x) * upstream)`, as the
/// course's `eval_numerical_gradient_array` has it.
func gradientError(
  _ analytic: Tensor<Double>, at x: Tensor<Double>, upstream: Tensor<Double>, h: Double = 1e-5,
  of f: (Tensor<Double>) throws -> Tensor<Double>
) rethrows -> Double {
  relativeError(analytic, try numericalGradient(of: f, at: x, upstream: upstream, h: h))
}

/// The relative errors of gradients with respect to several inputs, in their order.
func gradientErrors(
  _ gradients: [Tensor<Double>], at inputs: [Tensor<Double>], upstream: Tensor<Double>,
  of f: ([Tensor<Double>]) throws -> Tensor<Double>
) throws -> [Double] {
  try zip(gradients, inputs).enumerated().map { place, pair in
    try gradientError(pair.0, at: pair.1, upstream: upstream) { moved in
      var all = inputs
      all[place] = moved
      return try f(all)
    }
  }
}

/// The largest element of the first tensor's difference from a list of numbers.
func difference(_ tensor: Tensor<Double>, _ expected: [Double]) -> Double {
  largestDifference(tensor.flattened(), Tensor(expected))
}

extension Tensor where Element == Double {
  /// Evenly spaced numbers in a shape, as `np.linspace(…).reshape(…)`.
  static func linspace(_ start: Double, _ end: Double, _ shape: [Int]) -> Tensor {
    linspace(from: start, through: end, count: shape.reduce(1, *)).reshaped(shape)
  }
}
