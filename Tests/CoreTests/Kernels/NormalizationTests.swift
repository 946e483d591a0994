import Core
import Testing

@Suite struct NormalizationTests {
  /// Shapes of inputs, with a batch of one, planes that are not square, and odd lengths.
  static let inputs = [
    [5, 3], [1, 4], [7, 33], [2, 3, 5, 4], [1, 2, 3, 3], [3, 4, 1, 1], [2, 2, 9, 17], [4, 6, 5],
  ]

  private func tensors(
    _ shape: [Int], _ parameters: [Int]
  ) -> (x: Tensor<Double>, gamma: Tensor<Double>, beta: Tensor<Double>, upstream: Tensor<Double>) {
    var random = RandomState(seed: 3)
    return (
      random.randn(shape) * 2 + 5, random.randn(parameters), random.randn(parameters),
      random.randn(shape)
    )
  }

  /// The numbers of `[N, C, …]` as rows of one channel each, `[C, N …]`.
  private func byChannel(_ x: Tensor<Double>) -> Tensor<Double> {
    x.reshaped([x.shape[0], x.shape[1], -1]).transposed([1, 0, 2]).reshaped([x.shape[1], -1])
  }

  private func column(_ parameter: Tensor<Double>, _ x: Tensor<Double>) -> Tensor<Double> {
    parameter.reshaped([-1] + Array(repeating: 1, count: x.rank - 2))
  }

