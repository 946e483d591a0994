import Core
import Media
import Solution2
import Testing

/// The notebooks' trainings on a handful of images, on the generated scenes.
@Suite struct OverfittingTests {
  /// The first scenes as `[N, 3, 32, 32]` with their mean image taken away, and others to validate
  /// on.
  private func scenes(_ count: Int) -> (train: LabelledData<Float>, validation: LabelledData<Float>)
  {
    let set = ColorScenes.dataset(train: count, test: 50)
    let images = [set.train, set.test].map {
      Tensor<Float>($0.images).transposed([0, 3, 1, 2])
    }
    let mean = images[0].mean(axis: 0, keepDims: true)
    return (
      LabelledData(x: images[0] - mean, y: set.train.labels),
      LabelledData(x: images[1] - mean, y: set.test.labels)
    )
  }

  // Course, FullyConnectedNets notebook, cells 26 and 28: 50 images to 100 % within 20 epochs, with
  // a learning rate and a scale of the weights that the student finds.
  @Test(arguments: [[100, 100], [100, 100, 100, 100]])
  func `networks overfit fifty images within twenty epochs`(hiddenSizes: [Int]) throws {
    let (train, validation) = scenes(50)
    var random = RandomState(seed: 231)
    let choice: OverfittingChoice<Float> =
      hiddenSizes.count == 2 ? try threeLayerOverfitting() : try fiveLayerOverfitting()
    let history = try overfit(
      choice, hiddenSizes: hiddenSizes, train: train, validation: validation, using: &random)
    #expect(history.trainAccuracy.max() == 1, "\(history.trainAccuracy)")
  }

  // ConvolutionalNetworks notebook, cell 32: 100 images, 15 epochs, which came to 99 %.
  @Test func `a convolutional network overfits a hundred images`() throws {
    let (train, validation) = scenes(100)
    var random = RandomState(seed: 231)
    let net = try ThreeLayerConvNet<Float>(weightScale: 1e-2, using: &random)
    var solver = Solver(
      net, train: train, validation: validation, rule: AdamRule(learningRate: 1e-3),
      settings: SolverSettings(batchSize: 50, epochs: 15, verbose: false))
    try solver.train(using: &random)
    #expect((solver.history.trainAccuracy.last ?? 0) > 0.9, "\(solver.history.trainAccuracy)")
  }

  // BatchNormalization notebook, cell 15: five hidden layers learn much faster with it.
  @Test func `a deep network learns faster with batch normalization`() throws {
    let (train, validation) = scenes(300)
    func accuracy(_ normalization: Normalization?) throws -> Double {
      var random = RandomState(seed: 231)
      let net = try FullyConnectedNet<Float>(
        hiddenSizes: [100, 100, 100, 100, 100], normalization: normalization, weightScale: 2e-2,
        using: &random)
      var solver = Solver(
        net, train: train, validation: validation, rule: AdamRule(learningRate: 1e-3),
        settings: SolverSettings(batchSize: 50, epochs: 5, verbose: false))
      try solver.train(using: &random)
      return solver.history.trainAccuracy.last ?? 0
    }
    let (with, without) = (try accuracy(.batch), try accuracy(nil))
    #expect(with > without + 0.2, "\(with) \(without)")
  }
}
