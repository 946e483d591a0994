import Core
import Solution2
import Testing

@Suite struct ConvolutionTests {
  // Course, ConvolutionalNetworks notebook, cell 4: around e-8, printed 2.2e-8.
  @Test func `the forward pass gives the published numbers`() throws {
    let x = Tensor.linspace(-0.1, 0.5, [2, 3, 4, 4])
    let w = Tensor.linspace(-0.2, 0.3, [3, 3, 4, 4])
    let b = Tensor.linspace(-0.1, 0.2, [3])
    let expected: [Double] = [
      -0.08759809, -0.10987781, -0.18387192, -0.2109216, 0.21027089, 0.21661097, 0.22847626,
      0.23004637, 0.50813986, 0.54309974, 0.64082444, 0.67101435, -0.98053589, -1.03143541,
      -1.19128892, -1.24695841, 0.69108355, 0.66880383, 0.59480972, 0.56776003, 2.36270298,
      2.36904306, 2.38090835, 2.38247847,
    ]
    let out = try convForwardNaive(x, w: w, b: b, stride: 2, padding: 1).out
    #expect(relativeError(out, Tensor(expected, shape: [2, 3, 2, 2])) < 1e-7)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let x: [Int]
    let w: [Int]
    let stride: Int
    let padding: Int

    var testDescription: String { "\(x) with \(w), stride \(stride), padding \(padding)" }
  }

  // Cell 10: around e-8 or less; dx of correct solutions 8.0e-9 to 1.6e-8, dw and db below 3e-10.
  // And other shapes: not square, overlapping or with gaps, a pixel that no filter meets.
  @Test(arguments: [
    Case(x: [4, 3, 5, 5], w: [2, 3, 3, 3], stride: 1, padding: 1),
    Case(x: [1, 1, 1, 1], w: [1, 1, 1, 1], stride: 1, padding: 0),
    Case(x: [2, 2, 6, 4], w: [3, 2, 2, 3], stride: 2, padding: 0),
    Case(x: [1, 2, 3, 7], w: [2, 2, 3, 1], stride: 3, padding: 2),
  ])
  func `the backward pass agrees with numeric gradients`(sample: Case) throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn(sample.x)
    let w: Tensor<Double> = random.randn(sample.w)
    let b: Tensor<Double> = random.randn([sample.w[0]])
    func forward(
      _ x: Tensor<Double>, _ w: Tensor<Double>, _ b: Tensor<Double>
    ) throws -> (out: Tensor<Double>, cache: ConvCache<Double>) {
      try convForwardNaive(x, w: w, b: b, stride: sample.stride, padding: sample.padding)
    }
    let (out, cache) = try forward(x, w, b)
    let upstream: Tensor<Double> = random.randn(out.shape)
    let gradients = try convBackwardNaive(upstream, cache)
    #expect(gradients.dx.shape == x.shape && gradients.dw.shape == w.shape)
    let errors = [
      try gradientError(gradients.dx, at: x, upstream: upstream) { try forward($0, w, b).out },
      try gradientError(gradients.dw, at: w, upstream: upstream) { try forward(x, $0, b).out },
      try gradientError(gradients.db, at: b, upstream: upstream) { try forward(x, w, $0).out },
    ]
    #expect(errors[0] < 1e-7 && errors[1] < 1e-8 && errors[2] < 1e-8, "\(errors)")
  }

  // Cell 21: around e-9 or less, printed 4.9e-11, 1.9e-11, 3.7e-13 and 0.
  @Test func `naive and fast agree on the published inputs`() throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn([100, 3, 31, 31])
    let w: Tensor<Double> = random.randn([25, 3, 3, 3])
    let b: Tensor<Double> = random.randn([25])
    let upstream: Tensor<Double> = random.randn([100, 25, 16, 16])
    let naive = try convForwardNaive(x, w: w, b: b, stride: 2, padding: 1)
    let fast = convForwardFast(x, w: w, b: b, stride: 2, padding: 1)
    #expect(relativeError(naive.out, fast.out) < 1e-8)
    let a = try convBackwardNaive(upstream, naive.cache)
    let c = convBackwardFast(upstream, fast.cache)
    let errors = [
      relativeError(a.dx, c.dx), relativeError(a.dw, c.dw), relativeError(a.db, c.db),
    ]
    #expect(errors.allSatisfy { $0 < 1e-8 }, "\(errors)")
  }

  @Test func `single precision agrees with double`() throws {
    var random = RandomState(seed: 2)
    let x: Tensor<Double> = random.randn([2, 3, 5, 6])
    let w: Tensor<Double> = random.randn([4, 3, 3, 2])
    let b: Tensor<Double> = random.randn([4])
    let double = try convForwardNaive(x, w: w, b: b, stride: 1, padding: 1)
    let single = try convForwardNaive(
      Tensor<Float>(x), w: Tensor<Float>(w), b: Tensor<Float>(b), stride: 1, padding: 1)
    #expect(largestDifference(Tensor<Double>(single.out), double.out) < 1e-4)
    let a = try convBackwardNaive(double.out, double.cache)
    let c = try convBackwardNaive(single.out, single.cache)
    #expect(largestDifference(Tensor<Double>(c.dx), a.dx) < 1e-3)
    #expect(largestDifference(Tensor<Double>(c.dw), a.dw) < 1e-2)
  }
}
