import Core
import Solution2
import Testing

@Suite struct BatchNormTests {
  // Course, BatchNormalization notebook, cell 4.
  @Test(arguments: [
    ([1.0, 1, 1], [0.0, 0, 0], [0.99999999, 1, 1]),
    ([1, 2, 3], [11, 12, 13], [0.99999999, 1.99999999, 2.99999999]),
  ])
  func `in training the statistics are beta and gamma`(
    gamma: [Double], beta: [Double], published: [Double]
  ) throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn([200, 50])
    let a = hidden(x, random.randn([50, 60]), random.randn([60, 3]))
    #expect(difference(a.mean(axis: 0), [-2.3814598, -13.18038246, 1.91780462]) < 1e-8)
    #expect(
      difference(a.standardDeviation(axis: 0), [27.18502186, 34.21455511, 37.68611762]) < 1e-8)
    var running = RunningStatistics<Double>(features: 3)
    let out = try batchNormForward(
      a, gamma: Tensor(gamma), beta: Tensor(beta), running: &running, mode: .train
    ).out
    #expect(difference(out.mean(axis: 0), beta) < 1e-13)
    #expect(difference(out.standardDeviation(axis: 0), published) < 1e-8)
  }

  // Cell 5: after fifty minibatches.
  @Test func `in prediction the running statistics are taken, as published`() throws {
    var random = RandomState(seed: 231)
    let (w1, w2): (Tensor<Double>, Tensor<Double>) = (
      random.randn([50, 60]), random.randn([60, 3])
    )
    let (gamma, beta) = (Tensor<Double>.ones([3]), Tensor<Double>.zeros([3]))
    var running = RunningStatistics<Double>(features: 3)
    for _ in 0..<50 {
      _ = try batchNormForward(
        hidden(random.randn([200, 50]), w1, w2), gamma: gamma, beta: beta, running: &running,
        mode: .train)
    }
    let before = running
    let out = try batchNormForward(
      hidden(random.randn([200, 50]), w1, w2), gamma: gamma, beta: beta, running: &running,
      mode: .test
    ).out
    #expect(running == before)
    #expect(difference(out.mean(axis: 0), [-0.03927354, -0.04349152, -0.10452688]) < 1e-8)
    #expect(
      difference(out.standardDeviation(axis: 0), [1.01531428, 1.01238373, 0.97819988]) < 1e-8)
  }

  @Test func `the running statistics begin at zero and follow by a tenth`() throws {
    let x: Tensor<Double> = Tensor([[1, 10], [3, 30]])
    var running = RunningStatistics<Double>(features: 2)
    for _ in 0..<2 {
      _ = try batchNormForward(
        x, gamma: .ones([2]), beta: .zeros([2]), running: &running, mode: .train)
    }
    // The variance is the biased one: 1 and 100.
    #expect(difference(running.mean, [0.38, 3.8]) < 1e-12)
    #expect(difference(running.variance, [0.19, 19]) < 1e-12)
  }

  // Cell 7: between 1e-13 and 1e-8, printed 1.7e-9, 7.4e-13 and 2.4e-12; and other shapes.
  @Test(arguments: [([4, 5], 1e-8), ([3, 1], 1e-6), ([7, 3], 1e-6)], [true, false])
  func `the backward passes agree with numeric gradients`(
    shapeAndTolerance: ([Int], Double), simplified: Bool
  ) throws {
    let (shape, tolerance) = shapeAndTolerance
    let sample = NormSample(shape: shape)
    func forward(
      _ x: Tensor<Double>, _ gamma: Tensor<Double>, _ beta: Tensor<Double>
    ) throws -> (out: Tensor<Double>, cache: BatchNormCache<Double>) {
      var running = RunningStatistics<Double>(features: shape[1])
      return try batchNormForward(x, gamma: gamma, beta: beta, running: &running, mode: .train)
    }
    let cache = try forward(sample.x, sample.gamma, sample.beta).cache
    let gradients =
      simplified
      ? try batchNormBackwardSimplified(sample.upstream, cache)
      : try batchNormBackward(sample.upstream, cache)
    let errors = try sample.errors(gradients) { try forward($0, $1, $2).out }
    #expect(errors[0] < tolerance && errors[1] < 1e-8 && errors[2] < 1e-8, "\(errors)")
  }

  @Test func `a single example has no gradient at all`() throws {
    let sample = NormSample(shape: [1, 4])
    var running = RunningStatistics<Double>(features: 4)
    let cache = try batchNormForward(
      sample.x, gamma: sample.gamma, beta: sample.beta, running: &running, mode: .train
    ).cache
    #expect(try batchNormBackward(sample.upstream, cache).dx == .zeros([1, 4]))
    #expect(try batchNormBackwardSimplified(sample.upstream, cache).dx == .zeros([1, 4]))
  }

  // Cell 11: nearly identical, five notebooks printed 5.3e-13 to 5.3e-12.
  @Test func `both backward passes agree on a large minibatch`() throws {
    let sample = NormSample(shape: [100, 500])
    var running = RunningStatistics<Double>(features: 500)
    let cache = try batchNormForward(
      sample.x, gamma: sample.gamma, beta: sample.beta, running: &running, mode: .train
    ).cache
    let graph = try batchNormBackward(sample.upstream, cache)
    let formula = try batchNormBackwardSimplified(sample.upstream, cache)
    #expect(relativeError(graph.dx, formula.dx) < 1e-10)
    #expect(relativeError(graph.dgamma, formula.dgamma) < 1e-10)
    #expect(graph.dbeta == formula.dbeta)
  }

  @Test func `epsilon and momentum can be chosen`() throws {
    let x: Tensor<Double> = Tensor([[0], [2]])
    var running = RunningStatistics<Double>(features: 1)
    let out = try batchNormForward(
      x, gamma: .ones([1]), beta: .zeros([1]), running: &running, mode: .train, epsilon: 3,
      momentum: 0.5
    ).out
    #expect(out == Tensor([[-0.5], [0.5]]))
    #expect(running.mean == Tensor([0.5]) && running.variance == Tensor([0.5]))
  }

  /// The activations that the notebook normalizes, of shape `[N, 3]`.
  private func hidden(
    _ x: Tensor<Double>, _ w1: Tensor<Double>, _ w2: Tensor<Double>
  ) -> Tensor<Double> {
    matmul(Tensor.maximum(matmul(x, w1), 0), w2)
  }
}
