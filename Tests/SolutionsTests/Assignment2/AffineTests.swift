import Core
import Solution2
import Testing

@Suite struct AffineTests {
  // Course, FullyConnectedNets notebook, cell 5: around e-9 or less.
  @Test func `the forward pass gives the published numbers`() throws {
    let x = Tensor.linspace(-0.1, 0.5, [2, 4, 5, 6])
    let w = Tensor.linspace(-0.2, 0.3, [120, 3])
    let b = Tensor.linspace(-0.3, 0.1, [3])
    let expected: Tensor<Double> = Tensor([
      [1.49834967, 1.70660132, 1.91485297], [3.25553199, 3.5141327, 3.77273342],
    ])
    #expect(relativeError(try affineForward(x, w: w, b: b).out, expected) < 1e-8)
  }

  // Cell 7: around e-10 or less, printed 5.4e-11, 9.9e-11 and 2.4e-11; and other shapes.
  @Test(arguments: [
    ([10, 2, 3], 5), ([1, 4], 1), ([3, 1], 6), ([2, 3, 1, 4], 2),
  ])
  func `the backward pass agrees with numeric gradients`(shape: [Int], width: Int) throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn(shape)
    let w: Tensor<Double> = random.randn([x.count / shape[0], width])
    let b: Tensor<Double> = random.randn([width])
    let upstream: Tensor<Double> = random.randn([shape[0], width])
    let gradients = try affineBackward(upstream, affineForward(x, w: w, b: b).cache)
    let errors = [
      try gradientError(gradients.dx, at: x, upstream: upstream) {
        try affineForward($0, w: w, b: b).out
      },
      try gradientError(gradients.dw, at: w, upstream: upstream) {
        try affineForward(x, w: $0, b: b).out
      },
      try gradientError(gradients.db, at: b, upstream: upstream) {
        try affineForward(x, w: w, b: $0).out
      },
    ]
    #expect(errors.allSatisfy { $0 < 1e-9 }, "\(errors)")
  }

  // Cell 14: around e-10 or less.
  @Test func `with a ReLU after it, too`() throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn([2, 3, 4])
    let w: Tensor<Double> = random.randn([12, 10])
    let b: Tensor<Double> = random.randn([10])
    let upstream: Tensor<Double> = random.randn([2, 10])
    let gradients = try affineReLUBackward(upstream, affineReLUForward(x, w: w, b: b).cache)
    let errors = [
      try gradientError(gradients.dx, at: x, upstream: upstream) {
        try affineReLUForward($0, w: w, b: b).out
      },
      try gradientError(gradients.dw, at: w, upstream: upstream) {
        try affineReLUForward(x, w: $0, b: b).out
      },
      try gradientError(gradients.db, at: b, upstream: upstream) {
        try affineReLUForward(x, w: w, b: $0).out
      },
    ]
    #expect(errors.allSatisfy { $0 < 1e-9 }, "\(errors)")
  }

  @Test func `single precision agrees with double`() throws {
    var random = RandomState(seed: 4)
    let x: Tensor<Double> = random.randn([3, 2, 5])
    let w: Tensor<Double> = random.randn([10, 4])
    let b: Tensor<Double> = random.randn([4])
    let double = try affineForward(x, w: w, b: b)
    let single = try affineForward(Tensor<Float>(x), w: Tensor<Float>(w), b: Tensor<Float>(b))
    #expect(largestDifference(Tensor<Double>(single.out), double.out) < 1e-5)
    let a = try affineBackward(double.out, double.cache)
    let c = try affineBackward(single.out, single.cache)
    #expect(largestDifference(Tensor<Double>(c.dx), a.dx) < 1e-4)
    #expect(largestDifference(Tensor<Double>(c.dw), a.dw) < 1e-4)
  }
}
