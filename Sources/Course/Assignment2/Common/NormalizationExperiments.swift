import Core
import Media
import Presentation

/// Trainings with and without a normalisation.
struct NormalizationExperiments {
  let run: LabRun
  /// The images as rows.
  let pixels: PixelData?

  /// Five hidden layers on a thousand images.
  func deepNetwork() throws {
    try run.step("Train a deep network with batch normalisation and without") { content in
      let trainings = try ["none", "batch"].enumerated().map { number, normalization in
        (
          name: number == 0 ? "without" : "batch normalisation",
          curves: try trained(deep(normalization), number: number, of: 2)
        )
      }
      content.compare(
        trainings,
        "Six layers on \(count) images, with Adam: normalised, the network learns faster.")
    }
  }

  /// Eight layers with first weights of very different sizes.
  func weightScales() throws {
    try run.step(
      "Change the scale of the first weights", asking: ["batchNorm.1"]
    ) { content in
      let steps = run.scale.choose(full: 20, quick: 3)
      let scales = (0..<steps).map { pow10(-4 + 4 * Double($0) / Double(steps - 1)) }
      var results: [(name: String, curves: [TrainingCurves])] = [
        ("without", []), ("batch normalisation", []),
      ]
      for (index, scale) in scales.enumerated() {
        for (which, normalization) in ["none", "batch"].enumerated() {
          var training = deep(normalization)
          training.hiddenSizes = Array(repeating: 50, count: 7)
          training.weightScale = scale
          results[which].curves.append(
            try trained(training, number: 2 * index + which, of: 2 * scales.count))
        }
      }
      for (title, value) in Self.measures {
        var plot = LinePlot(
          title: title, xLabel: "scale of the first weights", yLabel: title.lowercased(),
          isXLogarithmic: true)
        for (name, curves) in results {
          plot.add(name, x: scales, y: curves.map(value), style: .lineAndMarkers)
        }
        content.figure(plot, "Eight layers, with \(scales.count) scales from 1e-4 to 1.")
      }
    }
  }

  /// The same network with minibatches of several sizes.
  func batchSizes(_ normalization: String, name: String, asking: [String]) throws {
    try run.step("Change the size of the minibatches with \(name)", asking: asking) { content in
      var trainings: [(name: String, curves: TrainingCurves)] = []
      let variants = [
        ("without, size 5", "none", 5), ("size 5", normalization, 5),
        ("size 10", normalization, 10), ("size 50", normalization, 50),
      ]
      for (number, (label, normalization, size)) in variants.enumerated() {
        var training = deep(normalization)
        training.learningRate = pow10(-3.5)
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
      content.figure(plots.0, "After each epoch; at 0, after the first iteration, for \(name).")
      content.figure(plots.1, "The same networks on validation images.")
    }
  }
}

extension NormalizationExperiments {
  private var count: Int { run.scale.choose(full: 1000, quick: 50) }

  /// Five hidden layers, as the course's notebook has them.
  private func deep(_ normalization: String) -> NetTraining {
    NetTraining(
      hiddenSizes: Array(repeating: run.scale.choose(full: 100, quick: 20), count: 5),
      normalization: normalization, learningRate: 1e-3, weightScale: 2e-2, batchSize: 50,
      epochs: run.scale.choose(full: 10, quick: 1))
  }

  private func trained(
    _ training: NetTraining, number: Int, of total: Int
  ) throws -> TrainingCurves {
    try training.train(
      run, on: count, of: try run.need(pixels, "the prepared pixels"), number: number, of: total)
  }

  private func pow10(_ exponent: Double) -> Double { Double.pow(10, exponent) }

  private static let measures: [(title: String, value: @Sendable (TrainingCurves) -> Double)] = [
    ("Best validation accuracy", { $0.bestValidation }),
    ("Best training accuracy", { $0.bestTrain }),
    ("Mean of the last 100 losses, at most 3.5", { min($0.lastLoss(100), 3.5) }),
  ]
}
