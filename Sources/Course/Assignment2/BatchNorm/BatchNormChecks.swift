import Contract2
import Core
package import Judging
import Record

/// The exercise on batch normalization, in question 2.
package enum BatchNorm: CheckedExercise {
  package static let id = "a2.batchnorm"

  private static let layer = LayerChecks(
    exercise: id, function: "batchNorm", file: file, floor: JudgingDefaults.normalizationFloor,
    cases: { $0.normCases(mode: .train) })

  package static var checks: [CheckDefinition] {
    [
      CheckDefinition(
        "a2.batchnorm.forward", "batchNormForward normalizes with the minibatch's statistics",
        .output,
        file: file
      ) { context in
        try context.compare(
          "a2.batchnorm.forward", context.random.normCases(mode: .train, hasConstant: true),
          outputs: [Key.out], floor: JudgingDefaults.normalizationFloor)
      },
      CheckDefinition(
        "a2.batchnorm.running", "batchNormForward updates the running statistics", .property,
        file: file, compares: true, body: examineRunningStatistics),
      CheckDefinition(
        "a2.batchnorm.test", "batchNormForward uses the running statistics at test time", .property,
        file: file, compares: true
      ) { context in
        let cases = context.random.normCases(mode: .test)
        // The variance of a single example is 0.
        let single = CheckCase([
          .x: context.random.randn([1, 4]), .gamma: context.random.randn([4]),
          .beta: context.random.randn([4]), .mean: context.random.randn([4]),
          .variance: context.random.rand([4]) + 0.5,
        ]).with(.mode, .test)
        return try context.compare(
          "a2.batchnorm.forward", cases + [single], floor: JudgingDefaults.normalizationFloor,
          success: Property.usesRunning.fact)
      },
      layer.backward(),
      layer.backward(variant: "Simplified"),
      CheckDefinition(
        "a2.batchnorm.backwardSimplified.speed",
        "batchNormBackwardSimplified, after the forward pass, is about as fast as the reference",
        .speed, file: file
      ) { context in
        try context.measure(
          .init(
            name: "a2.batchnorm.backwardSimplified", yardstick: .reference,
            operations: 2 * 1000 * 500)
        ) { random in
          var input = Payload()
          let shape = [1000, 500]
          input.set(.x, random.randn(shape) as Tensor<Float>)
          input.set(.gamma, random.randn([500]) as Tensor<Float>)
          input.set(.beta, random.randn([500]) as Tensor<Float>)
          input.set(.upstream, random.randn(shape) as Tensor<Float>)
          return input
        }
      },
    ]
  }
}

/// The possible findings of the checks of the running statistics.
private enum Property: String, CourseProperty {
  static let exercise = BatchNorm.id

  case usesRunning = "At test time, the running statistics are used and do not change."
  case runningFollows = "The running statistics are correct after each of three minibatches."
  case runningDiffers = """
    The running statistics should become momentum · running + (1 − momentum) · sample, where \
    sample is the minibatch's mean or its biased variance (divided by N).
    """
}

/// Checks the running statistics after each of several minibatches, starting from zero.
///
/// The statistics differ if the running averages start with other values, if the momentum is
/// applied differently, or if the variance is divided by N − 1.
private func examineRunningStatistics(_ context: any CheckContext) throws -> Finding {
  let features = 4
  var (mean, variance) = (Tensor<Double>.zeros([features]), Tensor<Double>.zeros([features]))
  for step in 1...3 {
    let one = CheckCase(
      [
        .x: context.random.randn([5, features]) * 3 + 7, .gamma: context.random.randn([features]),
        .beta: context.random.randn([features]), .mean: mean, .variance: variance,
      ], numbers: [.momentum: step == 2 ? 0.6 : 0.9]
    ).with(.mode, .train)
    var finding = try context.compare(
      "a2.batchnorm.forward", [one], outputs: [Key.mean, Key.variance])
    guard finding.outcome == .measured(share: 1) else {
      finding.facts.insert(Property.runningDiffers.fact, at: 0)
      finding.facts.append(
        .exercise(.statistic(name: "minibatches", value: Double(step), least: nil, most: nil)))
      return finding
    }
    let next = try context.expected("a2.batchnorm.forward", one.input)
    (mean, variance) = (try next.doubles(.mean), try next.doubles(.variance))
  }
  return .pass(Property.runningFollows.fact)
}
