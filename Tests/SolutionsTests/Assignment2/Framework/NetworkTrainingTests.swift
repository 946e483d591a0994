import Core
import Solution2
import Testing

@Suite struct NetworkTrainingTests {
  /// A linear classifier of rows of two numbers, and an optimizer that records its learning rates.
  private func setup(
    schedule: LearningRateSchedule = .constant, epochs: Int
  ) -> (setup: TrainingSetup<Double>, rates: RateNotes) {
    var random = RandomState(seed: 1)
    let network = Sequential<Double>(Linear(2, 2, using: &random), Dropout(0.1, using: &random))
    let rates = RateNotes(network.parameters)
    return (
      TrainingSetup(
        network: network, optimizer: rates, schedule: schedule, batchSize: 4, epochs: epochs), rates
    )
  }

  private var data: LabelledData<Double> {
    var random = RandomState(seed: 2)
    let x: Tensor<Double> = random.randn([10, 2])
    return LabelledData(x: x, y: (0..<10).map { x[$0, 0] > x[$0, 1] ? 1 : 0 })
  }

  @Test func `an epoch has each example once, but for what fills no batch`() {
    var random = RandomState(seed: 3)
    let numbers = LabelledData(x: Tensor<Double>((0..<10).map(Double.init)), y: Array(0..<10))
    let batches = Minibatches(numbers, size: 4, using: &random)
    #expect(batches.count == 2 && Array(batches).count == 2)
    let labels = batches.flatMap(\.y)
    #expect(Set(labels).count == 8 && labels != labels.sorted())
    #expect(batches.allSatisfy { $0.x.scalars == $0.y.map(Double.init) })
    let all = Minibatches(numbers, size: 64, using: &random)
    #expect(all.flatMap(\.y).sorted() == Array(0..<10))
    #expect(
      Minibatches(LabelledData<Float>(x: .zeros([0]), y: []), size: 4, using: &random).count == 0)
  }

  @Test func `the schedule counts steps`() throws {
    let (setup, rates) = setup(schedule: .exponential(gamma: 0.5), epochs: 2)
    var random = RandomState(seed: 4)
    let history = try setup.train(on: data, validation: data, using: &random)
    #expect(rates.rates == [0.8, 0.4, 0.2, 0.1])
    #expect(history.losses.count == 4 && history.validationAccuracy.count == 2)
  }

  @Test func `a network is left ready to predict`() throws {
    let (setup, _) = setup(epochs: 1)
    var random = RandomState(seed: 4)
    _ = try setup.train(on: data, validation: data, using: &random)
    let first = try setup.predictions(for: data.x)
    #expect(try setup.predictions(for: data.x) == first)
    let dropouts = setup.network.namedModules.compactMap { $0.module as? any TrainingAware }
    #expect(dropouts.count == 1 && dropouts.allSatisfy { !$0.isTraining })
  }

  @Test func `a training ends when its time is over`() throws {
    let (setup, rates) = setup(epochs: 5)
    var random = RandomState(seed: 4)
    let history = try setup.train(
      on: data, validation: data, budget: TimeBudget(seconds: 0), using: &random)
    #expect(rates.rates.isEmpty && history.losses.isEmpty && history.validationAccuracy.isEmpty)
    #expect(!TimeBudget.unlimited.isSpent && !TimeBudget(seconds: 1000).isSpent)
  }

  @Test func `the same seed gives the same network`() throws {
    func history() throws -> NetworkHistory {
      var random = RandomState(seed: 4)
      return try setup(epochs: 2).setup.train(on: data, validation: data, using: &random)
    }
    #expect(try history() == history())
  }

  @Test func `images are augmented before training on them`() throws {
    var (setup, _) = setup(epochs: 1)
    setup.augmentation = { images, random in
      _ = random.uniform()
      return images * 0
    }
    for parameter in setup.network.parameters { parameter.value = .zeros(parameter.shape) }
    var random = RandomState(seed: 4)
    let history = try setup.train(on: data, validation: data, using: &random)
    #expect(abs(history.losses[0] - Double.log(2)) < 1e-12)
    // Of images of zeros only the bias learns.
    #expect(setup.network.parameters[0].value == .zeros([2, 2]))
  }

  @Test func `channels are scaled by the training images`() {
    var random = RandomState(seed: 5)
    let offsets = Tensor<Double>([10, -3]).reshaped([2, 1, 1])
    let images = random.randn([50, 2, 4, 3]) * 7.0 + offsets
    let scaling = ChannelScaling(fitting: images)
    let scaled = scaling(images)
    #expect(scaled.mean(axes: [0, 2, 3]).absolute().max() < 1e-9)
    #expect((scaled.square().mean(axes: [0, 2, 3]) - 1).absolute().max() < 1e-9)
    #expect(scaling(offsets.expandingDimensions(at: 0)).absolute().max() < 1)
    #expect(
      ChannelScaling(fitting: Tensor<Double>.ones([2, 1, 2, 2]))(.ones([1, 1, 2, 2])).max() == 0)
  }

  @Test func `about half of the images are mirrored`() {
    var random = RandomState(seed: 6)
    let images: Tensor<Double> = random.randn([100, 2, 3, 4])
    let changed = mirrored(images, using: &random)
    let isSame = (0..<100).map { changed[row: $0] == images[row: $0] }
    #expect((30...70).contains(isSame.filter { $0 }.count))
    for image in 0..<100 where !isSame[image] {
      #expect(changed[row: image].taking([3, 2, 1, 0], axis: 2) == images[row: image])
    }
  }
}

/// Plain descent that notes the rate of each step.
final class RateNotes: Optimizer {
  let parameters: [Variable<Double>]
  var learningRate = 0.8
  private(set) var rates: [Double] = []

  init(_ parameters: [Variable<Double>]) { self.parameters = parameters }

  func step() {
    rates.append(learningRate)
    for parameter in parameters {
      if let gradient = parameter.gradient { parameter.value.add(gradient, alpha: -learningRate) }
    }
  }
}
