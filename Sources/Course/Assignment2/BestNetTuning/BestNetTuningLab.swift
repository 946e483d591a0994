import Core
package import LabKit
import Media
import Presentation

extension BestNetTuning: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 1, order: 9)

  /// Runs the steps: training the best network, and measuring its accuracy on the test set.
  package static func steps(_ run: LabRun) throws {
    let lab = BestNetTuningLab(run: run, pixels: try run.pixels(appendingOnes: false))
    let best = try lab.train()
    try lab.evaluate(best)
  }
}

private struct BestNetTuningLab {
  let run: LabRun
  let pixels: PixelData?

  func train() throws -> Payload? {
    try run.step("Train your best network") { content in
      let answer = try trainedOnAllImages("a2.bestNet.train", run, pixels)
      try content.curves(TrainingCurves(answer))
      return answer
    }
  }

  func evaluate(_ answer: Payload?) throws {
    try run.step("Evaluate the best network") { content in
      let answer = try run.need(answer, "the best network")
      content.expectAccuracy(
        "Validation accuracy",
        try accuracy(answer, .validationLabels, on: run.data.validation.labels),
        of: .bestNet, in: run)
      content.facts([
        (
          "Test accuracy",
          Wording.percent(try accuracy(answer, .testLabels, on: run.data.test.labels))
        )
      ])
      try content.firstWeights(answer, run.data)
    }
  }
}
