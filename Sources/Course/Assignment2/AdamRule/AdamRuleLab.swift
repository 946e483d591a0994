import Contract2
import Core
package import LabKit

extension AdamRule: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 1, order: 8)

  /// Runs the steps: one update with Adam, then training runs with all update rules.
  package static func steps(_ run: LabRun) throws {
    try UpdateRuleTrial(
      name: "Adam", exercise: "a2.adam", expected: published, bound: 1e-6
    ).check(run) { input in
      input.set(.learningRate, 1e-2)
      input.set(.beta1, 0.9)
      input.set(.beta2, 0.999)
      input.set(.epsilon, 1e-8)
      input.set(.m, spaced(0.6, 0.9, [4, 5]))
      input.set(.v, spaced(0.7, 0.5, [4, 5]))
      input.set(.t, 5)
    }
    try compareRules(run, run.pixels(appendingOnes: false))
  }

  /// The published parameters after the step.
  private static let published = [
    -0.40094747, -0.34836187, -0.29577703, -0.24319299, -0.19060977, -0.1380274, -0.08544591,
    -0.03286534, 0.01971428, 0.0722929, 0.1248705, 0.17744702, 0.23002243, 0.28259667, 0.33516969,
    0.38774145, 0.44031188, 0.49288093, 0.54544852, 0.59801459,
  ]
}

private func compareRules(_ run: LabRun, _ pixels: PixelData?) throws {
  try run.step("Compare the update rules", asking: ["a2.fullyConnectedNets.3"]) { content in
    let pixels = try run.need(pixels, "the prepared pixels")
    let count = run.scale.choose(full: 4000, quick: 200)
    var trainings: [(name: String, curves: TrainingCurves)] = []
    for (number, (name, rule, rate)) in rules.enumerated() {
      let training = NetTraining(
        hiddenSizes: [100, 100, 100, 100, 100], rule: rule, learningRate: rate,
        weightScale: 5e-2, batchSize: 100, epochs: run.scale.choose(full: 5, quick: 1))
      let curves = try training.train(
        run, on: count, of: pixels, number: number, of: rules.count)
      trainings.append((name, curves))
    }
    content.compare(
      trainings,
      "A six-layer network, trained on \(min(count, pixels.train.y.count)) images with each "
        + "update rule. All runs use the same initial weights and minibatches.")
  }
}

/// The update rules, with the learning rates that the course uses to compare them.
private let rules: [(name: String, rule: RuleChoice, rate: Double)] = [
  ("SGD", .sgd, 5e-3), ("momentum", .sgdMomentum, 5e-3), ("RMSProp", .rmsprop, 1e-4),
  ("Adam", .adam, 1e-3),
]
