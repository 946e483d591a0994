import Core
import Solution2
import Testing

/// The given combinations of layers around the fast convolution.
@Suite struct ConvSandwichTests {
  private let window = PoolWindow(height: 2, width: 2, stride: 2)

  // Course, ConvolutionalNetworks notebook, cell 24: around e-8 or less, printed 6.5e-9, 1.5e-8 and
  // 2.0e-9.
  @Test func `convolution, ReLU and pool have right gradients`() throws {
    let sample = Sample(size: 16, upstream: 8)
    let window = window
    let cache = try convReLUPoolForward(
      sample.x, w: sample.w, b: sample.b, stride: 1, padding: 1, window: window
    ).cache
    let errors = try sample.errors(try convReLUPoolBackward(sample.upstream, cache)) {
      try convReLUPoolForward($0, w: $1, b: $2, stride: 1, padding: 1, window: window).out
    }
    #expect(errors.allSatisfy { $0 < 1e-7 }, "\(errors)")
  }

  // Cell 25: around e-8 or less, printed 3.6e-9, 2.2e-10 and 1.3e-10.
  @Test func `convolution and ReLU have right gradients`() throws {
    let sample = Sample(size: 8, upstream: 8)
    let cache = try convReLUForward(sample.x, w: sample.w, b: sample.b, stride: 1, padding: 1).cache
    let errors = try sample.errors(try convReLUBackward(sample.upstream, cache)) {
      try convReLUForward($0, w: $1, b: $2, stride: 1, padding: 1).out
    }
    #expect(errors.allSatisfy { $0 < 1e-7 }, "\(errors)")
  }

  @Test func `convolution, batch normalization and ReLU have right gradients`() throws {
    let sample = Sample(size: 4, upstream: 4)
    var random = RandomState(seed: 9)
    let gamma: Tensor<Double> = random.randn([3])
    let beta: Tensor<Double> = random.randn([3])
    func forward(
      _ x: Tensor<Double>, _ w: Tensor<Double>, _ gamma: Tensor<Double>, _ beta: Tensor<Double>
    ) throws -> (out: Tensor<Double>, cache: ConvBatchNormReLUCache<Double>) {
      var running = RunningStatistics<Double>(features: 3)
      return try convBatchNormReLUForward(
        x, w: w, b: sample.b, gamma: gamma, beta: beta, stride: 1, padding: 1, running: &running,
        mode: .train)
    }
    let (x, w, upstream) = (sample.x, sample.w, sample.upstream)
    let gradients = try convBatchNormReLUBackward(upstream, forward(x, w, gamma, beta).cache)
    let errors = [
      try gradientError(gradients.dx, at: x, upstream: upstream) {
        try forward($0, w, gamma, beta).out
      },
      try gradientError(gradients.dw, at: w, upstream: upstream) {
        try forward(x, $0, gamma, beta).out
      },
      try gradientError(gradients.dgamma, at: gamma, upstream: upstream) {
        try forward(x, w, $0, beta).out
      },
      try gradientError(gradients.dbeta, at: beta, upstream: upstream) {
        try forward(x, w, gamma, $0).out
      },
    ]
    #expect(errors.allSatisfy { $0 < 1e-6 }, "\(errors)")
    // What is added to all responses of a filter, its mean takes away again.
    #expect(gradients.db.absolute().max() < 1e-12)
  }

  /// The inputs of both cells: two images, three filters of three by three.
  private struct Sample {
    let x: Tensor<Double>
    let w: Tensor<Double>
    let b: Tensor<Double>
    let upstream: Tensor<Double>

    init(size: Int, upstream width: Int) {
      var random = RandomState(seed: 231)
      x = random.randn([2, 3, size, size])
      w = random.randn([3, 3, 3, 3])
      b = random.randn([3])
      upstream = random.randn([2, 3, width, width])
    }

    func errors(
      _ gradients: (dx: Tensor<Double>, dw: Tensor<Double>, db: Tensor<Double>),
      of forward: (Tensor<Double>, Tensor<Double>, Tensor<Double>) throws -> Tensor<Double>
    ) rethrows -> [Double] {
      [
        try gradientError(gradients.dx, at: x, upstream: upstream) { try forward($0, w, b) },
        try gradientError(gradients.dw, at: w, upstream: upstream) { try forward(x, $0, b) },
        try gradientError(gradients.db, at: b, upstream: upstream) { try forward(x, w, $0) },
      ]
    }
  }
}
