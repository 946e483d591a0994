import Contract2
import Core
import Media
package import LabKit
import Presentation

extension TwoLayerNet: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 1, order: 3)

  /// Runs the steps: the loss and gradients of a small network, and training on all images.
  package static func steps(_ run: LabRun) throws {
    let lab = TwoLayerNetLab(run: run, pixels: try run.pixels(appendingOnes: false))
    try lab.check()
    try lab.train()
  }
}

private struct TwoLayerNetLab {
  let run: LabRun
  let pixels: PixelData?

  func check() throws {
    try run.step("Two-layer network: scores, loss and gradients") { content in
      var input = Payload()
      input.set(.x, spaced(-5.5, 4.5, [5, 3]).transposed())
      input.set(.y, [0, 5, 1])
      input.set(.weights(1), spaced(-0.7, 0.3, [5, 50]))
      input.set(.biases(1), spaced(-0.1, 0.9, [50]))
      input.set(.weights(2), spaced(-0.3, 0.4, [50, 7]))
      input.set(.biases(2), spaced(-0.9, 0.1, [7]))
      input.set(.regularization, 0.0)
      let scores = try tensor(run.call("a2.twoLayerNet.scores", input), .scores, shape: [3, 7])
      content.compare(scores, with: Self.scores, "the scores", below: 1e-8)
      for (strength, loss) in [(0.0, 3.470_224_355_6), (1, 26.594_842_695_2)] {
        input.set(.regularization, strength)
        let found = try run.call("a2.twoLayerNet.loss", input).number(.loss)
        let name = "with regularization \(Wording.number(strength))"
        content.facts([("Loss \(name)", Wording.number(found, digits: 12))])
        content.expect(
          "Difference from the published loss \(name)", abs(found - loss), .below(1e-9), digits: 2)
      }
      for strength in [0, 0.7] {
        input.set(.regularization, strength)
        try NetTrial(
          exercise: "a2.twoLayerNet.loss", input: input,
          parameters: [.weights(1), .biases(1), .weights(2), .biases(2)]
        ).check(
          run, in: &content, "Regularization \(Wording.number(strength))", below: 1e-6)
      }
    }
  }

  func train() throws {
    try run.step("Train your two-layer network") { content in
      let answer = try trainedOnAllImages("a2.twoLayerNet.train", run, pixels)
      try content.curves(TrainingCurves(answer))
      content.expectAccuracy(
        "Validation accuracy",
        try accuracy(answer, .validationLabels, on: run.data.validation.labels),
        of: .twoLayerNet, in: run)
      try content.firstWeights(answer, run.data)
    }
  }

  /// The scores that the course publishes.
  private static let scores: Tensor<Double> = Tensor([
    [11.53165108, 12.2917344, 13.05181771, 13.81190102, 14.57198434, 15.33206765, 16.09215096],
    [12.05769098, 12.74614105, 13.43459113, 14.1230412, 14.81149128, 15.49994135, 16.18839143],
    [12.58373087, 13.20054771, 13.81736455, 14.43418138, 15.05099822, 15.66781506, 16.2846319],
  ])
}
