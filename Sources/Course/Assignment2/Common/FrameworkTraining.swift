import Core
import Media
import Presentation

/// The notebook of question 5.
func runFrameworkLab(_ run: LabRun) throws {
  try run.lookAtData()
  let images = try FrameworkImages.prepare(run)
  let lab = FrameworkLab(run: run, images: images)
  try lab.checkBarebones()
  let barebones = try lab.train("the barebones network", "barebones", target: 42)
  try lab.checkShape("Module", "module") { input in
    input.set("channel1", 12)
    input.set("channel2", 8)
  }
  let module = try lab.train("the module", "module", target: 45)
  try lab.checkShape("Sequential", "sequential") { _ in }
  let sequential = try lab.train("the sequential network", "sequential", target: 55)
  try lab.compare([("barebones", barebones), ("module", module), ("sequential", sequential)])
  try lab.challenge()
}

/// The images `[N, C, H, W]`, which the trainings scale.
private struct FrameworkImages {
  let train: LabelledData<Float>
  let validation: LabelledData<Float>
  let test: LabelledData<Float>

  static func prepare(_ run: LabRun) throws -> FrameworkImages? {
    try run.step("Look at the channels") { content in
      let parts = [run.data.train, run.data.validation, run.data.test].map {
        LabelledData(x: planes($0.images), y: $0.labels)
      }
      // In double precision: a sum of so many numbers has few digits left in single.
      let means = Tensor<Double>(parts[0].x.mean(axes: [2, 3])).mean(axis: 0)
      let squares = Tensor<Double>(parts[0].x.square().mean(axes: [2, 3])).mean(axis: 0)
      let deviations = (squares - means.square()).squareRoot()
      let names = means.count == 3 ? ["red", "green", "blue"] : means.scalars.map { "\($0)" }
      content.table(
        "The training images", columns: ["Channel", "Mean", "Deviation"],
        rows: names.enumerated().map { channel, name in
          [name] + [means[channel], deviations[channel]].map { Wording.number($0) }
        })
      content.text(
        "Before a training, the mean is taken away from each channel and what is left divided by "
          + "the deviation; for all images by the numbers of the training images.")
      return FrameworkImages(train: parts[0], validation: parts[1], test: parts[2])
    }
  }
}

/// The three ways to write one network, and the student's own.
private struct FrameworkLab {
  let run: LabRun
  let images: FrameworkImages?

  /// Compares the scores of bare operations with those of Core's kernels.
  func checkBarebones() throws {
    try run.step("Barebones: the scores") { content in
      var random = RandomState(seed: 231)
      let x: Tensor<Double> = random.randn([4, 3, 8, 6])
      let weights: [Tensor<Double>] = [
        [6, 3, 5, 5], [6], [9, 6, 3, 3], [9], [9 * 8 * 6, 10], [10],
      ]
      .map { 0.1 * random.randn($0) }
      var input = Payload()
      input.set("x", x)
      for (name, weight) in zip(["convW1", "convB1", "convW2", "convB2", "fcW", "fcB"], weights) {
        input.set(name, weight)
      }
      let scores = try tensor(
        run.call("a2.framework.barebones.scores", input), "scores", shape: [4, 10])
      let first = conv2d(x, weight: weights[0], bias: weights[1], Conv2DOptions(padding: 2))
      let second = conv2d(
        Tensor.maximum(first, 0), weight: weights[2], bias: weights[3], Conv2DOptions(padding: 1))
      let rows = Tensor.maximum(second, 0).reshaped([4, 9 * 8 * 6])
      let error = relativeError(scores, matmul(rows, weights[4]) + weights[5])
      content.facts([
        ("Shape of the scores", "\(scores.shape)"),
        ("Relative error to the formula", Wording.number(error, digits: 2)),
      ])
      content.text(
        error < 1e-9
          ? "Right." : "The error should be below 1e-9: look for a mistake in padding or order.")
    }
  }

  func checkShape(
    _ title: String, _ name: String, _ prepare: (inout Payload) -> Void
  ) throws {
    try run.step("\(title): the shape of the scores") { content in
      var input = Payload()
      input.set("x", Tensor<Double>.zeros([run.scale.choose(full: 64, quick: 2), 3, 32, 32]))
      input.set("classCount", 10)
      input.set("seed", 231)
      prepare(&input)
      let scores = try run.call("a2.framework.\(name).scores", input).doubles("scores")
      content.facts([
        ("Images", "\([run.scale.choose(full: 64, quick: 2), 3, 32, 32])"),
        ("Scores", "\(scores.shape)"),
      ])
      content.text("There should be a row of ten scores for each image.")
    }
  }

