import Core
import Solution2
import Testing

@Suite struct ReLUTests {
  // Course, FullyConnectedNets notebook, cell 9: on the order of e-8, printed 5.0e-8.
  @Test func `the forward pass gives the published numbers`() throws {
    let expected: Tensor<Double> = Tensor([
      [0, 0, 0, 0], [0, 0, 0.04545455, 0.13636364], [0.22727273, 0.31818182, 0.40909091, 0.5],
    ])
    let out = try reluForward(Tensor.linspace(-0.5, 0.5, [3, 4])).out
    #expect(relativeError(out, expected) < 1e-7)
  }

  // Cell 11: on the order of e-12, printed 3.3e-12; and other shapes.
  @Test(arguments: [[10, 10], [1], [3, 1, 2, 5]])
  func `the backward pass agrees with numeric gradients`(shape: [Int]) throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn(shape)
    let upstream: Tensor<Double> = random.randn(shape)
    let dx = try reluBackward(upstream, reluForward(x).cache)
    let error = try gradientError(dx, at: x, upstream: upstream) { try reluForward($0).out }
    #expect(error < 1e-11)
  }

  @Test func `the gradient at zero and below is exactly zero`() throws {
    let x: Tensor<Double> = Tensor([-1, 0, 2])
    #expect(try reluBackward(.ones([3]), reluForward(x).cache) == Tensor([0, 0, 1]))
  }
}
