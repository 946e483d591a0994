import Core
import Solution2
import Testing

@Suite struct LayerNormTests {
  // Course, BatchNormalization notebook, cell 29.
  @Test(arguments: [
    (1.0, 0.0, [0.99999995, 0.99999999, 1, 0.99999969]),
    (3, 5, [2.99999985, 2.99999998, 2.99999999, 2.99999907]),
  ])
  func `the statistics of each example are beta and gamma`(
    gamma: Double, beta: Double, published: [Double]
  ) throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn([4, 50])
    let w1: Tensor<Double> = random.randn([50, 60])
    let a = matmul(Tensor.maximum(matmul(x, w1), 0), random.randn([60, 3]))
    #expect(
      difference(a.mean(axis: 1), [-59.06673243, -47.60782686, -43.31137368, -26.40991744]) < 1e-8)
    #expect(
      difference(a.standardDeviation(axis: 1), [10.07429373, 28.39478981, 35.28360729, 4.01831507])
        < 1e-8)
    let out = try layerNormForward(a, gamma: .full([3], gamma), beta: .full([3], beta)).out
    #expect(difference(out.mean(axis: 1), Array(repeating: beta, count: 4)) < 1e-13)
    #expect(difference(out.standardDeviation(axis: 1), published) < 1e-8)
  }

  // Cell 30: between 1e-12 and 1e-8, printed 1.4e-9 to 2.1e-9, 2.0e-12 and 2.3e-12; other shapes.
  @Test(arguments: [([4, 5], 1e-8), ([1, 3], 1e-6), ([6, 4], 1e-6)])
  func `the backward pass agrees with numeric gradients`(
    shape: [Int], tolerance: Double
  ) throws {
    let sample = NormSample(shape: shape)
    let cache = try layerNormForward(sample.x, gamma: sample.gamma, beta: sample.beta).cache
    let errors = try sample.errors(try layerNormBackward(sample.upstream, cache)) {
      try layerNormForward($0, gamma: $1, beta: $2).out
    }
    #expect(errors[0] < tolerance && errors[1] < 1e-8 && errors[2] < 1e-8, "\(errors)")
  }

  @Test func `an example does not depend on the others`() throws {
    let sample = NormSample(shape: [5, 4])
    let all = try layerNormForward(sample.x, gamma: sample.gamma, beta: sample.beta).out
    let one = try layerNormForward(sample.x[2..<3], gamma: sample.gamma, beta: sample.beta).out
    #expect(largestDifference(all[2..<3], one) < 1e-14)
  }
}
