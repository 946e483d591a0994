import Contract2
import Core
import LabKit
import Media
import Presentation

/// Training runs of a deep network with and without normalization.
struct NormalizationTraining {
  let run: LabRun
  /// The images as rows.
  let pixels: PixelData?

  /// The number of training images.
  var count: Int { run.scale.choose(full: 1000, quick: 50) }

  /// Returns the settings for a network with five hidden layers, as in the course's notebook.
  func deep(_ normalization: NormalizationChoice) -> NetTraining {
    NetTraining(
      hiddenSizes: Array(repeating: run.scale.choose(full: 100, quick: 20), count: 5),
      normalization: normalization, learningRate: 1e-3, weightScale: 2e-2, batchSize: 50,
      epochs: run.scale.choose(full: 10, quick: 3))
  }

  /// Carries out one of a step's training runs.
  func trained(
    _ training: NetTraining, number: Int, of total: Int
  ) throws -> TrainingCurves {
    try training.train(
      run, on: count, of: try run.need(pixels, "the prepared pixels"), number: number, of: total)
  }

  /// Trains the same network with several minibatch sizes, and compares the accuracies.
  func compareBatchSizes(
    _ normalization: NormalizationChoice, name: String, asking: [String]
  ) throws {
    try run.step("Vary the minibatch size with \(name)", asking: asking) { content in
      var trainings: [(name: String, curves: TrainingCurves)] = []
      let variants: [(String, NormalizationChoice, Int)] = [
        ("without, size 5", .none, 5), ("size 5", normalization, 5),
        ("size 10", normalization, 10), ("size 50", normalization, 50),
      ]
      for (number, (label, normalization, size)) in variants.enumerated() {
        var training = deep(normalization)
        training.learningRate = Double.pow(10, -3.5)
        training.batchSize = size
        trainings.append((label, try trained(training, number: number, of: variants.count)))
      }
      var plots = (
        LinePlot(title: "Training accuracy", xLabel: "epoch", yLabel: "accuracy"),
        LinePlot(title: "Validation accuracy", xLabel: "epoch", yLabel: "accuracy")
      )
      for (label, curves) in trainings {
        plots.0.add(label, y: curves.train, style: .lineAndMarkers)
        plots.1.add(label, y: curves.validation, style: .lineAndMarkers)
      }
      for (label, curves) in trainings { content.expectNumbers(curves.loss, of: label) }
      content.figure(
        plots.0,
        "The training accuracy with \(name) after each epoch. The value at epoch 0 was "
          + "measured after the first iteration.")
      content.figure(plots.1, "The validation accuracy of the same networks.")
    }
  }
}
