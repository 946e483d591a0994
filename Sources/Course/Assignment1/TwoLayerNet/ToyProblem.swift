import Contract1
import Core
import LabKit
import Presentation

/// The lab steps of the toy problem: five examples, four features, ten hidden units, three classes.
struct ToyProblem {
  private let run: LabRun
  private let input: Payload
  private static let labels = [0, 1, 2, 2, 1]

  /// The published scores and loss for these seeds.
  private static let scores: Tensor<Double> = Tensor([
    [-0.81233741, -1.27654624, -0.70335995], [-0.17129677, -1.18803311, -0.47310444],
    [-0.51590475, -1.01354314, -0.8504215], [-0.15419291, -0.48629638, -0.52901952],
    [-0.00618733, -0.12435261, -0.15226949],
  ])
  private static let loss = 1.303_787_891_33

  init(run: LabRun) {
    self.run = run
    var weights = RandomState(seed: 0)
    var examples = RandomState(seed: 1)
    let w1: Tensor<Double> = weights.randn([4, 10])
    let w2: Tensor<Double> = weights.randn([10, 3])
    let x: Tensor<Double> = examples.randn([5, 4])
    var input = Payload()
    input.set(.w1, w1 * 0.1)
    input.set(.b1, Tensor<Double>.zeros([10]))
    input.set(.w2, w2 * 0.1)
    input.set(.b2, Tensor<Double>.zeros([3]))
    input.set(.x, x * 10)
    input.set(.y, Self.labels)
    self.input = input
  }

  /// Runs the steps.
  func take() throws {
    try forward()
    let loss = try loss()
    try checkGradients(loss)
    try train()
  }

  private func forward() throws {
    try run.step("Toy problem: compute the scores") { content in
      let scores = try run.call("a1.twoLayer.scores", input).doubles(.scores)
      guard scores.shape == Self.scores.shape else {
        throw LabError.unusable(
          what: "scores", expected: "shape \(Self.scores.shape)", found: "\(scores.shape)")
      }
      content.table(
        "Scores", columns: ["Example", "Class 0", "Class 1", "Class 2"],
        rows: (0..<5).map { row in
          ["\(row)"] + scores.row(row).scalars.map { Wording.number($0, digits: 6) }
        })
      let difference = (scores - Self.scores).absolute().sum()
      content.expect(
        "Sum of the absolute errors of the scores", difference, .below(1e-7), digits: 2)
    }
  }

  private func loss() throws -> Payload? {
    try run.step("Toy problem: compute the loss") { content in
      let answer = try run.call("a1.twoLayer.loss", regularized)
      let loss = try answer.number(.loss)
      content.facts([("Loss with regularization 0.05", Wording.number(loss, digits: 12))])
      content.expect(
        "Difference from the correct loss", abs(loss - Self.loss), .below(1e-11), digits: 2)
      return answer
    }
  }

  private func checkGradients(_ answer: Payload?) throws {
    try run.step("Toy problem: check the gradients") { content in
      let answer = try run.need(answer, "the loss and its gradients")
      var rows: [[String]] = []
      var worst = 0.0
      for key in [Key.w1, .b1, .w2, .b2] {
        let (value, gradient) = (try input.doubles(key), try answer.doubles(key.gradient))
        guard value.shape == gradient.shape else {
          throw LabError.unusable(
            what: key.gradient.name, expected: "shape \(value.shape)", found: "\(gradient.shape)")
        }
        let result = try run.checkGradient(of: "a1.twoLayer.loss", regularized, key, gradient)
        worst = max(worst, result.maxRelativeError)
        rows.append([
          key.name, "\(value.shape)", Wording.number(result.maxRelativeError, digits: 2),
        ])
      }
      content.table(
        "The largest relative error of each gradient",
        columns: ["Parameter", "Shape", "Relative error"], rows: rows)
      content.expect("Largest relative error", worst, .below(1e-6), digits: 2)
    }
  }

  private func train() throws {
    try run.step("Toy problem: train") { content in
      var input = input
      input.set(.xValidation, try input.doubles(.x))
      input.set(.yValidation, Self.labels)
      input.set(.learningRate, 0.1)
      input.set(.learningRateDecay, 0.95)
      input.set(.regularization, 5e-6)
      input.set(.iterations, 100)
      input.set(.batchSize, 200)
      input.set(.seed, 231)
      let losses = try run.call("a1.twoLayer.train", input).doubles(.lossHistory)
      guard let last = losses.scalars.last else {
        throw LabError.unusable(what: "losses", expected: "100", found: "none")
      }
      content.figure(
        lossPlot(Tensor<Float>(losses), title: "Loss on the toy problem"),
        "The net should overfit the five examples, so the loss should fall to nearly 0.")
      content.expect("Final loss", last, .below(0.02))
    }
  }

  private var regularized: Payload {
    var regularized = input
    regularized.set(.regularization, 0.05)
    return regularized
  }
}
