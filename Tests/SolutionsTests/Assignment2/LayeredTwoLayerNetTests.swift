import Core
import Solution2
import Testing

/// The two-layer network of assignment 2; cell 18 of the course's FullyConnectedNets notebook.
@Suite struct LayeredTwoLayerNetTests {
  private let x = Tensor.linspace(-5.5, 4.5, [5, 3]).transposed()
  private let y = [0, 5, 1]

  private func net(regularization: Double = 0) throws -> TwoLayerNet<Double> {
    var random = RandomState(seed: 231)
    var net = try TwoLayerNet<Double>(
      inputSize: 5, hiddenSize: 50, classCount: 7, regularization: regularization, using: &random)
    net.parameters = [
      "W1": .linspace(-0.7, 0.3, [5, 50]), "b1": .linspace(-0.1, 0.9, [50]),
      "W2": .linspace(-0.3, 0.4, [50, 7]), "b2": .linspace(-0.9, 0.1, [7]),
    ]
    return net
  }

  // Asserted there: the standard deviation is the scale to a tenth, the biases are zero.
  @Test func `a new network has small weights and no biases`() throws {
    var random = RandomState(seed: 231)
    let _: Tensor<Double> = random.randn([3, 5])
    _ = random.randint(below: 7, count: 3)
    let net = try TwoLayerNet<Double>(
      inputSize: 5, hiddenSize: 50, classCount: 7, weightScale: 1e-3, using: &random)
    #expect(net.parameters.names == ["W1", "b1", "W2", "b2"])
    for name in ["W1", "W2"] {
      #expect(abs(net.parameters[name].standardDeviation() - 1e-3) < 1e-4)
    }
    #expect(net.parameters["b1"] == .zeros([50]) && net.parameters["b2"] == .zeros([7]))
  }

  // Asserted: the sum of absolute differences below 1e-6.
  @Test func `the scores are the published ones`() throws {
    let expected: Tensor<Double> = Tensor([
      [11.53165108, 12.2917344, 13.05181771, 13.81190102, 14.57198434, 15.33206765, 16.09215096],
      [12.05769098, 12.74614105, 13.43459113, 14.1230412, 14.81149128, 15.49994135, 16.18839143],
      [12.58373087, 13.20054771, 13.81736455, 14.43418138, 15.05099822, 15.66781506, 16.2846319],
    ])
    #expect((try net().scores(x) - expected).absolute().sum() < 1e-6)
  }

  // Asserted: below 1e-10. The regularization term has the factor one half.
  @Test(arguments: [(0.0, 3.4702243556), (1.0, 26.5948426952)])
  func `the loss is the published one`(regularization: Double, published: Double) throws {
    var net = try net(regularization: regularization)
    #expect(abs(try net.loss(x, y: y).loss - published) < 1e-10)
  }

  // Around e-7 or less; W1 at 0.7 is 2.5e-7 to 8.2e-7 among correct solutions.
  @Test(arguments: [0.0, 0.7])
  func `the gradients agree with numeric ones`(regularization: Double) throws {
    let errors = try gradientErrors(of: net(regularization: regularization), x: x, y: y)
    #expect(errors.count == 4)
    #expect(errors.values.allSatisfy { $0 < 1e-6 }, "\(errors)")
  }
}
