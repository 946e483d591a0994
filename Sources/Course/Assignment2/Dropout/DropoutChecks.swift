import Contract2
import Core
package import Judging
import Record

/// The exercise on dropout, in question 3.
package enum Dropout: CheckedExercise {
  package static let id = "a2.dropout"

  private static let layer = LayerChecks(
    exercise: id, function: "dropout", file: file, cases: { $0.dropoutCases(mode: .train) })
  /// Its backward pass is checked at test time, too.
  private static let bothModes = LayerChecks(
    exercise: id, function: "dropout", file: file,
    cases: { $0.dropoutCases(mode: .train) + $0.dropoutCases(mode: .test).prefix(1) })

  package static var checks: [CheckDefinition] {
    [
      layer.forward("keeps elements with probability keep and divides them by keep"),
      CheckDefinition(
        "a2.dropout.mean", "dropoutForward preserves the mean", .property, file: file,
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
              Property.shareOrMean.fact, .accuracy(.setting(name: "keep", value: keep)),
              .exercise(
                .statistic(
                  name: "fraction kept", value: kept, least: keep - keptShareError,
                  most: keep + keptShareError)),
              .exercise(
                .statistic(
                  name: "mean of the output", value: mean, least: 1 - meanError,
                  most: 1 + meanError)))
          }
        }
        return .pass(Property.keepsMean.fact)
      },
      CheckDefinition(
        "a2.dropout.test", "dropoutForward returns its input at test time", .property,
        file: file, compares: true
      ) { context in
        try context.compare(
          "a2.dropout.forward", context.random.dropoutCases(mode: .test),
          success: Property.isIdentity.fact)
      },
      bothModes.backward(),
    ]
  }
}

/// The possible findings of the checks of dropout.
private enum Property: String, CourseProperty {
  static let exercise = Dropout.id

  case keepsMean = """
    For three values of keep, the right fraction of the elements is kept, and the mean is preserved.
    """
  case shareOrMean = """
    The input is 250,000 ones. About a fraction `keep` of them should be kept, and the mean of the \
    output should be 1: divide the kept elements by `keep`.
    """
  case isIdentity = "At test time, the output equals the input."
}

extension RandomState {
  /// Creates inputs of dropout.
  fileprivate mutating func dropoutCases(mode: ModeChoice) -> [CheckCase] {
    let small = [([10, 10], 0.2), ([50, 3, 4], 0.75), ([1, 30], 0.5), ([6, 5], 1)]
    return (small + [([size(900...930), 810], 0.6)]).map { shape, keep in
      .init(
        [.x: randn(shape) + 3], [.seed: randint(below: 1 << 30)], numbers: [.keep: keep]
      ).with(.mode, mode)
    }
  }
}
