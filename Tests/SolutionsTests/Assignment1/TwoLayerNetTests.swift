import Core
import Solution1
import Testing

@Suite struct TwoLayerNetTests {
  // Course, two_layer_net notebook, cell 5: the sum of absolute differences is below 1e-7.
  @Test func `the toy scores are the published ones`() throws {
    let expected: Tensor<Double> = Tensor([
      [-0.81233741, -1.27654624, -0.70335995],
      [-0.17129677, -1.18803311, -0.47310444],
      [-0.51590475, -1.01354314, -0.8504215],
      [-0.15419291, -0.48629638, -0.52901952],
      [-0.00618733, -0.12435261, -0.15226949],
    ])
    let scores = try toyNet().scores(Toy.x)
    #expect((scores - expected).absolute().sum() < 1e-7)
  }

  // Cell 7: below 1e-12.
  @Test func `the toy loss is the published one`() throws {
    let loss = try toyNet().loss(Toy.x, y: Toy.y, regularization: 0.05).loss
    #expect(abs(loss - 1.30378789133) < 1e-12)
  }

  // Cell 9: relative errors below 1e-8.
  @Test func `the toy gradients agree with numeric ones`() throws {
    let net = toyNet()
    let gradients = try net.loss(Toy.x, y: Toy.y, regularization: 0.05).gradients
    let pairs: [(WritableKeyPath<TwoLayerNet<Double>, Tensor<Double>>, Tensor<Double>)] = [
      (\.w1, gradients.w1), (\.b1, gradients.b1), (\.w2, gradients.w2), (\.b2, gradients.b2),
    ]
    for (parameter, gradient) in pairs {
      let numeric = try numericalGradient(
        of: { value in
          var moved = net
          moved[keyPath: parameter] = value
          return try moved.loss(Toy.x, y: Toy.y, regularization: 0.05).loss
        }, at: net[keyPath: parameter])
      #expect(gradient.shape == net[keyPath: parameter].shape)
      #expect(relativeError(gradient, numeric) < 1e-8)
    }
  }

  @Test func `a new net has small weights and no biases`() {
    var random = RandomState(seed: 3)
    let net = TwoLayerNet<Double>(inputSize: 50, hiddenSize: 40, outputSize: 6, using: &random)
    #expect(net.w1.shape == [50, 40] && net.w2.shape == [40, 6])
    #expect(net.b1 == .zeros([40]) && net.b2 == .zeros([6]))
    #expect(abs(net.w1.standardDeviation() - 1e-4) < 1e-5)
  }

  @Test func `the biases are not regularized`() throws {
    var net = toyNet()
    let before = try net.loss(Toy.x * 0, y: Toy.y, regularization: 1).loss
    net.b2 += 5
    let after = try net.loss(Toy.x * 0, y: Toy.y, regularization: 1).loss
    #expect(abs(before - after) < 1e-12)
  }

  @Test func `prediction takes the highest score`() throws {
    let net = toyNet()
    #expect(try net.predict(Toy.x) == [2, 0, 0, 0, 0])
  }

  @Test func `single precision agrees with double`() throws {
    let net = toyNet()
    let single = TwoLayerNet<Float>(
      w1: Tensor(net.w1), b1: Tensor(net.b1), w2: Tensor(net.w2), b2: Tensor(net.b2))
    let a = try net.loss(Toy.x, y: Toy.y, regularization: 0.05)
    let b = try single.loss(Tensor<Float>(Toy.x), y: Toy.y, regularization: 0.05)
    #expect(abs(a.loss - Double(b.loss)) < 1e-5)
    #expect(largestDifference(a.gradients.w1, Tensor<Double>(b.gradients.w1)) < 1e-5)
  }

  // Cell 11: lr 0.1, decay 0.95, reg 5e-6, 100 iterations of 200 draws, going on with the stream
  // that drew the weights. Four of six solved notebooks printed this last loss.
  @Test func `the toy training ends at the published loss`() throws {
    var random = RandomState(seed: 0)
    var net = TwoLayerNet<Double>(
      inputSize: 4, hiddenSize: 10, outputSize: 3, std: 0.1, using: &random)
    let history = try net.train(
      Toy.x, labels: Toy.y, validation: Toy.x, labels: Toy.y, learningRate: 0.1,
      regularization: 5e-6, iterations: 100, using: &random)
    let last = try #require(history.loss.last)
    #expect(abs(last - 0.017149607938732093) < 1e-12)
    #expect(history.loss.count == 100)
    // Five examples are less than a minibatch, so every iteration is an epoch.
    #expect(history.trainAccuracy.count == 100)
    #expect(history.validationAccuracy.last == 1)
  }

  @Test(arguments: [
    // An epoch is 60 / 20 = 3 iterations, so 0, 3, 6 and 9 begin one.
    (20, 4),
    // 60 / 25 = 2.4 iterations, not rounded: only 0 is a multiple within ten.
    (25, 1),
    (100, 10),
  ])
  func `the accuracies are recorded once an epoch`(batchSize: Int, epochs: Int) throws {
    let data: LabelledData<Float> = clusters(60, seed: 5)
    var random = RandomState(seed: 0)
    var net = TwoLayerNet<Float>(inputSize: 7, hiddenSize: 5, outputSize: 3, using: &random)
    let history = try net.train(
      data.x, labels: data.y, validation: data.x, labels: data.y, iterations: 10,
      batchSize: batchSize, using: &random)
    #expect(history.validationAccuracy.count == epochs)
    #expect(history.trainAccuracy.count == epochs)
  }

  @Test func `progress hears of every iteration`() throws {
    let data: LabelledData<Float> = clusters(30, seed: 5)
    var random = RandomState(seed: 0)
    var net = TwoLayerNet<Float>(inputSize: 7, hiddenSize: 5, outputSize: 3, using: &random)
    var heard: [Float] = []
    let history = try net.train(
      data.x, labels: data.y, validation: data.x, labels: data.y, iterations: 4, using: &random
    ) { _, loss in heard.append(loss) }
    #expect(heard == history.loss)
  }

  /// The course's toy net: seed 0, ten hidden units, three classes.
  private func toyNet() -> TwoLayerNet<Double> {
    var random = RandomState(seed: 0)
    return TwoLayerNet(inputSize: 4, hiddenSize: 10, outputSize: 3, std: 0.1, using: &random)
  }
}
