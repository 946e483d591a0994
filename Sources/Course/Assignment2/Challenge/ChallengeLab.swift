import Core
package import LabKit
import Media

extension Challenge: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 5, order: 4)

  /// Runs the step that trains the student's best network.
  package static func steps(_ run: LabRun) throws {
    let images = try run.shared(ChannelLook())
    try run.step("The challenge: train your best network") { content in
      let answer = try frameworkTraining(
        "challenge", run, images, seconds: run.scale.choose(full: 3600, quick: 2))
      let losses = try answer.doubles(.lossHistory)
      content.figure(
        lossPlot(Tensor<Float>(losses), title: "Loss at each step"),
        "The training loss at each step.")
      let accuracies = try answer.numbers(.validationAccuracy)
      if !accuracies.isEmpty {
        var plot = LinePlot(title: "Validation accuracy", xLabel: "epoch", yLabel: "accuracy")
        plot.add(
          "", x: accuracies.indices.map { Double($0 + 1) }, y: accuracies, style: .lineAndMarkers)
        content.figure(plot, "The validation accuracy after each epoch.")
      }
      try content.accuracies(
        answer, run, epochs: accuracies.count, goals: .challenge)
    }
  }
}
