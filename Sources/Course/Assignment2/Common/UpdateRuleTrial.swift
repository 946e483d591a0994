import Core
import Presentation

/// One step of each update rule, against the numbers that the course publishes.
struct UpdateRuleTrials {
  let run: LabRun

  /// Runs the steps.
  func check() throws {
    try step("momentum", "a2.sgdMomentum", expected: Self.momentum, below: 1e-7) { input in
      input.set("learningRate", 1e-3)
      input.set("momentum", 0.9)
      input.set("velocity", spaced(0.6, 0.9, [4, 5]))
    }
    try step("RMSProp", "a2.rmsprop", expected: Self.rmsProp, below: 1e-6) { input in
      input.set("learningRate", 1e-2)
      input.set("decayRate", 0.99)
      input.set("epsilon", 1e-8)
      input.set("meanSquare", spaced(0.6, 0.9, [4, 5]))
    }
    try step("Adam", "a2.adam", expected: Self.adam, below: 1e-6) { input in
      for (name, value) in [
        ("learningRate", 1e-2), ("beta1", 0.9), ("beta2", 0.999), ("epsilon", 1e-8),
      ] { input.set(name, value) }
      input.set("m", spaced(0.6, 0.9, [4, 5]))
      input.set("v", spaced(0.7, 0.5, [4, 5]))
      input.set("t", 5)
    }
  }

  private func step(
    _ name: String, _ exercise: String, expected: [Double], below bound: Double,
    _ prepare: (inout Payload) -> Void
  ) throws {
    try run.step("One step with \(name)") { content in
      var input = Payload()
      let w = spaced(-0.4, 0.6, [4, 5])
      input.set("w", w)
      input.set("dw", spaced(-0.6, 0.4, [4, 5]))
      prepare(&input)
      let next = try tensor(run.call(exercise, input), "w", shape: [4, 5])
      content.compare(
        next, with: Tensor(expected, shape: [4, 5]), "the parameters after the step", below: bound)
      content.table(
        "The first row of the parameters",
        columns: ["", "w[0, 0]", "w[0, 1]", "w[0, 2]", "w[0, 3]", "w[0, 4]"],
        rows: [("before", w), ("after", next)].map { name, tensor in
          [name] + tensor.row(0).scalars.map { Wording.number($0, digits: 6) }
        })
    }
  }

  private static let momentum = [
    0.1406, 0.20738947, 0.27417895, 0.34096842, 0.40775789, 0.47454737, 0.54133684, 0.60812632,
    0.67491579, 0.74170526, 0.80849474, 0.87528421, 0.94207368, 1.00886316, 1.07565263, 1.14244211,
    1.20923158, 1.27602105, 1.34281053, 1.4096,
  ]
  private static let rmsProp = [
    -0.39223849, -0.34037513, -0.28849239, -0.23659121, -0.18467247, -0.132737, -0.08078555,
    -0.02881884, 0.02316247, 0.07515774, 0.12716641, 0.17918792, 0.23122175, 0.28326742, 0.33532447,
    0.38739248, 0.43947102, 0.49155973, 0.54365823, 0.59576619,
  ]
  private static let adam = [
    -0.40094747, -0.34836187, -0.29577703, -0.24319299, -0.19060977, -0.1380274, -0.08544591,
    -0.03286534, 0.01971428, 0.0722929, 0.1248705, 0.17744702, 0.23002243, 0.28259667, 0.33516969,
    0.38774145, 0.44031188, 0.49288093, 0.54544852, 0.59801459,
  ]
}
