import Contract2
import Core
import LabKit
import Media
import Presentation

extension NormalizationTraining {
  /// Trains networks with five hidden layers on a thousand images.
  func compareDeepNetworks() throws {
    try run.step("Train a deep network with and without batch normalization") { content in
      let trainings = try [NormalizationChoice.none, .batch].enumerated().map {
        number, normalization in
        (
          name: number == 0 ? "without" : "batch normalization",
          curves: try trained(deep(normalization), number: number, of: 2)
        )
      }
      content.compare(
        trainings,
        "Six-layer networks, trained on \(count) images with Adam. The loss falls faster with "
          + "normalization.")
    }
  }

  /// Trains eight-layer networks with initial weights of very different scales.
  func compareWeightScales() throws {
    try run.step(
      "Vary the scale of the initial weights", asking: ["a2.normalization.1"]
    ) { content in
      let steps = run.scale.choose(full: 20, quick: 3)
      let scales = (0..<steps).map { Double.pow(10, -4 + 4 * Double($0) / Double(steps - 1)) }
      var results: [(name: String, curves: [TrainingCurves])] = [
        ("without", []), ("batch normalization", []),
      ]
      for (index, scale) in scales.enumerated() {
        for (which, normalization) in [NormalizationChoice.none, .batch].enumerated() {
          var training = deep(normalization)
          training.hiddenSizes = Array(repeating: 50, count: 7)
          training.weightScale = scale
          results[which].curves.append(
            try trained(training, number: 2 * index + which, of: 2 * scales.count))
        }
      }
      for (title, value) in Self.measures {
        var plot = LinePlot(
          title: title, xLabel: "scale of the initial weights", yLabel: title.lowercased(),
          isXLogarithmic: true)
        for (name, curves) in results {
          plot.add(name, x: scales, y: curves.map(value), style: .lineAndMarkers)
        }
        content.figure(
          plot,
          "Eight-layer networks, with \(scales.count) weight scales from 1e-4 to 1.")
      }
    }
  }

  private static let measures: [(title: String, value: @Sendable (TrainingCurves) -> Double)] = [
    ("Best validation accuracy", { $0.bestValidation }),
    ("Best training accuracy", { $0.bestTrain }),
    ("Mean of the last 100 losses, cut off at 3.5", { min($0.lastLoss(100), 3.5) }),
  ]
}
