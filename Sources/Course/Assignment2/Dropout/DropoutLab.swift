import Contract2
import Core
import Media
package import LabKit
import Presentation

extension Dropout: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 3, order: 1)

  /// Runs the steps: the layer's output, its gradient, and its effect on training.
  package static func steps(_ run: LabRun) throws {
    try run.lookAtData()
    let lab = DropoutLab(run: run)
    try lab.lookAtMeans()
    try lab.checkGradient()
    try lab.checkNetworks()
    try lab.compareTrainings(run.pixels(appendingOnes: false))
  }
}

private struct DropoutLab {
  let run: LabRun

  func lookAtMeans() throws {
    try run.step("Means and zeros", asking: ["a2.dropoutNets.1"]) { content in
      var random = RandomState(seed: 231)
      let x: Tensor<Double> = random.randn([500, 500]) + 10
      content.facts([("Mean of the input", Wording.number(x.mean(), digits: 6))])
      var rows: [[String]] = []
      for keep in [0.25, 0.4, 0.7] {
        let train = try output(x, keep: keep, mode: .train)
        let test = try output(x, keep: keep, mode: .test)
        judge(train, test, of: x, keep: keep, in: &content)
        let zeros = [train, test].map { ($0 .== 0).countNonzero }
        rows.append([
          Wording.number(keep),
          Wording.number(train.mean(), digits: 6), Wording.number(test.mean(), digits: 6),
          Wording.percent(Double(zeros[0]) / 250_000), Wording.percent(Double(zeros[1]) / 250_000),
        ])
      }
      content.table(
        "Dropout on 500 × 500 elements",
        columns: [
          "keep", "Mean at training time", "Mean at test time", "Zeros at training time",
          "Zeros at test time",
        ], rows: rows)
      try showMasks(in: &content)
    }
  }

  func checkGradient() throws {
    try run.step("Check the backward pass") { content in
      var random = RandomState(seed: 231)
      let x: Tensor<Double> = random.randn([10, 10]) + 10
      try LayerTrial(
        "a2.dropout", input(x, keep: 0.2, mode: .train), of: [.x],
        upstream: random.randn([10, 10])
      ).check(run, in: &content, below: 1e-8)
      content.text(
        "This check does not catch a missing division by keep, but the means above reveal it.")
    }
  }

  func checkNetworks() throws {
    try run.step("Deep network with dropout: loss and gradients") { content in
      let losses = [2.300_479_09, 2.302_371_49, nil]
      for (position, keep) in [1, 0.75, 0.5].enumerated() {
        try DeepNetTrial(keep: keep, position: position).trial.check(
          run, in: &content, "keep = \(Wording.number(keep))", published: losses[position],
          below: 1e-4)
      }
      content.text(
        "All losses are computed with the same dropout masks; otherwise, the numerical gradients "
          + "would be meaningless.")
    }
  }

  func compareTrainings(_ pixels: PixelData?) throws {
    try run.step(
      "Train with and without dropout", asking: ["a2.dropoutNets.2", "a2.dropoutNets.3"]
    ) { content in
      let pixels = try run.need(pixels, "the prepared pixels")
      let count = run.scale.choose(full: 500, quick: 100)
      var trainings: [(name: String, curves: TrainingCurves)] = []
      for (number, keep) in [1, 0.25].enumerated() {
        let training = NetTraining(
          hiddenSizes: [run.scale.choose(full: 500, quick: 20)], keep: keep, learningRate: 5e-4,
          weightScale: 1e-2, batchSize: 100, epochs: run.scale.choose(full: 25, quick: 2))
        let curves = try training.train(run, on: count, of: pixels, number: number, of: 2)
        trainings.append(("keep = \(Wording.number(keep))", curves))
      }
      content.compare(trainings, "Compare the gaps between training and validation accuracy.")
    }
  }
}

extension DropoutLab {
  /// Judges the outputs for one value of keep.
  private func judge(
    _ train: Tensor<Double>, _ test: Tensor<Double>, of x: Tensor<Double>, keep: Double,
    in content: inout StepContent
  ) {
    let name = "with keep = \(Wording.number(keep))"
    let zeros = Double((train .== 0).countNonzero) / Double(train.count)
    content.expect(
      "Share of zeros at training time \(name)", share: zeros, .near(1 - keep, within: 0.02),
      else: "An element is kept with probability keep.")
    content.expect(
      "Mean at training time \(name)", train.mean(), .near(x.mean(), within: 0.3), digits: 4,
      else: "The elements that are kept should be divided by keep.")
    content.require(
      test == x, "The output at test time \(name)", "changed", "the input",
      else: "At test time, nothing is set to zero and nothing is scaled.")
  }

  private func input(_ x: Tensor<Double>, keep: Double, mode: ModeChoice) -> Payload {
    var input = Payload()
    input.set(.mode, mode)
    input.set(.x, x)
    input.set(.keep, keep)
    input.set(.seed, 123)
    return input
  }

  private func output(_ x: Tensor<Double>, keep: Double, mode: ModeChoice) throws -> Tensor<Double>
  {
    try tensor(
      run.call("a2.dropout.forward", input(x, keep: keep, mode: mode)), .out, shape: x.shape)
  }

  /// Shows the output of dropout for the same square of ones and several values of keep.
  private func showMasks(in content: inout StepContent) throws {
    let probabilities = [0.25, 0.4, 0.7, 1]
    let ones = Tensor<Double>.ones([24, 24])
    let masks = try probabilities.map { try output(ones, keep: $0, mode: .train) }
    content.figure(
      ImageGrid(columns: masks.count, padding: 2, scaling: .overall, background: gridColor).svg(
        Tensor.concatenated(masks.map { $0.reshaped([1, 24, 24, 1]) }, axis: 0),
        title: "Ones after dropout",
        columnNames: probabilities.map { "keep = \(Wording.number($0))" }),
      "Black means zero. The smaller keep is, the brighter the remaining elements are, because "
        + "dropout divides them by keep.")
  }
}
