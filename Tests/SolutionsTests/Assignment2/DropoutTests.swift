import Core
import Solution2
import Testing

@Suite struct DropoutTests {
  // Course, Dropout notebook, cell 4: means and fractions of zeros for three probabilities in turn.
  @Test func `means and zeros are the published ones`() throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn([500, 500]) + 10
    #expect(abs(x.mean() - 10.000207878477502) < 1e-12)
    for (keep, mean, zeros) in [
      (0.25, 10.014059116977283, 0.749784), (0.4, 9.977917658761159, 0.600796),
      (0.7, 9.987811912159426, 0.30074),
    ] {
      let out = try dropoutForward(x, keep: keep, mode: .train, using: &random).out
      #expect(abs(out.mean() - mean) < 1e-10)
      #expect(Double((out .== 0).countNonzero) / 250_000 == zeros)
      let predicted = try dropoutForward(x, keep: keep, mode: .test, using: &random).out
      #expect(predicted == x)
    }
  }

  // Cell 6: around e-10 or less, printed 5.4e-11; and other shapes.
  @Test(arguments: [[10, 10], [3], [2, 3, 2, 2]])
  func `the backward pass agrees with numeric gradients`(shape: [Int]) throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn(shape) + 10
    let upstream: Tensor<Double> = random.randn(shape)
    func forward(_ x: Tensor<Double>) throws -> (out: Tensor<Double>, cache: DropoutCache<Double>) {
      var random = RandomState(seed: 123)
      return try dropoutForward(x, keep: 0.2, mode: .train, using: &random)
    }
    let dx = try dropoutBackward(upstream, forward(x).cache)
    #expect(try gradientError(dx, at: x, upstream: upstream) { try forward($0).out } < 1e-9)
  }

  @Test func `what is kept is divided by the probability, in single precision too`() throws {
    let x = Tensor<Float>.ones([4, 50])
    var random = RandomState(seed: 1)
    let (out, cache) = try dropoutForward(x, keep: 0.4, mode: .train, using: &random)
    #expect(Set(out.scalars) == [0, 2.5])
    #expect(try dropoutBackward(x, cache) == out)
    // The same seed draws the same mask in double precision.
    random = RandomState(seed: 1)
    let double = try dropoutForward(Tensor<Double>(x), keep: 0.4, mode: .train, using: &random).out
    #expect(Tensor<Double>(out) == double)
  }

  @Test func `in prediction nothing is drawn, and the gradient passes`() throws {
    var (random, untouched) = (RandomState(seed: 1), RandomState(seed: 1))
    let x: Tensor<Double> = Tensor([1, -2, 3])
    let (out, cache) = try dropoutForward(x, keep: 0.5, mode: .test, using: &random)
    #expect(out == x)
    #expect(try dropoutBackward(x, cache) == x)
    #expect(random.uniform() == untouched.uniform())
  }
}
