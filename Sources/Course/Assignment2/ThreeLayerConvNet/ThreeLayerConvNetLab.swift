import Contract2
import Core
import Media
package import LabKit
import Presentation

extension ThreeLayerConvNet: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 4, order: 5)

  /// Runs the steps: the network's loss and gradients, and two training runs.
  package static func steps(_ run: LabRun) throws {
    try run.lookAtData()
    let lab = ThreeLayerConvNetLab(run: run)
    try lab.checkLoss()
    try lab.checkGradients()
    try lab.overfit()
    try lab.trainOnAll()
  }
}

/// The steps that check and train the convolutional network.
private struct ThreeLayerConvNetLab {
  let run: LabRun

  func checkLoss() throws {
    try run.step("Convolutional network: the initial loss") { content in
      var random = RandomState(seed: 231)
      var input = Payload()
      input.set(.x, random.randn([50, 3, 32, 32]) as Tensor<Double>)
      input.set(.y, random.randint(below: 10, count: 50))
      input.setConvNet(
        channels: 3, filters: 32, filterSize: 7, pooled: 16 * 16, hidden: 100, using: &random)
      var without = 0.0
      for strength in [0, 0.5] {
        input.set(.regularization, strength)
        let loss = try run.call("a2.convNet.loss", input).number(.loss)
        content.expect(
          "Loss with regularization \(Wording.number(strength))", loss,
          strength == 0 ? .near(2.3026, within: 0.01) : .above(without), digits: 6)
        without = loss
      }
      content.text("Small weights give each of the ten classes about the same probability.")
    }
  }

  func checkGradients() throws {
    try run.step("Convolutional network: gradients") { content in
      var random = RandomState(seed: 231)
      var input = Payload()
      let side = run.scale.choose(full: 16, quick: 6)
      input.set(.x, random.randn([2, 3, side, side]) as Tensor<Double>)
      input.set(.y, random.randint(below: 10, count: 2))
      input.setConvNet(
        channels: 3, filters: 3, filterSize: 3, pooled: side * side / 4, hidden: 7, using: &random)
      input.set(.regularization, 0.0)
      try NetTrial(
        exercise: "a2.convNet.loss", input: input,
        parameters: [.weights(1), .biases(1), .weights(2), .biases(2), .weights(3), .biases(3)],
        h: 1e-6
      ).check(run, in: &content, "Small weights", below: 5e-2)
      content.text(
        "With weights this small, the gradients are also small, so rounding errors have a large "
          + "effect.")
    }
  }

  func overfit() throws {
    try run.step("Overfit a hundred images") { content in
      let (train, validation) = examples(run.scale.choose(full: 100, quick: 10))
      let answer = try trained(
        train, validation, hidden: 100, weightScale: 1e-2, regularization: 0,
        epochs: run.scale.choose(full: 15, quick: 8))
      let curves = try TrainingCurves(answer)
      content.curves(curves)
      content.expect(
        "Training accuracy", share: curves.train.last ?? .nan,
        .atLeast(run.scale.choose(full: 0.8, quick: 0.5)),
        else: "A network of this size can memorize so few images.")
      content.text("The accuracy on other images stays low: the network overfits.")
    }
  }

  func trainOnAll() throws {
    try run.step("Train on all images, and look at the filters") { content in
      let (train, validation) = examples(run.scale.choose(full: .max, quick: 50))
      // One epoch on CIFAR-10, and more on smaller data sets so that the network learns enough.
      let epochs = run.scale.choose(full: max(1, 22_500 / train.y.count), quick: 2)
      let answer = try trained(
        train, validation, hidden: run.scale.choose(full: 500, quick: 10), weightScale: 1e-3,
        regularization: 1e-3, epochs: epochs)
      let curves = try TrainingCurves(answer)
      content.curves(curves)
      content.facts([
        ("Training images", "\(train.y.count)"), ("Epochs", "\(epochs)"),
        ("Validation accuracy", Wording.percent(curves.validation.last ?? 0)),
      ])
      if run.scale == .full { content.expectFall(of: curves.loss) }
      content.expectAccuracy(
        "Training accuracy", curves.train.last ?? .nan,
        of: .convNet, in: run)
      let filters = try answer.floats(.weights(1))
      if filters.rank == 4, filters.shape[1] == 3 {
        content.figure(
          ImageGrid(columns: 8, background: gridColor).svg(
            filters.transposed([0, 2, 3, 1]), title: "Filters of the first layer"),
          "Each image shows a 7 × 7 filter, scaled independently of the others. Look for edges "
            + "and blobs of color.")
      }
    }
  }
}

extension ThreeLayerConvNetLab {
  /// Returns examples `[N, C, H, W]` with the mean image of the training images subtracted.
  private func examples(
    _ count: Int
  ) -> (train: LabelledData<Float>, validation: LabelledData<Float>) {
    let parts = [run.data.train.prefix(count), run.data.validation].map {
      LabelledData(x: planes($0.images), y: $0.labels)
    }
    let mean = parts[0].x.mean(axis: 0, keepDims: true)
    return (
      LabelledData(x: parts[0].x - mean, y: parts[0].y),
      LabelledData(x: parts[1].x - mean, y: parts[1].y)
    )
  }

  private func trained(
    _ train: LabelledData<Float>, _ validation: LabelledData<Float>, hidden: Int,
    weightScale: Double, regularization: Double, epochs: Int
  ) throws -> Payload {
    var input = Payload()
    input.set(.rule, .adam)
    input.setExamples(train, validation: validation)
    input.set(.learningRate, 1e-3)
    input.set(.weightScale, weightScale)
    input.set(.regularization, regularization)
    input.set(.hiddenSize, hidden)
    input.set(.batchSize, min(50, train.y.count))
    input.set(.epochs, epochs)
    input.set(.seed, 231)
    return try run.call("a2.experiment.convNet", input, trainings: 1)
  }
}

extension Payload {
  /// Stores small random parameters for a three-layer convolutional network.
  fileprivate mutating func setConvNet(
    channels: Int, filters: Int, filterSize: Int, pooled: Int, hidden: Int,
    using random: inout RandomState
  ) {
    set(
      .weights(1),
      1e-3 * random.randn([filters, channels, filterSize, filterSize]) as Tensor<Double>)
    set(.biases(1), Tensor<Double>.zeros([filters]))
    set(.weights(2), 1e-3 * random.randn([filters * pooled, hidden]) as Tensor<Double>)
    set(.biases(2), Tensor<Double>.zeros([hidden]))
    set(.weights(3), 1e-3 * random.randn([hidden, 10]) as Tensor<Double>)
    set(.biases(3), Tensor<Double>.zeros([10]))
  }
}
