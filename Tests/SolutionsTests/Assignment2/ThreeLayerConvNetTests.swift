import Core
import Solution2
import Testing

@Suite struct ThreeLayerConvNetTests {
  // Course, ConvolutionalNetworks notebook, cell 28: log(10) without regularization, slightly more
  // with one of 0.5; seven notebooks printed 2.302586 and 2.508256.
  @Test func `the first loss is about the logarithm of ten`() throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn([50, 3, 32, 32])
    let y = random.randint(below: 10, count: 50)
    var net = try ThreeLayerConvNet<Double>(using: &random)
    #expect(abs(try net.loss(x, y: y).loss - 2.302585) < 1e-4)
    net.regularization = 0.5
    #expect(abs(try net.loss(x, y: y).loss - 2.508256) < 2e-3)
  }

  // Cell 30, with h = 1e-6: up to e-2. Six of seven notebooks printed these errors, which are
  // rounding, so other correct solutions have others: W1 1.4e-4, W2 1.8e-2, W3 3.1e-4, b1 3.5e-5,
  // b2 2.5e-3, b3 7.9e-10.
  @Test func `the gradients agree with numeric ones`() throws {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn([2, 3, 16, 16])
    let y = random.randint(below: 10, count: 2)
    let net = try ThreeLayerConvNet<Double>(
      inputShape: [3, 16, 16], filterCount: 3, filterSize: 3, hiddenSize: 7, using: &random)
    let errors = try gradientErrors(of: net, x: x, y: y, h: 1e-6)
    #expect(errors.count == 6)
    #expect(errors.values.allSatisfy { $0 < 0.1 }, "\(errors)")
    #expect(errors["b3", default: 1] < 1e-8)
  }

  @Test func `with larger weights and regularization they agree closely`() throws {
    var random = RandomState(seed: 5)
    let x: Tensor<Double> = random.randn([3, 2, 4, 6])
    let y = random.randint(below: 4, count: 3)
    let net = try ThreeLayerConvNet<Double>(
      inputShape: [2, 4, 6], filterCount: 3, filterSize: 3, hiddenSize: 5, classCount: 4,
      weightScale: 0.5, regularization: 0.3, using: &random)
    let errors = try gradientErrors(of: net, x: x, y: y)
    #expect(errors.values.allSatisfy { $0 < 1e-5 }, "\(errors)")
  }

  @Test func `parameters have the course's shapes`() throws {
    var random = RandomState(seed: 1)
    let net = try ThreeLayerConvNet<Float>(using: &random)
    #expect(net.parameters.names == ["W1", "b1", "W2", "b2", "W3", "b3"])
    let shapes = net.parameters.names.map { net.parameters[$0].shape }
    #expect(
      shapes == [[32, 3, 7, 7], [32], [32 * 16 * 16, 100], [100], [100, 10], [10]])
  }
}
