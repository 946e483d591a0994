import Contract1
import Core
import LabKit
import Media
import Presentation

/// The lab steps that both linear classifiers share.
struct LinearLossSteps {
  let run: LabRun
  /// The part of the exercises' names that follows `a1.`, such as `svm`.
  let name: String
  /// The learning rates to try when tuning.
  let learningRates: [Double]
  /// The loss to expect with small random weights, and how far it may be off.
  let firstLoss: (value: Double, distance: Double)
  /// A sentence about this loss.
  let explanation: String
  /// The questions after the first loss, after the gradient check, and at the end.
  let questions: (loss: [String], gradient: [String], last: [String])

  private static let regularizations = [1e4, 2.5e4, 5e4]

  private static let learningRate = 1e-7

  /// Runs the steps.
  func take() throws {
    try run.lookAtData()
    let pixels = try run.pixels(appendingOnes: true)
    let naive = try lossWithLoops(pixels)
    try checkGradient(pixels)
    try lossWithoutLoops(pixels, naive)
    try train(pixels)
    let answer = try tune(pixels)
    try evaluate(answer)
  }

  private typealias Naive = (loss: Double, gradient: Tensor<Float>, seconds: Double)

  private func lossWithLoops(_ pixels: PixelData?) throws -> Naive? {
    try run.step("Compute the loss with loops", asking: questions.loss) { content in
      let data = try run.need(pixels, "the prepared pixels").development
      let input = lossInput(data, regularization: 5e-6)
      let (answer, seconds) = try run.timed { try run.call("a1.\(name).naive", input) }
      let loss = try answer.number(.loss)
      content.expect(
        "Loss with small random weights", loss,
        .near(firstLoss.value, within: firstLoss.distance), digits: 6)
      content.facts([("Time for \(data.y.count) examples", Wording.seconds(seconds))])
      content.text(explanation)
      let shape = [data.x.shape[1], run.data.classNames.count]
      return (loss, try matrix(answer, .dw, shape: shape), seconds)
    }
  }

  private func checkGradient(_ pixels: PixelData?) throws {
    try run.step("Check the gradient", asking: questions.gradient) { content in
      let data = try run.need(pixels, "the prepared pixels").development
      let count = min(data.y.count, 100)
      var random = RandomState(seed: 231)
      for regularization in [0, 50.0] {
        var input = lossInput(data, regularization: regularization)
        let w = Tensor<Double>(try input.floats(.w))
        input.set(.x, Tensor<Double>(data.x[0..<count]))
        input.set(.y, Array(data.y.prefix(count)))
        input.set(.w, w)
        let analytic = try run.call("a1.\(name).naive", input).doubles(.dw)
        guard analytic.shape == w.shape else {
          throw LabError.unusable(
            what: "dw", expected: "shape \(w.shape)", found: "\(analytic.shape)")
        }
        let samples = try gradientCheckSparse(
          { moved in
            var input = input
            input.set(.w, moved)
            return try run.call("a1.\(name).naive", input).number(.loss)
          }, at: w, analytic: analytic, using: &random)
        content.gradients(
          samples, "Regularization \(Wording.number(regularization))", below: 1e-5)
      }
    }
  }

  private func lossWithoutLoops(_ pixels: PixelData?, _ naive: Naive?) throws {
    try run.step("Compute the loss without loops") { content in
      let data = try run.need(pixels, "the prepared pixels").development
      let input = lossInput(data, regularization: 5e-6)
      let (answer, seconds) = try run.timed { try run.call("a1.\(name).vectorized", input) }
      let loss = try answer.number(.loss)
      content.facts([
        ("Loss", Wording.number(loss, digits: 6)), ("Time", Wording.seconds(seconds)),
      ])
      let naive = try run.need(naive, "the loss with loops")
      let gradient = try matrix(answer, .dw, shape: naive.gradient.shape)
      content.expect(
        "Difference between the losses", abs(loss - naive.loss), .below(1e-4), digits: 2)
      content.expect(
        "Norm of the difference between the gradients, divided by their norm",
        relativeNorm(gradient, from: naive.gradient),
        .below(1e-4), digits: 2)
      content.facts([
        ("Speedup over loops", Wording.ratio(naive.seconds / max(seconds, 1e-9)))
      ])
    }
  }

