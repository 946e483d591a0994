import Core
import Media
import Presentation

/// The notebook of question 1.
func runFullyConnectedLab(_ run: LabRun) throws {
  try run.lookAtData()
  try FullyConnectedLayers(run: run).check()
  let nets = FullyConnectedNets(run: run, pixels: try run.preparePixels(appendingOnes: false))
  try nets.checkTwoLayers()
  try nets.trainTwoLayers()
  try nets.checkDeep()
  try nets.overfit(
    "three", exercise: "a2.overfit.threeLayers", asking: [])
  try nets.overfit(
    "five", exercise: "a2.overfit.fiveLayers", asking: ["fullyConnected.2"])
  try UpdateRuleTrials(run: run).check()
  try nets.compareRules()
  let best = try nets.trainBest()
  try nets.judge(best)
}

/// The layers of the network one by one.
private struct FullyConnectedLayers {
  let run: LabRun

  func check() throws {
    try run.step("Affine layer: forward") { content in
      var input = Payload()
      input.set("x", spaced(-0.1, 0.5, [2, 4, 5, 6]))
      input.set("w", spaced(-0.2, 0.3, [120, 3]))
      input.set("b", spaced(-0.3, 0.1, [3]))
      let out = try tensor(run.call("a2.affine.forward", input), "out", shape: [2, 3])
      content.compare(
        out,
        with: Tensor([
          [1.49834967, 1.70660132, 1.91485297], [3.25553199, 3.5141327, 3.77273342],
        ]), "the output", below: 1e-8)
    }
    try gradients("Affine layer: backward", "a2.affine", x: [10, 2, 3], outputs: 5)
    try run.step("ReLU: forward") { content in
      var input = Payload()
      input.set("x", spaced(-0.5, 0.5, [3, 4]))
      let out = try tensor(run.call("a2.relu.forward", input), "out", shape: [3, 4])
      content.compare(
        out,
        with: Tensor([
          [0, 0, 0, 0], [0, 0, 0.04545455, 0.13636364], [0.22727273, 0.31818182, 0.40909091, 0.5],
        ]), "the output", below: 1e-7)
    }
    try run.step("ReLU: backward", asking: ["fullyConnected.1"]) { content in
      var random = RandomState(seed: 231)
      var input = Payload()
      input.set("x", random.randn([10, 10]) as Tensor<Double>)
      try LayerTrial("a2.relu", input, of: ["x"], upstream: random.randn([10, 10]))
        .check(run, in: &content)
      content.text("The course expects about 1e-12.")
    }
    try gradients(
      "Both together: the given sandwich", "a2.given.affineReLU", x: [2, 3, 4], outputs: 10)
  }

  /// Compares the gradients of a layer with weights.
  private func gradients(
    _ title: String, _ layer: String, x shape: [Int], outputs: Int
  ) throws {
    try run.step(title) { content in
      var random = RandomState(seed: 231)
      var input = Payload()
      input.set("x", random.randn(shape) as Tensor<Double>)
      input.set("w", random.randn([shape.dropFirst().reduce(1, *), outputs]) as Tensor<Double>)
      input.set("b", random.randn([outputs]) as Tensor<Double>)
      try LayerTrial(
        layer, input, of: ["x", "w", "b"], upstream: random.randn([shape[0], outputs])
      ).check(run, in: &content)
      content.text("The course expects about 1e-10.")
    }
  }
}

/// The networks, checked and trained.
private struct FullyConnectedNets {
  let run: LabRun
  let pixels: PixelData?

  func checkTwoLayers() throws {
    try run.step("Two-layer network: scores, loss and gradients") { content in
      var input = Payload()
      input.set("x", spaced(-5.5, 4.5, [5, 3]).transposed())
      input.set("y", [0, 5, 1])
      input.set("W1", spaced(-0.7, 0.3, [5, 50]))
      input.set("b1", spaced(-0.1, 0.9, [50]))
      input.set("W2", spaced(-0.3, 0.4, [50, 7]))
      input.set("b2", spaced(-0.9, 0.1, [7]))
      input.set("regularization", 0.0)
      let scores = try tensor(run.call("a2.twoLayerNet.scores", input), "scores", shape: [3, 7])
      content.compare(scores, with: Self.scores, "the scores", below: 1e-8)
      for (strength, loss) in [(0.0, 3.470_224_355_6), (1, 26.594_842_695_2)] {
        input.set("regularization", strength)
        let found = try run.call("a2.twoLayerNet.loss", input).number("loss")
        content.facts([
          (
            "Loss with regularisation \(Wording.number(strength))",
            "\(Wording.number(found, digits: 12)), "
              + "off by \(Wording.number(abs(found - loss), digits: 2))"
          )
        ])
      }
      content.text("The losses should be off by less than 1e-10.")
      for strength in [0, 0.7] {
        input.set("regularization", strength)
        try NetTrial(
          exercise: "a2.twoLayerNet.loss", input: input, names: ["W1", "b1", "W2", "b2"]
        ).check(run, in: &content, "Regularisation \(Wording.number(strength))")
      }
      content.text("Relative errors should be about 1e-7 or less.")
    }
  }