  /// Trains one of the three.
  func train(_ title: String, _ name: String, target: Int) throws -> [Double]? {
    try run.step("Train \(title)") { content in
      let epochs = try epochs()
      let answer = try trained(name, epochs: epochs, seconds: nil)
      let losses = try answer.doubles("lossHistory")
      content.figure(lossPlot(Tensor<Float>(losses), title: "Loss of each step"), "Batches of 64.")
      try content.accuracies(answer, run.data, epochs: epochs)
      content.text(
        "After one epoch of CIFAR-10 it should recognise more than \(target) % of the validation "
          + "images. The generated scenes are fewer, so they get five epochs.")
      return losses.scalars
    }
  }

  func compare(_ trainings: [(name: String, losses: [Double]?)]) throws {
    try run.step("Compare the three") { content in
      let done = trainings.compactMap { training in
        training.losses.map { (name: training.name, losses: $0) }
      }
      guard done.count > 1 else { throw LabError.missing("two trained networks") }
      var plot = LinePlot(title: "Loss, mean of ten steps", xLabel: "step", yLabel: "loss")
      for (name, losses) in done {
        let starts = Array(stride(from: 0, to: losses.count, by: 10))
        plot.add(
          name, x: starts.map(Double.init),
          y: starts.map { start in
            let part = losses[start..<min(start + 10, losses.count)]
            return part.reduce(0, +) / Double(part.count)
          })
      }
      content.figure(
        plot,
        "All three are one network. The first two differ in their first weights only; the third "
          + "has a larger learning rate and momentum.")
    }
  }

  func challenge() throws {
    try run.step("The challenge: train your best network") { content in
      let answer = try trained(
        "challenge", epochs: nil, seconds: run.scale.choose(full: 900, quick: 2))
      let losses = try answer.doubles("lossHistory")
      content.figure(lossPlot(Tensor<Float>(losses), title: "Loss of each step"), "Every step.")
      let accuracies = try answer.doubles("validationAccuracy").scalars
      if !accuracies.isEmpty {
        var plot = LinePlot(title: "Validation accuracy", xLabel: "epoch", yLabel: "accuracy")
        plot.add(
          "", x: accuracies.indices.map { Double($0 + 1) }, y: accuracies, style: .lineAndMarkers)
        content.figure(plot, "After each epoch.")
      }
      try content.accuracies(answer, run.data, epochs: accuracies.count)
      content.text("Within ten epochs of CIFAR-10 it should come to 70 % of the validation images.")
    }
  }
}

extension FrameworkLab {
  /// One epoch of CIFAR-10; of a smaller set more, so that there is something to see.
  private func epochs() throws -> Int {
    let count = try run.need(images, "the images").train.y.count
    return run.scale.choose(full: max(1, 22_500 / count), quick: 1)
  }

  private func trained(_ name: String, epochs: Int?, seconds: Double?) throws -> Payload {
    let images = try run.need(images, "the images")
    let train = run.scale.choose(full: images.train, quick: images.train.first(64))
    var input = Payload()
    input.setExamples(train, validation: images.validation)
    // One exercise predicts these only, so that both sets are among them.
    input.set("xTest", .concatenated([images.validation.x, images.test.x], axis: 0))
    input.set("classCount", run.data.classNames.count)
    input.set("learningRate", 3e-3)
    input.set("seed", 231)
    if let epochs { input.set("epochs", epochs) }
    if let seconds { input.set("seconds", seconds) }
    return try run.call("a2.framework.\(name).train", input, trainings: 1)
  }
}

extension StepContent {
  /// Shows how well a trained network does.
  fileprivate mutating func accuracies(_ answer: Payload, _ data: LabData, epochs: Int) throws {
    let labels = try answer.ints("testLabels")
    let (choosing, judging) = (data.validation.labels, data.test.labels)
    guard labels.count == choosing.count + judging.count else {
      throw LabError.unusable(
        what: "testLabels", expected: "\(choosing.count + judging.count) labels",
        found: "\(labels.count)")
    }
    facts([
      ("Epochs", "\(epochs)"),
      (
        "Validation accuracy",
        Wording.percent(accuracy(of: Array(labels.prefix(choosing.count)), on: choosing))
      ),
      (
        "Test accuracy",
        Wording.percent(accuracy(of: Array(labels.suffix(judging.count)), on: judging))
      ),
    ])
  }
}