  private func train(_ pixels: PixelData?) throws {
    try run.step("Train with stochastic gradient descent") { content in
      content.checks = ["a1.linear", "a1.\(name)"]
      let pixels = try run.need(pixels, "the prepared pixels")
      var input = Payload(
        train: pixels.train, validation: pixels.validation, test: pixels.validation)
      input.set(.learningRate, Self.learningRate)
      input.set(.regularization, 2.5e4)
      input.set(.iterations, iterations)
      input.set(.batchSize, 200)
      input.set(.seed, 231)
      let answer = try run.call("a1.\(name).train", input, trainings: 1)
      let losses = try answer.floats(.lossHistory)
      content.expectFall(of: losses.scalars.map(Double.init))
      content.figure(
        lossPlot(losses, title: "Loss on each minibatch"),
        "Learning rate \(Wording.number(Self.learningRate)), regularization 2.5e4.")
      content.facts([
        (
          "Training accuracy",
          Wording.percent(try accuracy(answer, .trainLabels, on: pixels.train.y))
        ),
        (
          "Validation accuracy",
          Wording.percent(try accuracy(answer, .testLabels, on: pixels.validation.y))
        ),
      ])
      try showWeights(of: input, trained: answer, on: pixels, in: &content)
    }
  }

  /// Shows what the weights look like on the way.
  ///
  /// Minibatches depend on the seed only, so a short training is the beginning of a longer one.
  private func showWeights(
    of input: Payload, trained answer: Payload, on pixels: PixelData,
    in content: inout StepContent
  ) throws {
    let moments = run.scale.choose(full: [1, 10, 100, 500], quick: [1, 5, 20]) + [iterations]
    let names = moments.map { Wording.count(Double($0), "iteration") }
    try content.choice("The weights after", names, first: names.count - 1) { index, content in
      var input = input
      input.set(.iterations, moments[index])
      let isLast = moments[index] == iterations
      let answer = isLast ? answer : try run.call("a1.\(name).train", input)
      if let picture = templates(try answer.floats(.w), of: run.data) {
        content.figure(
          picture,
          "At first, the weights are random. Later, each class looks for the colors and outlines "
            + "of its images.")
      }
      let share = try accuracy(answer, .testLabels, on: pixels.validation.y)
      content.facts([("Validation accuracy", Wording.percent(share))])
    }
  }

  private func tune(_ pixels: PixelData?) throws -> Payload? {
    try run.step("Tune the learning rate and regularization") { content in
      let pixels = try run.need(pixels, "the prepared pixels")
      var input = Payload(train: pixels.train, validation: pixels.validation, test: pixels.test)
      input.set(.learningRates, learningRates)
      input.set(.regularizations, Self.regularizations)
      input.set(.iterations, iterations)
      input.set(.seed, 231)
      let answer = try run.call(
        "a1.\(name).tune", input,
        trainings: learningRates.count * Self.regularizations.count)
      let results = try answer.doubles(.results)
      try content.tuning(linear: results)
      content.expectBest(
        try accuracy(answer, .validationLabels, on: pixels.validation.y),
        among: results.lastColumn)
      return answer
    }
  }

  private func evaluate(_ answer: Payload?) throws {
    try run.step(
      "Evaluate the best classifier on the test set", asking: questions.last
    ) { content in
      let answer = try run.need(answer, "the best classifier from tuning")
      content.facts([
        (
          "Test accuracy",
          Wording.percent(try accuracy(answer, .testLabels, on: run.data.test.labels))
        )
      ])
      if let picture = templates(try answer.floats(.w), of: run.data) {
        content.figure(
          picture,
          "Each image shows the weights of one class without the bias, scaled separately.")
      }
    }
  }

  private var iterations: Int { run.scale.choose(full: 1500, quick: 60) }

  /// Creates the input of a loss: small random weights and some examples.
  private func lossInput(
    _ data: LabelledData<Float>, regularization: Double
  ) -> Payload {
    var random = RandomState(seed: 231)
    let w: Tensor<Float> = random.randn([data.x.shape[1], run.data.classNames.count])
    var input = Payload()
    input.set(.w, w * 0.0001)
    input.set(.x, data.x)
    input.set(.y, data.y)
    input.set(.regularization, regularization)
    return input
  }
}
