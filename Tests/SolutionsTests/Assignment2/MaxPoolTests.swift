import Core
import Solution2
import Testing

@Suite struct MaxPoolTests {
  private let half = PoolWindow(height: 2, width: 2, stride: 2)

  // Course, ConvolutionalNetworks notebook, cell 12: on the order of e-8, printed 4.2e-8.
  @Test func `the forward pass gives the published numbers`() throws {
    let expected: [Double] = [
      -0.26315789, -0.24842105, -0.20421053, -0.18947368, -0.14526316, -0.13052632, -0.08631579,
      -0.07157895, -0.02736842, -0.01263158, 0.03157895, 0.04631579, 0.09052632, 0.10526316,
      0.14947368, 0.16421053, 0.20842105, 0.22315789, 0.26736842, 0.28210526, 0.32631579,
      0.34105263, 0.38526316, 0.4,
    ]
    let out = try maxPoolForwardNaive(Tensor.linspace(-0.3, 0.4, [2, 3, 4, 4]), half).out
    #expect(relativeError(out, Tensor(expected, shape: [2, 3, 2, 2])) < 1e-7)
  }

  // Cell 14: on the order of e-12, printed 3.3e-12; and windows that overlap, that are not square,
  // that leave pixels out.
  @Test(arguments: [
    ([3, 2, 8, 8], PoolWindow(height: 2, width: 2, stride: 2)),
    ([2, 1, 5, 4], PoolWindow(height: 3, width: 2, stride: 1)),
    ([1, 3, 7, 6], PoolWindow(height: 2, width: 3, stride: 3)),
  ])
  func `the backward pass agrees with numeric gradients`(
    shape: [Int], window: PoolWindow
  ) throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn(shape)
    let (out, cache) = try maxPoolForwardNaive(x, window)
    let upstream: Tensor<Double> = random.randn(out.shape)
    let dx = try maxPoolBackwardNaive(upstream, cache)
    let error = try gradientError(dx, at: x, upstream: upstream) {
      try maxPoolForwardNaive($0, window).out
    }
    #expect(error < 1e-10)
  }

  // Cell 22: close to 0.0, printed 0.
  @Test func `naive and fast are equal on the published inputs`() throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn([100, 3, 32, 32])
    let upstream: Tensor<Double> = random.randn([100, 3, 16, 16])
    let (naive, fast) = (try maxPoolForwardNaive(x, half), maxPoolForwardFast(x, half))
    #expect(naive.out == fast.out)
    #expect(
      try maxPoolBackwardNaive(upstream, naive.cache) == maxPoolBackwardFast(upstream, fast.cache))
  }

  @Test func `a pixel that is the largest under several windows gets the sum`() throws {
    let x: Tensor<Float> = Tensor([1, 9, 2, 3, 4, 5], shape: [1, 1, 2, 3])
    let window = PoolWindow(height: 2, width: 2, stride: 1)
    let (out, cache) = try maxPoolForwardNaive(x, window)
    #expect(out == Tensor([9, 9], shape: [1, 1, 1, 2]))
    let dx = try maxPoolBackwardNaive(Tensor([10, 1], shape: [1, 1, 1, 2]), cache)
    #expect(dx == Tensor([0, 11, 0, 0, 0, 0], shape: [1, 1, 2, 3]))
  }
}
