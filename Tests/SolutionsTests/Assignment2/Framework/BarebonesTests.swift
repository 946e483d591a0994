import Core
import Solution2
import Testing

@Suite struct BarebonesTests {
  private func parameters(seed: UInt32 = 1) throws -> ConvNetParameters<Double> {
    var random = RandomState(seed: seed)
    return try convNetParameters(imageShape: [2, 5, 4], classCount: 3, using: &random)
  }

  // Course, PyTorch notebook, cell 14: scores of shape (64, 10).
  @Test func `networks give a score for each class`() throws {
    var random = RandomState(seed: 1)
    let x = Variable(Tensor<Float>.zeros([64, 3, 32, 32]))
    #expect(try threeLayerConvNet(x, convNetParameters(using: &random)).shape == [64, 10])
    let (w1, w2): (Variable<Float>, Variable<Float>) = (
      randomWeight([3072, 20], using: &random), randomWeight([20, 10], using: &random)
    )
    #expect(twoLayerFC(x, w1: w1, w2: w2).shape == [64, 10])
  }

  @Test func `the network is made of the layers of the earlier questions`() throws {
    let parameters = try parameters()
    var random = RandomState(seed: 2)
    for parameter in parameters.all { parameter.value = random.randn(parameter.shape) }
    let x: Tensor<Double> = random.randn([3, 2, 5, 4])
    func conv(
      _ x: Tensor<Double>, _ w: Variable<Double>, _ b: Variable<Double>, padding: Int
    ) throws -> Tensor<Double> {
      try reluForward(
        convForwardNaive(x, w: w.value, b: b.value, stride: 1, padding: padding).out
      ).out
    }
    let first = try conv(x, parameters.convW1, parameters.convB1, padding: 2)
    let second = try conv(first, parameters.convW2, parameters.convB2, padding: 1)
    let expected = try affineForward(
      second, w: parameters.fcW.value, b: parameters.fcB.value
    ).out
    let scores = try threeLayerConvNet(Variable(x), parameters).value
    #expect(relativeError(scores, expected) < 1e-10)
  }

  @Test func `parameters have their shapes and the scale of He's rule, and are trainable`() throws {
    var random = RandomState(seed: 1)
    let parameters: ConvNetParameters<Double> = try convNetParameters(using: &random)
    #expect(
      parameters.all.map(\.shape)
        == [[32, 3, 5, 5], [32], [16, 32, 3, 3], [16], [16384, 10], [10]])
    #expect(parameters.all.allSatisfy { $0.requiresGradient })
    for (weight, fanIn) in zip(
      [parameters.convW1, parameters.convW2, parameters.fcW], [75.0, 288, 16384])
    {
      let deviation = weight.value.square().mean().squareRoot()
      #expect(abs(deviation / (2 / fanIn).squareRoot() - 1) < 0.05)
    }
    for bias in [parameters.convB1, parameters.convB2, parameters.fcB] {
      #expect(bias.value == .zeros(bias.shape))
    }
  }

  @Test func `a step goes down the gradient`() throws {
    let (trained, copy) = (try parameters(), try parameters())
    var random = RandomState(seed: 3)
    let data = LabelledData<Double>(x: random.randn([2, 2, 5, 4]), y: [2, 0])
    let losses = try trainBarebones(
      trained.all, scores: { try threeLayerConvNet($0, trained) }, train: data, learningRate: 0.1,
      using: &random)
    let loss = crossEntropy(try threeLayerConvNet(Variable(data.x), copy), labels: data.y)
    loss.backward()
    #expect(losses.count == 1 && abs(losses[0] - loss.item) < 1e-12)
    for (moved, parameter) in zip(trained.all, copy.all) {
      let gradient = try #require(parameter.gradient)
      #expect(relativeError(moved.value, parameter.value - gradient * 0.1) < 1e-10)
      #expect(moved.gradient == nil)
    }
  }

  @Test func `networks learn small scenes`() throws {
    let (train, validation) = SmallScenes.data(600, validation: 200)
    var random = RandomState(seed: 4)
    let parameters: ConvNetParameters<Float> = try convNetParameters(
      imageShape: [3, 16, 16], using: &random)
    let losses = try trainBarebones(
      parameters.all, scores: { try threeLayerConvNet($0, parameters) }, train: train,
      learningRate: 0.02, epochs: 6, using: &random)
    let (first, last) = (losses.prefix(9).reduce(0, +), losses.suffix(9).reduce(0, +))
    #expect(last < 0.9 * first)
    let predicted = try predictedClasses(of: validation.x) {
      try threeLayerConvNet($0, parameters)
    }
    #expect(accuracy(of: predicted, on: validation.y) > 0.2)
  }
}
