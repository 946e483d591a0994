import Core
import Solution2
import Testing

@Suite struct SpatialNormTests {
  // Course, ConvolutionalNetworks notebook, cell 45.
  @Test(arguments: [
    ([1.0, 1, 1], [0.0, 0, 0], [0.99999962, 0.99999951, 0.9999996]),
    ([3, 4, 5], [6, 7, 8], [2.99999885, 3.99999804, 4.99999798]),
  ])
  func `in training the statistics of a channel are beta and gamma`(
    gamma: [Double], beta: [Double], published: [Double]
  ) throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = 4 * random.randn([2, 3, 4, 5]) + 10
    #expect(difference(x.mean(axes: [0, 2, 3]), [9.33463814, 8.90909116, 9.11056338]) < 1e-8)
    #expect(
      difference(x.standardDeviation(axes: [0, 2, 3]), [3.61447857, 3.19347686, 3.5168142]) < 1e-8)
    var running = RunningStatistics<Double>(features: 3)
    let out = try spatialBatchNormForward(
      x, gamma: Tensor(gamma), beta: Tensor(beta), running: &running, mode: .train
    ).out
    #expect(out.shape == [2, 3, 4, 5])
    #expect(difference(out.mean(axes: [0, 2, 3]), beta) < 1e-13)
    #expect(difference(out.standardDeviation(axes: [0, 2, 3]), published) < 1e-8)
  }

  // Cell 46: after fifty minibatches. The notebook prints the statistics of each channel.
  @Test func `in prediction the running statistics are taken, as published`() throws {
    var random = RandomState(seed: 231)
    let (gamma, beta) = (Tensor<Double>.ones([4]), Tensor<Double>.zeros([4]))
    var running = RunningStatistics<Double>(features: 4)
    for _ in 0..<50 {
      _ = try spatialBatchNormForward(
        2.3 * random.randn([10, 4, 11, 12]) + 13, gamma: gamma, beta: beta, running: &running,
        mode: .train)
    }
    let out = try spatialBatchNormForward(
      2.3 * random.randn([10, 4, 11, 12]) + 13, gamma: gamma, beta: beta, running: &running,
      mode: .test
    ).out
    #expect(
      difference(out.mean(axes: [0, 2, 3]), [-0.08034406, 0.07562881, 0.05716371, 0.04378383])
        < 1e-8)
    #expect(
      difference(
        out.standardDeviation(axes: [0, 2, 3]), [0.96718744, 1.0299714, 1.02887624, 1.00585577])
        < 1e-8)
  }

  // Cell 48: between 1e-12 and 1e-6, printed 2.8e-7 to 3.4e-7, 7.1e-12 and 3.3e-12; other shapes.
  @Test(arguments: [[2, 3, 4, 5], [1, 2, 3, 1], [3, 1, 1, 4]])
  func `the backward pass of batch normalization agrees with numeric gradients`(
    shape: [Int]
  ) throws {
    let sample = NormSample(shape: shape)
    func forward(
      _ x: Tensor<Double>, _ gamma: Tensor<Double>, _ beta: Tensor<Double>
    ) throws -> (out: Tensor<Double>, cache: BatchNormCache<Double>) {
      var running = RunningStatistics<Double>(features: shape[1])
      return try spatialBatchNormForward(
        x, gamma: gamma, beta: beta, running: &running, mode: .train)
    }
    let cache = try forward(sample.x, sample.gamma, sample.beta).cache
    let errors = try sample.errors(try spatialBatchNormBackward(sample.upstream, cache)) {
      try forward($0, $1, $2).out
    }
    #expect(errors[0] < 1e-6 && errors[1] < 1e-8 && errors[2] < 1e-8, "\(errors)")
  }

  // Cell 51. A variant that normalizes each pixel separately prints 0.99999834 … 0.99999691.
  @Test func `the statistics of a group are zero and one, as published`() throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = 4 * random.randn([2, 6, 4, 5]) + 10
    let groups = x.reshaped([4, 60])
    #expect(
      difference(groups.mean(axis: 1), [9.72505327, 8.51114185, 8.9147544, 9.43448077]) < 1e-8)
    #expect(
      difference(
        groups.standardDeviation(axis: 1), [3.67070958, 3.09892597, 4.27043622, 3.97521327]) < 1e-8)
    let out = try spatialGroupNormForward(
      x, gamma: .ones([1, 6, 1, 1]), beta: .zeros([1, 6, 1, 1]), groups: 2
    ).out
    #expect(out.shape == [2, 6, 4, 5])
    let rows = out.reshaped([4, 60])
    #expect(difference(rows.mean(axis: 1), [0, 0, 0, 0]) < 1e-13)
    #expect(
      difference(
        rows.standardDeviation(axis: 1), [0.99999963, 0.99999948, 0.99999973, 0.99999968]) < 1e-8)
  }

  // Cell 53: between 1e-12 and 1e-7, printed 6.3e-8 to 7.4e-8, 9.5e-12 and 3.4e-12; gradients in
  // the shape [1, C, 1, 1]. And one group, a group for each channel.
  @Test(arguments: [([2, 6, 4, 5], 2), ([1, 3, 2, 3], 1), ([2, 2, 3, 3], 2)])
  func `the backward pass of group normalization agrees with numeric gradients`(
    shape: [Int], groups: Int
  ) throws {
    let scaleShape = [1, shape[1], 1, 1]
    let sample = NormSample(shape: shape, scaleShape: scaleShape)
    let cache = try spatialGroupNormForward(
      sample.x, gamma: sample.gamma, beta: sample.beta, groups: groups
    ).cache
    let gradients = try spatialGroupNormBackward(sample.upstream, cache)
    #expect(gradients.dgamma.shape == scaleShape && gradients.dbeta.shape == scaleShape)
    let errors = try sample.errors(gradients) {
      try spatialGroupNormForward($0, gamma: $1, beta: $2, groups: groups).out
    }
    #expect(errors[0] < 1e-6 && errors[1] < 1e-8 && errors[2] < 1e-8, "\(errors)")
  }

  @Test func `groups of one image's channels are layer normalization of that image`() throws {
    let sample = NormSample(shape: [3, 4, 2, 3])
    let out = try spatialGroupNormForward(
      sample.x, gamma: .ones([1, 4, 1, 1]), beta: .zeros([1, 4, 1, 1]), groups: 1
    ).out
    let rows = try layerNormForward(
      sample.x.reshaped([3, 24]), gamma: .ones([24]), beta: .zeros([24])
    ).out
    #expect(largestDifference(out.reshaped([3, 24]), rows) < 1e-13)
  }
}
