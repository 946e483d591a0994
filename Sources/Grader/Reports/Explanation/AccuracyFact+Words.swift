import Presentation
import Record

extension AccuracyFact {
  /// The sentence that students read, or nil if only details are shown.
  var sentence: String? {
    switch self {
    case .accuracy(let value, let examples, let floor, let target):
      "The accuracy on \(examples) held-out examples is \(Self.percent(value)) "
        + "(\(Self.scale(floor, target)))."
    case .trainingAccuracy(let value, let examples, let floor, let target):
      "The accuracy on the \(examples) training examples is \(Self.percent(value)) "
        + "(\(Self.scale(floor, target)))."
    case .weightsOfFile(let name):
      "The weights come from \(name). They were trained elsewhere, and the grader cannot tell on "
        + "which images."
    case .weightsEarnNoMore(let name): "The weights in \(name) do not raise your score:"
    case .dataSet, .setting, .tried: nil
    }
  }

  /// The values to list below the explanation, one per line.
  var details: [Explanation.Line] {
    switch self {
    case .dataSet(let title): .init(["data set": title])
    case .setting(let name, let value): .init([name: value.significant(3)])
    case .tried(let rate, let regularization, let training, let validation):
      .init([
        "rate \(rate.significant(3)), reg \(regularization.significant(3))":
          "train \(training.significant(3)), validation \(validation.significant(3))"
      ])
    case .accuracy, .trainingAccuracy, .weightsOfFile, .weightsEarnNoMore: []
    }
  }

  private static func percent(_ share: Double) -> String { "\((share * 100).significant(3)) %" }

  /// Describes the accuracy that earns no points and the one that earns full points.
  private static func scale(_ floor: Double, _ target: Double) -> String {
    "no points at \(percent(floor)), all points at \(percent(target))"
  }
}
