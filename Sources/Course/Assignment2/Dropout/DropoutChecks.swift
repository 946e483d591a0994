import Contract2
import Core
package import Judging
import Presentation
import Record

/// Question 3: dropout.
package enum Dropout: CheckedExercise {
  package static let id = "a2.dropout"

  private static let layer = LayerChecks(
    exercise: id, function: "dropout", file: file, cases: { $0.dropoutCases(mode: .train) })

  package static var checks: [CheckDefinition] {
    [
      layer.forward("keeps elements with the probability keep, and divides them by it"),
      CheckDefinition(
        "a2.dropout.mean", "dropoutForward keeps the mean", .property, file: file,
        bounds: ["meanError", "keptShareError"]
      ) { context in
        let meanError = try context.bound("meanError")
        let keptShareError = try context.bound("keptShareError")
        for keep in [0.25, 0.4, 0.7] {
          let one = CheckCase(
            [.x: .ones([500, 500])], [.seed: context.random.randint(below: 1 << 30)],
            numbers: [.keep: keep]
          ).with(.mode, .train)
          let out = try context.callForShapes("a2.dropout.forward", one.input).doubles(.out)
          let (mean, kept) = (out.mean(), Double(out.scalars.count { $0 != 0 }) / Double(out.count))
          guard abs(mean - 1) < meanError, abs(kept - keep) < keptShareError else {
            return .fail(
              "Of 250000 ones, about the share `keep` should stay, and their mean should stay 1.",
              [
                ("keep", keep.short), ("share that stays", kept.significant(4)),
                ("mean of the output", mean.significant(4)),
              ])
          }
        }
        return .pass("For three probabilities, the right share stays and the mean is kept.")
      },
      CheckDefinition(
        "a2.dropout.test", "dropoutForward changes nothing in prediction", .property,
        file: file, compares: true
      ) { context in
        try context.compare(
          "a2.dropout.forward", context.random.dropoutCases(mode: .test),
          success: "In prediction the output is the input.")
      },
      layer.backward(),
    ]
  }
}

extension RandomState {
  /// Inputs of dropout.
  fileprivate mutating func dropoutCases(mode: ModeChoice) -> [CheckCase] {
    [([10, 10], 0.2), ([50, 3, 4], 0.75), ([1, 30], 0.5), ([6, 5], 1)].map { shape, keep in
      .init(
        [.x: randn(shape) + 3], [.seed: randint(below: 1 << 30)], numbers: [.keep: keep]
      ).with(.mode, mode)
    }
  }
}
