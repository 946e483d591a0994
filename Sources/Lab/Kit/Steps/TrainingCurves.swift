import Core
import Media
import Presentation

/// A training of a fully connected network with given settings, for an experiment.
struct NetTraining {
  var hiddenSizes: [Int]
  var keep = 1.0
  /// `none`, `batch` or `layer`.
  var normalization = "none"
  /// `sgd`, `sgdMomentum`, `rmsprop` or `adam`.
  var rule = "adam"
  var learningRate: Double
  var weightScale: Double
  var batchSize: Int
  var epochs: Int

  /// Trains on some of the images.
  ///
  /// - Parameters:
  ///   - run: Where the exercise is called.
  ///   - count: How many training images.
  ///   - pixels: The images as rows.
  ///   - number: Which of the step's trainings it is, from 0.
  ///   - total: How many there are.
  /// - Returns: How it went.
  func train(
    _ run: LabRun, on count: Int, of pixels: PixelData, number: Int, of total: Int
  ) throws -> TrainingCurves {
    var input = Payload()
    input.setExamples(pixels.train.first(count), validation: pixels.validation)
    input.set("hiddenSizes", hiddenSizes)
    for (name, value) in [
      ("keep", keep), ("learningRate", learningRate), ("weightScale", weightScale),
      ("regularization", 0),
    ] { input.set(name, value) }
    input.set("batchSize", batchSize)
    input.set("epochs", epochs)
    input.set("seed", 231)
    input.texts = ["normalization": normalization, "rule": rule]
    return try TrainingCurves(
      run.call("a2.experiment.fullyConnected", input, trainings: total, after: number))
  }
}

/// How a training went.
struct TrainingCurves {
  /// The loss of every iteration.
  let loss: [Double]
  /// The accuracies after the first iteration, each epoch and the last iteration.
  let train: [Double]
  let validation: [Double]

  /// Reads an answer.
  init(_ answer: Payload) throws {
    loss = try answer.doubles("lossHistory").scalars
    train = try answer.doubles("trainAccuracy").scalars
    validation = try answer.doubles("validationAccuracy").scalars
  }

  /// The best accuracies, and the mean of the last losses; 0 and NaN without any.
  var bestTrain: Double { train.max() ?? 0 }
  var bestValidation: Double { validation.max() ?? 0 }
  func lastLoss(_ count: Int) -> Double {
    let last = loss.suffix(count)
    return last.reduce(0, +) / Double(last.count)
  }
}

extension LabelledData {
  /// The first examples, or all if there are no more.
  func first(_ count: Int) -> LabelledData {
    let count = min(count, y.count)
    return LabelledData(x: x[0..<count], y: Array(y.prefix(count)))
  }
}

extension Payload {
  /// Stores examples to learn from and to choose by.
  mutating func setExamples(_ train: LabelledData<Float>, validation: LabelledData<Float>) {
    set("x", train.x)
    set("y", train.y)
    set("xValidation", validation.x)
    set("yValidation", validation.y)
  }
}

extension StepContent {
  /// Shows trainings beside each other: losses, and accuracies on training and validation images.
  mutating func compare(_ trainings: [(name: String, curves: TrainingCurves)], _ caption: String) {
    var loss = LinePlot(title: "Loss", xLabel: "iteration", yLabel: "loss")
    var train = LinePlot(title: "Training accuracy", xLabel: "epoch", yLabel: "accuracy")
    var validation = LinePlot(
      title: "Validation accuracy", xLabel: "epoch", yLabel: "accuracy")
    for (name, curves) in trainings {
      loss.add(name, y: curves.loss)
      train.add(name, y: curves.train, style: .lineAndMarkers)
      validation.add(name, y: curves.validation, style: .lineAndMarkers)
    }
    figure(loss, "The loss of each minibatch.")
    figure(train, "On training images, after each epoch; at 0, after the first iteration.")
    figure(validation, caption)
    table(
      "In numbers", columns: ["", "Last loss", "Best training", "Best validation"],
      rows: trainings.map { name, curves in
        [
          name, Wording.number(curves.lastLoss(10)), Wording.percent(curves.bestTrain),
          Wording.percent(curves.bestValidation),
        ]
      })
  }

  /// Shows how one training went.
  mutating func curves(_ curves: TrainingCurves) {
    var loss = LinePlot(title: "Loss of each minibatch", xLabel: "iteration", yLabel: "loss")
    loss.add("", y: curves.loss)
    figure(loss, "The loss of each minibatch.")
    var accuracy = LinePlot(title: "Accuracy", xLabel: "epoch", yLabel: "accuracy")
    accuracy.add("training", y: curves.train, style: .lineAndMarkers)
    accuracy.add("validation", y: curves.validation, style: .lineAndMarkers)
    figure(accuracy, "After each epoch; at 0, after the first iteration.")
  }
}
