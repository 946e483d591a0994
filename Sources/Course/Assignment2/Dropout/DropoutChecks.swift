import Core
import Presentation
import Record

private typealias File = Assignment2File

private let dropoutLayer = LayerChecks(
  exercise: "a2.dropout", function: "dropout", file: File.dropout,
  cases: { $0.dropoutCases(mode: "train") })

/// Question 3: dropout.
let dropoutChecks: [CheckDefinition] = [
  dropoutLayer.forward("keeps elements with the probability keep, and divides them by it"),
  CheckDefinition(
    "a2.dropout.mean", "dropoutForward keeps the mean", .property, file: File.dropout
  ) { context in
    for keep in [0.25, 0.4, 0.7] {
      let one = CheckCase(
        ["x": .ones([500, 500])], ["seed": context.random.randint(below: 1 << 30)],
        numbers: ["keep": keep], texts: ["mode": "train"])
      let out = try context.callForShapes("a2.dropout.forward", one.input).doubles("out")
      let (mean, kept) = (out.mean(), Double(out.scalars.count { $0 != 0 }) / Double(out.count))
      guard abs(mean - 1) < 0.03, abs(kept - keep) < 0.01 else {
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
    file: File.dropout
  ) { context in
    try context.compare(
      "a2.dropout.forward", context.random.dropoutCases(mode: "test"),
      success: "In prediction the output is the input.")
  },
  dropoutLayer.backward(),
  netCheck(
    "a2.fullyConnected.dropout", "FullyConnectedNet drops units behind each ReLU",
    buildsOn: [File.dropout]
  ) { random in
    [0.75, 0.5, 0.9].map { random.netCase([20, 30], keep: $0, regularization: 0.1) }
  },
  .written("dropout.1", "Inline question: dropout without the division"),
  .written("dropout.2", "Inline question: dropout against learning by heart"),
  .written("dropout.3", "Inline question: dropout in a smaller network"),
]
