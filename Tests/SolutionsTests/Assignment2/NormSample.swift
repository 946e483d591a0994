import Core

/// The input of normalization layers' gradient checks in the course's notebooks: seed 231, x around
/// 12 with a standard deviation of 5.
struct NormSample {
  let x: Tensor<Double>
  let gamma: Tensor<Double>
  let beta: Tensor<Double>
  let upstream: Tensor<Double>

  /// Draws a sample.
  ///
  /// - Parameters:
  ///   - shape: The shape of x.
  ///   - scaleShape: The shape of gamma and beta; without one, as many as there are columns.
  init(shape: [Int], scaleShape: [Int]? = nil) {
    var random = RandomState(seed: 231)
    x = 5 * random.randn(shape) + 12
    gamma = random.randn(scaleShape ?? [shape[1]])
    beta = random.randn(scaleShape ?? [shape[1]])
    upstream = random.randn(shape)
  }

  /// The relative errors of the three gradients.
  func errors(
    _ gradients: (dx: Tensor<Double>, dgamma: Tensor<Double>, dbeta: Tensor<Double>),
    of forward: (Tensor<Double>, Tensor<Double>, Tensor<Double>) throws -> Tensor<Double>
  ) rethrows -> [Double] {
    [
      try gradientError(gradients.dx, at: x, upstream: upstream) { try forward($0, gamma, beta) },
      try gradientError(gradients.dgamma, at: gamma, upstream: upstream) {
        try forward(x, $0, beta)
      },
      try gradientError(gradients.dbeta, at: beta, upstream: upstream) {
        try forward(x, gamma, $0)
      },
    ]
  }
}
