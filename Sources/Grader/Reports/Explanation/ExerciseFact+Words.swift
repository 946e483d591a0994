import Presentation
import Record

extension ExerciseFact {
  /// The sentence that students read, or nil if only details are shown.
  var sentence: String? {
    switch self {
    case .property(_, let text): text
    case .wrongSetting(let name, let expected, let received):
      "'\(name)' should be \(expected.short), but is \(received.short)."
    case .statistic: nil
    }
  }

  /// The values to list below the explanation, one per line.
  var details: [Explanation.Line] {
    switch self {
    case .statistic(let name, let value, let least, let most):
      .init([name: value.significant(4) + Self.bounds(least, most)])
    case .wrongSetting(_, let expected, let received):
      .init(["expected": expected.short, "received": received.short])
    case .property: []
    }
  }

  private static func bounds(_ least: Double?, _ most: Double?) -> String {
    switch (least, most) {
    case (let least?, let most?) where least == most: ", expected \(least.significant(4))"
    case (let least?, let most?):
      ", expected \(least.significant(4)) to \(most.significant(4))"
    case (let least?, nil): ", expected at least \(least.significant(4))"
    case (nil, let most?): ", expected at most \(most.significant(4))"
    case (nil, nil): ""
    }
  }
}
