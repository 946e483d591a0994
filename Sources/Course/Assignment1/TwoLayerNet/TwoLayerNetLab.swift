import Contract1
import Core
import Media
package import LabKit
import Presentation

extension TwoLayerNet: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 4, order: 1)

  /// Runs the steps: a toy problem, training on images, and tuning.
  package static func steps(_ run: LabRun) throws {
    try ToyProblem(run: run).take()
    try run.lookAtData()
    let lab = TwoLayerNetLab(run: run, pixels: try run.pixels(appendingOnes: false))
    let first = try lab.train()
    try lab.lookInside(first)
    let tuned = try lab.tune()
    try lab.evaluate(tuned)
  }
}

private struct TwoLayerNetLab {
  let run: LabRun
  let pixels: PixelData?

  func train() throws -> Payload? {
    try run.step("Train on images") { content in
      let pixels = try run.need(pixels, "the prepared pixels")
      var input = firstNet(inputs: pixels.train.x.shape[1], hidden: 50)
      input.setExamples(pixels.train, validation: pixels.validation)
      input.set(.xTest, pixels.test.x)
      input.set(.learningRate, 1e-4)
      input.set(.learningRateDecay, 0.95)
      input.set(.regularization, 0.25)
      input.set(.iterations, run.scale.choose(full: 1000, quick: 50))
      input.set(.batchSize, 200)
      input.set(.seed, 231)
      let answer = try run.call("a1.twoLayer.train", input, trainings: 1)
      if let accuracy = try answer.numbers(.validationAccuracy).last {
        content.facts([("Validation accuracy", Wording.percent(accuracy))])
      }
      content.text(
        "With these hyperparameters, the net learns too slowly. The next step shows why.")
      return answer
    }
  }

  func lookInside(_ answer: Payload?) throws {
    try run.step("Find out why") { content in
      let answer = try run.need(answer, "the net trained on images")
      content.figure(
        lossPlot(try answer.floats(.lossHistory), title: "Loss on each minibatch"),
        "If the loss decreases almost linearly, the learning rate is too low.")
      var plot = LinePlot(title: "Accuracy", xLabel: "epoch", yLabel: "accuracy")
      plot.add(
        "training minibatch", y: try answer.numbers(.trainAccuracy), style: .lineAndMarkers)
      plot.add("validation", y: try answer.numbers(.validationAccuracy), style: .lineAndMarkers)
      content.figure(
        plot,
        "If there is no gap between the two curves, a larger net may do better; if the gap is "
          + "wide, the net overfits.")
      try show(answer, in: &content, title: "Weights of the first layer")
    }
  }

  func tune() throws -> Payload? {
    try run.step("Tune the hyperparameters", asking: ["a1.twoLayerNetwork.1"]) { content in
      let pixels = try run.need(pixels, "the prepared pixels")
      var input = Payload(train: pixels.train, validation: pixels.validation, test: pixels.test)
      input.set(.seed, 231)
      let answer = try run.call("a1.twoLayer.tune", input)
      let results = try answer.doubles(.results)
      try content.tuning(net: results)
      content.expectBest(
        try accuracy(answer, .validationLabels, on: pixels.validation.y),
        among: results.lastColumn)
      content.figure(
        lossPlot(try answer.floats(.lossHistory), title: "Loss of the best net"),
        "The loss on each minibatch.")
      try show(answer, in: &content, title: "Weights of the best net's first layer")
      return answer
    }
  }

  func evaluate(_ answer: Payload?) throws {
    try run.step("Evaluate the best net on the test set", asking: ["a1.twoLayerNetwork.2"]) {
      content in
      let answer = try run.need(answer, "the best net from tuning")
      content.facts([
        (
          "Test accuracy",
          Wording.percent(try accuracy(answer, .testLabels, on: run.data.test.labels))
        )
      ])
    }
  }
}

extension TwoLayerNetLab {
  private func firstNet(inputs: Int, hidden: Int) -> Payload {
    var random = RandomState(seed: 231)
    let classCount = run.data.classNames.count
    let w1: Tensor<Float> = random.randn([inputs, hidden])
    let w2: Tensor<Float> = random.randn([hidden, classCount])
    var input = Payload()
    input.set(.w1, w1 * 0.0001)
    input.set(.b1, Tensor<Float>.zeros([hidden]))
    input.set(.w2, w2 * 0.0001)
    input.set(.b2, Tensor<Float>.zeros([classCount]))
    return input
  }

  private func show(_ answer: Payload, in content: inout StepContent, title: String) throws {
    let picture = firstLayer(
      try answer.floats(.w1), imageShape: Array(run.data.train.images.shape.dropFirst()),
      title: title)
    if let picture {
      content.figure(
        picture,
        "Each image shows the weights of one hidden unit, scaled independently of the others.")
    }
  }
}