  @Test(arguments: inputs)
  func `batch normalization follows its formula`(_ shape: [Int]) {
    let (x, gamma, beta, _) = tensors(shape, [shape[1]])
    let (mean, variance) = (byChannel(x).mean(axis: 1), byChannel(x).variance(axis: 1))
    let deviation = (column(variance, x) + 1e-5).squareRoot()
    let expected = column(gamma, x) * (x - column(mean, x)) / deviation + column(beta, x)
    let result = batchNorm(x, gamma: gamma, beta: beta)
    #expect(isClose(result.output, expected, 1e-11))
    #expect(isClose(result.mean, mean, 1e-13))
    #expect(isClose(result.variance, variance, 1e-12))
    let single = batchNorm(
      Tensor<Float>(x), gamma: Tensor<Float>(gamma), beta: Tensor<Float>(beta))
    // A single example has no variance, and its rounding errors are divided by that.
    if x.count > x.shape[1] { #expect(isClose(single.output, expected, 1e-5)) }
    let given = batchNorm(x, gamma: gamma, beta: beta, mean: mean, variance: variance)
    #expect(isClose(given.output, expected, 1e-11))
  }

  @Test(arguments: inputs)
  func `its gradients are those of central differences`(_ shape: [Int]) {
    let (x, gamma, beta, upstream) = tensors(shape, [shape[1]])
    let forward = batchNorm(x, gamma: gamma, beta: beta, epsilon: 0.1)
    let gradients = batchNormBackward(upstream, x: x, gamma: gamma, forward)
    let dx = numericalGradient(
      of: { batchNorm($0, gamma: gamma, beta: beta, epsilon: 0.1).output }, at: x,
      upstream: upstream)
    let dgamma = numericalGradient(
      of: { batchNorm(x, gamma: $0, beta: beta, epsilon: 0.1).output }, at: gamma,
      upstream: upstream)
    #expect(isClose(gradients.x, dx, 1e-8))
    #expect(isClose(gradients.gamma, dgamma, 1e-8))
    #expect(isClose(gradients.beta, byChannel(upstream).sum(axis: 1), 1e-12))
  }

  @Test(arguments: inputs)
  func `its gradients by given statistics are those of central differences`(_ shape: [Int]) {
    let (x, gamma, beta, upstream) = tensors(shape, [shape[1]])
    let (mean, variance) = (gamma + 5, beta.square() + 1)
    let forward = batchNorm(x, gamma: gamma, beta: beta, mean: mean, variance: variance)
    let gradients = batchNormBackward(
      upstream, x: x, gamma: gamma, forward, statisticsWereGiven: true)
    let dx = numericalGradient(
      of: { batchNorm($0, gamma: gamma, beta: beta, mean: mean, variance: variance).output },
      at: x, upstream: upstream)
    let dgamma = numericalGradient(
      of: { batchNorm(x, gamma: $0, beta: beta, mean: mean, variance: variance).output },
      at: gamma, upstream: upstream)
    #expect(isClose(gradients.x, dx, 1e-8))
    #expect(isClose(gradients.gamma, dgamma, 1e-8))
  }

  @Test(arguments: [([5, 3], [3]), ([1, 4], [4]), ([7, 33], [33]), ([2, 3, 5, 4], [5, 4])])
  func `layer normalization and its gradients are right`(_ shape: [Int], _ parameters: [Int]) {
    let (x, gamma, beta, upstream) = tensors(shape, parameters)
    let rows = x.reshaped([-1, gamma.count])
    let deviation = (rows.variance(axis: 1, keepDims: true) + 1e-5).squareRoot()
    let normalized = ((rows - rows.mean(axis: 1, keepDims: true)) / deviation).reshaped(shape)
    let result = layerNorm(x, gamma: gamma, beta: beta)
    #expect(isClose(result.output, gamma * normalized + beta, 1e-11))
    #expect(isClose(result.variance, rows.variance(axis: 1), 1e-12))
    let gradients = layerNormBackward(upstream, x: x, gamma: gamma, result)
    let dx = numericalGradient(
      of: { layerNorm($0, gamma: gamma, beta: beta).output }, at: x, upstream: upstream)
    let dgamma = numericalGradient(
      of: { layerNorm(x, gamma: $0, beta: beta).output }, at: gamma, upstream: upstream)
    let dbeta = numericalGradient(
      of: { layerNorm(x, gamma: gamma, beta: $0).output }, at: beta, upstream: upstream)
    #expect(isClose(gradients.x, dx, 1e-8))
    #expect(isClose(gradients.gamma, dgamma, 1e-8))
    #expect(isClose(gradients.beta, dbeta, 1e-8))
    let single = layerNorm(
      Tensor<Float>(x), gamma: Tensor<Float>(gamma), beta: Tensor<Float>(beta))
    #expect(isClose(single.output, result.output, 1e-5))
  }

  @Test(arguments: [([2, 6, 4, 5], 2), ([1, 4, 3, 3], 4), ([3, 3, 2, 2], 1), ([2, 6], 2)])
  func `group normalization and its gradients are right`(_ shape: [Int], _ groups: Int) {
    let (x, gamma, beta, upstream) = tensors(shape, [shape[1]])
    let rows = x.reshaped([shape[0] * groups, -1])
    let deviation = (rows.variance(axis: 1, keepDims: true) + 1e-5).squareRoot()
    let normalized = ((rows - rows.mean(axis: 1, keepDims: true)) / deviation).reshaped(shape)
    let result = groupNorm(x, gamma: gamma, beta: beta, groups: groups)
    #expect(isClose(result.output, column(gamma, x) * normalized + column(beta, x), 1e-11))
    #expect(result.mean.shape == [shape[0], groups])
    let gradients = groupNormBackward(upstream, x: x, gamma: gamma, result)
    let dx = numericalGradient(
      of: { groupNorm($0, gamma: gamma, beta: beta, groups: groups).output }, at: x,
      upstream: upstream)
    let dgamma = numericalGradient(
      of: { groupNorm(x, gamma: $0, beta: beta, groups: groups).output }, at: gamma,
      upstream: upstream)
    #expect(isClose(gradients.x, dx, 1e-7))
    #expect(isClose(gradients.gamma, dgamma, 1e-8))
    #expect(isClose(gradients.beta, byChannel(upstream).sum(axis: 1), 1e-12))
  }

  @Test func `large means cost no digits`() {
    let (x, gamma, beta, _) = tensors([64, 3, 8, 8], [3])
    let far = Tensor<Float>(x) + 1000
    let result = batchNorm(far, gamma: Tensor<Float>(gamma), beta: Tensor<Float>(beta))
    let expected = batchNorm(Tensor<Double>(far), gamma: gamma, beta: beta)
    #expect(isClose(result.output, expected.output, 1e-4))
  }

  @Test(arguments: [[40, 200], [100, 16, 16, 16]])
  func `the bits are the same on any number of threads`(_ shape: [Int]) {
    let (x, gamma, beta, upstream) = tensors(shape, [shape[1]])
    let (x32, gamma32) = (Tensor<Float>(x), Tensor<Float>(gamma))
    let rowGamma = Tensor<Float>.ones([shape[shape.count - 1]])
    let threads = BorrowedThreads()
    let results = [1, 2, 3].map { count in
      threads.use(count)
      let batch = batchNorm(x32, gamma: gamma32, beta: Tensor<Float>(beta))
      let layer = layerNorm(x32, gamma: rowGamma, beta: rowGamma)
      let (first, second) = (
        batchNormBackward(Tensor<Float>(upstream), x: x32, gamma: gamma32, batch),
        layerNormBackward(Tensor<Float>(upstream), x: x32, gamma: rowGamma, layer)
      )
      return [
        batch.output, layer.output, first.x, first.gamma, first.beta, second.x, second.gamma,
      ]
    }
    #expect(results[1] == results[0])
    #expect(results[2] == results[0])
  }
}