  func trainTwoLayers() throws {
    try run.step("Train your two-layer network") { content in
      let answer = try trained("a2.twoLayerNet.train")
      try content.curves(TrainingCurves(answer))
      content.facts([
        (
          "Validation accuracy",
          Wording.percent(
            try accuracy(answer, "validationLabels", on: run.data.validation.labels))
        )
      ])
      content.text(
        "On CIFAR-10 it should come to 50 %; the generated scenes are harder for a network without "
          + "convolutions, and 40 % are good.")
      try showFirstWeights(answer, in: &content)
    }
  }

  func checkDeep() throws {
    try run.step("Deep network: loss and gradients") { content in
      for (position, strength) in [0, 3.14].enumerated() {
        try DeepNetTrial(regularization: strength, position: position).trial.check(
          run, in: &content, "Regularisation \(Wording.number(strength))")
      }
      content.text(
        "Without a penalty the loss should be near log(10) = 2.3026. Errors should be about 1e-7, "
          + "but 1e-5 can happen where a gradient is tiny.")
    }
  }

  func overfit(_ count: String, exercise: String, asking: [String]) throws {
    try run.step("Learn fifty images by heart with \(count) layers", asking: asking) { content in
      let pixels = try run.need(pixels, "the prepared pixels")
      var input = Payload()
      input.setExamples(pixels.train.first(50), validation: pixels.validation)
      input.set("seed", 231)
      let answer = try run.call(exercise, input, trainings: 1)
      let curves = try TrainingCurves(answer)
      content.facts([
        ("Your learning rate", Wording.number(try answer.number("learningRate"))),
        ("Your scale of the weights", Wording.number(try answer.number("weightScale"))),
        ("Training accuracy", Wording.percent(curves.train.last ?? 0)),
      ])
      content.curves(curves)
      content.text("Within 20 epochs the training accuracy should come to 100 %.")
    }
  }

  func compareRules() throws {
    try run.step("Compare the update rules", asking: ["fullyConnected.3"]) { content in
      let pixels = try run.need(pixels, "the prepared pixels")
      let count = run.scale.choose(full: 4000, quick: 200)
      var trainings: [(name: String, curves: TrainingCurves)] = []
      for (number, (name, rule, rate)) in Self.rules.enumerated() {
        let training = NetTraining(
          hiddenSizes: [100, 100, 100, 100, 100], rule: rule, learningRate: rate,
          weightScale: 5e-2, batchSize: 100, epochs: run.scale.choose(full: 5, quick: 1))
        let curves = try training.train(
          run, on: count, of: pixels, number: number, of: Self.rules.count)
        trainings.append((name, curves))
      }
      content.compare(
        trainings,
        "Six layers on \(min(count, pixels.train.y.count)) images: the same first weights "
          + "and minibatches for all.")
    }
  }

  func trainBest() throws -> Payload? {
    try run.step("Train your best network") { content in
      let answer = try trained("a2.bestNet.train")
      try content.curves(TrainingCurves(answer))
      return answer
    }
  }

  func judge(_ answer: Payload?) throws {
    try run.step("Judge the best network") { content in
      let answer = try run.need(answer, "the best network")
      content.facts([
        (
          "Validation accuracy",
          Wording.percent(
            try accuracy(answer, "validationLabels", on: run.data.validation.labels))
        ),
        (
          "Test accuracy",
          Wording.percent(try accuracy(answer, "testLabels", on: run.data.test.labels))
        ),
      ])
      content.text("On CIFAR-10 it should come to 50 %, and 55 % are possible.")
      try showFirstWeights(answer, in: &content)
    }
  }
}

extension FullyConnectedNets {
  /// Calls a function of the student's that trains, on all images.
  private func trained(_ exercise: String) throws -> Payload {
    let pixels = try run.need(pixels, "the prepared pixels")
    var input = Payload(train: pixels.train, validation: pixels.validation, test: pixels.test)
    input.set("seed", 231)
    return try run.call(exercise, input, trainings: 1)
  }

  private func showFirstWeights(_ answer: Payload, in content: inout StepContent) throws {
    let picture = firstLayer(
      try answer.floats("W1"), imageShape: Array(run.data.train.images.shape.dropFirst()))
    if let picture {
      content.figure(picture, "Each picture is one unit of the first layer, scaled by itself.")
    }
  }

  /// The update rules with the learning rates of the course's comparison.
  private static let rules = [
    ("SGD", "sgd", 5e-3), ("momentum", "sgdMomentum", 5e-3), ("RMSProp", "rmsprop", 1e-4),
    ("Adam", "adam", 1e-3),
  ]

  /// The scores that the course publishes.
  private static let scores: Tensor<Double> = Tensor([
    [11.53165108, 12.2917344, 13.05181771, 13.81190102, 14.57198434, 15.33206765, 16.09215096],
    [12.05769098, 12.74614105, 13.43459113, 14.1230412, 14.81149128, 15.49994135, 16.18839143],
    [12.58373087, 13.20054771, 13.81736455, 14.43418138, 15.05099822, 15.66781506, 16.2846319],
  ])
}
