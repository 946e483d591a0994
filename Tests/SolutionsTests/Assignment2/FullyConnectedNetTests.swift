import Core
import Solution2
import Testing

@Suite struct FullyConnectedNetTests {
  /// The examples of the notebooks' checks, and the generator, which continues after them.
  private struct Sample {
    let x: Tensor<Double>
    let y: [Int]
    var random = RandomState(seed: 231)

    init() {
      x = random.randn([2, 15])
      y = random.randint(below: 10, count: 2)
    }

    /// The notebooks' network with the next weights of the stream.
    mutating func net(
      keep: Double = 1, normalization: Normalization? = nil, regularization: Double = 0
    ) throws -> FullyConnectedNet<Double> {
      try FullyConnectedNet(
        hiddenSizes: [20, 30], inputSize: 15, classCount: 10, keep: keep,
        normalization: normalization, regularization: regularization, weightScale: 5e-2,
        dropoutSeed: 123, using: &random)
    }

    func loss(_ net: FullyConnectedNet<Double>) throws -> Double {
      var net = net
      return try net.loss(x, y: y).loss
    }
  }

  // Course, FullyConnectedNets notebook, cell 24. Six of seven notebooks printed these losses. The
  // errors are around 1e-7, but W2 without regularization, 2.2e-5.
  @Test func `losses and gradients are the published ones`() throws {
    var sample = Sample()
    let (plain, penalised) = (try sample.net(), try sample.net(regularization: 3.14))
    #expect(abs(try sample.loss(plain) - 2.3004790897684924) < 1e-12)
    #expect(abs(try sample.loss(penalised) - 7.052114776533016) < 1e-12)
    let errors = try gradientErrors(of: plain, x: sample.x, y: sample.y)
    #expect(errors.count == 6)
    #expect(errors.allSatisfy { $1 < ($0 == "W2" ? 1e-4 : 1e-6) }, "\(errors)")
    let others = try gradientErrors(of: penalised, x: sample.x, y: sample.y)
    #expect(others.values.allSatisfy { $0 < 1e-6 }, "\(others)")
  }

  // BatchNormalization notebook, cell 13: W 1e-4 to 1e-10, gamma and beta 1e-8 to 1e-9. Before
  // batch normalization the true gradient of a bias is zero, so its relative error would be of
  // rounding.
  @Test func `with batch normalization they are, too`() throws {
    var sample = Sample()
    let nets = [
      try sample.net(normalization: .batch),
      try sample.net(normalization: .batch, regularization: 3.14),
    ]
    #expect(abs(try sample.loss(nets[0]) - 2.2611955101340957) < 1e-12)
    #expect(abs(try sample.loss(nets[1]) - 6.996533220108303) < 1e-12)
    for var net in nets {
      let errors = try gradientErrors(of: net, x: sample.x, y: sample.y)
      #expect(errors.count == 10)
      for (name, error) in errors where name != "b1" && name != "b2" {
        let bound = name.hasPrefix("W") ? 1e-3 : 1e-7
        #expect(error < bound, "\(name)")
      }
      let gradients = try net.loss(sample.x, y: sample.y).gradients
      #expect(gradients["b1"].absolute().max() < 1e-14)
      #expect(gradients["b2"].absolute().max() < 1e-14)
    }
  }

  @Test func `with layer normalization the gradients agree with numeric ones`() throws {
    var sample = Sample()
    let net = try sample.net(normalization: .layer, regularization: 0.5)
    let errors = try gradientErrors(of: net, x: sample.x, y: sample.y)
    #expect(errors.count == 10)
    #expect(errors.values.allSatisfy { $0 < 1e-5 }, "\(errors)")
  }

  // Dropout notebook, cell 9: around e-6 or less, W2 without dropout e-5. In the notebook a seed is
  // NumPy's own, so the weights of the third network go on from the masks of the second one.
  @Test func `with dropout they are the published ones`() throws {
    var sample = Sample()
    let nets = [try sample.net(), try sample.net(keep: 0.75)]
    sample.random = RandomState(seed: 123)
    let _: Tensor<Double> = sample.random.rand([2, 30])
    let all = nets + [try sample.net(keep: 0.5)]
    let published = [2.3004790897684924, 2.302371489704412, 2.3042759220785896]
    for (net, loss) in zip(all, published) {
      #expect(abs(try sample.loss(net) - loss) < 1e-12)
    }
    for net in all.dropFirst() {
      let errors = try gradientErrors(of: net, x: sample.x, y: sample.y)
      #expect(errors.values.allSatisfy { $0 < 1e-5 }, "\(errors)")
    }
  }

  @Test func `parameters have the course's names, and the last layer no normalization`() throws {
    var sample = Sample()
    let net = try sample.net(normalization: .batch)
    #expect(
      net.parameters.names == [
        "W1", "b1", "gamma1", "beta1", "W2", "b2", "gamma2", "beta2", "W3", "b3",
      ])
    #expect(net.parameters["gamma2"] == .ones([30]) && net.parameters["beta1"] == .zeros([20]))
    #expect(net.statistics.names == ["mean1", "variance1", "mean2", "variance2"])
    #expect(try sample.net().statistics.count == 0)
  }

  @Test func `training moves the running statistics, a prediction does not`() throws {
    var sample = Sample()
    var net = try sample.net(normalization: .batch)
    let before = net.running
    _ = try net.scores(sample.x)
    #expect(net.running == before)
    _ = try net.loss(sample.x, y: sample.y)
    #expect(net.running != before)
  }

  @Test func `dropout draws new masks each time, unless it has a seed, and none for scores`() throws
  {
    var random = RandomState(seed: 1)
    func net(seed: UInt32?) throws -> FullyConnectedNet<Double> {
      try FullyConnectedNet(
        hiddenSizes: [40], inputSize: 15, keep: 0.5, weightScale: 0.5, dropoutSeed: seed,
        using: &random)
    }
    let sample = Sample()
    var (free, seeded) = (try net(seed: nil), try net(seed: 7))
    let losses = try (0..<2).map { _ in try free.loss(sample.x, y: sample.y).loss }
    #expect(losses[0] != losses[1])
    let same = try (0..<2).map { _ in try seeded.loss(sample.x, y: sample.y).loss }
    #expect(same[0] == same[1])
    #expect(try free.scores(sample.x) == free.scores(sample.x))
  }

  @Test func `a network made anew from a checkpoint's parts has the same scores`() throws {
    var sample = Sample()
    var trained = try sample.net(normalization: .batch)
    for _ in 0..<3 { _ = try trained.loss(sample.x, y: sample.y) }
    var other = try sample.net(normalization: .batch)
    other.parameters = trained.parameters
    #expect(try other.scores(sample.x) != trained.scores(sample.x))
    other.statistics = trained.statistics
    #expect(try other.scores(sample.x) == trained.scores(sample.x))
  }

  @Test func `images are taken as rows`() throws {
    var random = RandomState(seed: 1)
    let x: Tensor<Double> = random.randn([2, 3, 2, 2])
    let net = try FullyConnectedNet<Double>(hiddenSizes: [4], inputSize: 12, using: &random)
    #expect(try net.scores(x) == net.scores(x.reshaped([2, 12])))
  }
}
