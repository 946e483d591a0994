import Contract2
import Core
package import LabKit
import Presentation

extension OverfittingTuning: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 1, order: 5)

  /// Runs the steps: overfitting fifty images with three-layer and five-layer networks.
  package static func steps(_ run: LabRun) throws {
    let pixels = try run.pixels(appendingOnes: false)
    try overfit(run, pixels, "three", "a2.overfit.threeLayers", asking: [])
    try overfit(run, pixels, "five", "a2.overfit.fiveLayers", asking: ["a2.fullyConnectedNets.2"])
  }
}

private func overfit(
  _ run: LabRun, _ pixels: PixelData?, _ count: String, _ exercise: String, asking: [String]
) throws {
  try run.step("Overfit fifty images with a \(count)-layer network", asking: asking) { content in
    let pixels = try run.need(pixels, "the prepared pixels")
    var input = Payload()
    input.setExamples(pixels.train.first(50), validation: pixels.validation)
    input.set(.seed, 231)
    let answer = try run.call(exercise, input, trainings: 1)
    let curves = try TrainingCurves(answer)
    content.facts([
      ("Your learning rate", Wording.number(try answer.number(.learningRate))),
      ("Your weight scale", Wording.number(try answer.number(.weightScale))),
    ])
    content.expect(
      "Training accuracy after 20 epochs", share: curves.train.last ?? .nan, .atLeast(1),
      else: "Try other learning rates and weight scales.")
    content.curves(curves)
  }
}
