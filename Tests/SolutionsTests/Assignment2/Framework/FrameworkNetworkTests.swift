import Core
import Solution2
import Testing

@Suite struct FrameworkNetworkTests {
  // Course, PyTorch notebook, cells 21, 26 and 31.
  @Test func `networks give a score for each class`() throws {
    var random = RandomState(seed: 1)
    let x = Variable(Tensor<Float>.zeros([16, 3, 32, 32]))
    #expect(try moduleConvNet(using: &random).network.scores(x).shape == [16, 10])
    #expect(try sequentialConvNet(using: &random).network.scores(x).shape == [16, 10])
    #expect(
      try challengeNetwork(exampleCount: 100, using: &random).network.scores(x).shape == [16, 10])
    let example = TwoLayerFCModule<Float>(
      inputSize: 3072, hiddenSize: 20, classCount: 10, using: &random)
    #expect(example.scores(x).shape == [16, 10])
    let examples: TrainingSetup<Float> = sequentialFC(hiddenSize: 20, using: &random)
    #expect(try examples.network.scores(x).shape == [16, 10])
  }

  @Test func `the module's scores are those of bare operations`() throws {
    var random = RandomState(seed: 2)
    let module = try ThreeLayerConvModule<Double>(
      inChannel: 2, channel1: 4, channel2: 3, imageSize: Extent2D(5, 6), classCount: 7,
      using: &random)
    let parameters = module.parameters
    #expect(
      parameters.map(\.shape) == [[4, 2, 5, 5], [4], [3, 4, 3, 3], [3], [7, 90], [7]])
    let bare = ConvNetParameters(
      convW1: parameters[0], convB1: parameters[1], convW2: parameters[2], convB2: parameters[3],
      fcW: parameters[4].transposed(), fcB: parameters[5])
    let x = Variable<Double>(random.randn([3, 2, 5, 6]))
    let expected = try threeLayerConvNet(x, bare).value
    #expect(relativeError(try module.scores(x).value, expected) < 1e-10)
  }

  @Test func `the module's weights are drawn by He's rule`() throws {
    var random = RandomState(seed: 3)
    let setup: TrainingSetup<Double> = try moduleConvNet(using: &random)
    for (weight, fanIn) in zip(setup.network.parameters.filter { $0.rank > 1 }, [75.0, 288, 16384])
    {
      let deviation = weight.value.square().mean().squareRoot()
      #expect(abs(deviation / (2 / fanIn).squareRoot() - 1) < 0.05)
    }
  }

  @Test func `the sequential network learns with Nesterov's momentum`() throws {
    var random = RandomState(seed: 4)
    let setup: TrainingSetup<Float> = try sequentialConvNet(using: &random)
    let optimizer = try #require(setup.optimizer as? SGD<Float>)
    #expect(optimizer.isNesterov && optimizer.momentum == 0.9)
    #expect(
      setup.network.parameters.map(\.shape)
        == [[32, 3, 5, 5], [32], [16, 32, 3, 3], [16], [10, 16384], [10]])
    #expect(setup.network.parameters.elementsEqual(optimizer.parameters) { $0 === $1 })
  }

  @Test func `the challenge's network can be saved and loaded`() throws {
    var random = RandomState(seed: 5)
    let first: TrainingSetup<Float> = try challengeNetwork(exampleCount: 100, using: &random)
    let second: TrainingSetup<Float> = try challengeNetwork(exampleCount: 100, using: &random)
    let x: Tensor<Float> = random.randn([20, 3, 32, 32])
    try second.network.load(first.network.state)
    #expect(try first.predictions(for: x) == second.predictions(for: x))
  }

  @Test func `the challenge's network learns small scenes`() throws {
    let (train, validation) = SmallScenes.data(1000, validation: 200)
    var random = RandomState(seed: 6)
    let (setup, history) = try trainChallenge(
      train: train, validation: validation, using: &random)
    #expect(setup.epochs <= 10 && history.validationAccuracy.count == setup.epochs)
    #expect((history.validationAccuracy.last ?? 0) > 0.35, "\(history.validationAccuracy)")
  }
}
