import Presentation
import Record

extension OutputFact {
  /// The sentence that students read, or nil if only details are shown.
  var sentence: String? {
    switch self {
    case .agrees(let outputs, let inputs):
      "\(Self.list(outputs)) with the reference on \(Self.inputs(inputs))."
    case .differs(let tensor, _, let index, let expected, let received, _, _):
      "'\(tensor)' should be \(Self.shown(expected, received))\(Self.place(index)), but is "
        + "\(Self.shown(received, expected))."
    case .notFinite(let tensor, _, let index, let expected, let received):
      "'\(tensor)' is \(Self.name(received))\(Self.place(index)), but should be "
        + "\(expected.short). Look for a division by zero, the square root of a negative number, the "
        + "logarithm of zero, or an exponential that overflows."
    case .wrongShape(let tensor, let expected, let received):
      "'\(tensor)' should have shape \(expected), but has shape \(received)."
    case .wrongElement(let tensor, let expected, let received):
      "The elements of '\(tensor)' should have type \(expected), but have type \(received)."
    case .tooLarge(let tensor, let expected?, let received):
      "'\(tensor)' should have shape \(expected), but has shape \(received), which is too large to "
        + "read."
    case .tooLarge(let tensor, nil, let received):
      "'\(tensor)' has shape \(received), which is larger than allowed."
    case .notWritten(let tensor, let task): Self.notWritten(tensor, task)
    case .missing(let tensor): "The answer has no '\(tensor)'."
    case .unfit(let tensor, let expected, let received):
      "'\(tensor)' in the answer cannot be used: expected \(expected), found \(received)."
    case .noLabels(let tensor, let examples):
      "'\(tensor)' in the answer should contain \(examples) predicted labels, but does not."
    case .wrongLabels(let expected, let received):
      "The labels should be \(expected), but are \(received)."
    case .looksLike(let tensor, let mistake, let part): mistake.sentence(of: tensor, in: part)
    case .knownMistake(let mistakes): Self.sentence(mistakes)
    case .rightWithout(let input):
      "Every case with \(input) 0 is right, and no other: look at what \(input) changes."
    case .othersAgree(let outputs): Self.right(outputs)
    case .calledWith, .input, .option, .exercise: nil
    }
  }

  /// The values to list below the explanation, one per line.
  var details: [Explanation.Line] {
    switch self {
    case .differs(let tensor, let shape, let index, let expected, let received, let error, let most):
      Self.element(tensor, shape, index, expected, received)
        + .init([
          "relative error": "\(error.significant(3)), allowed \(most.significant(3))"
        ])
    case .notFinite(let tensor, let shape, let index, let expected, let received):
      Self.element(tensor, shape, index, expected, received)
    case .wrongShape(_, let expected, let received):
      .init(["expected": "\(expected)", "received": "\(received)"])
    case .wrongElement(_, let expected, let received):
      .init(["expected": expected, "received": received])
    case .wrongLabels(let expected, let received):
      .init(["expected": "\(expected)", "received": "\(received)"])
    case .calledWith(let inputs): .init(["called with": inputs])
    case .input(let name, let shape, let element, let values):
      .init([
        shape.isEmpty ? name : "\(name) \(shape)":
          Self.list(values, of: shape.reduce(1, *), areIntegers: element == "Int")
      ])
    case .option(let name, let value): .init([name: value])
    case .exercise(let name): .init(["exercise": name])
    case .agrees, .looksLike, .knownMistake, .rightWithout, .othersAgree, .tooLarge, .notWritten,
      .missing, .unfit, .noLabels:
      []
    }
  }

  /// Lists the values of one element, one per line.
  ///
  /// A scalar has no index.
  private static func element(
    _ tensor: String, _ shape: [Int], _ index: [Int], _ expected: Double, _ received: Double
  ) -> [Explanation.Line] {
    .init(["tensor": "\(tensor) \(shape)"])
      + (index.isEmpty ? [] : .init(["worst index": "\(index)"]))
      + .init(["expected": expected.significant(10), "received": received.significant(10)])
  }

  /// Describes the position of an element.
  ///
  /// The result is empty for a scalar.
  private static func place(_ index: [Int]) -> String { index.isEmpty ? "" : " at \(index)" }

  /// Formats a number with enough digits to tell it apart from another.
  private static func shown(_ value: Double, _ other: Double) -> String {
    let digits = [6, 10, 17].first { value.significant($0) != other.significant($0) }
    return value.significant(digits ?? 17)
  }

  private static func name(_ value: Double) -> String {
    value.isNaN ? "NaN" : value < 0 ? "minus infinity" : "infinity"
  }

  /// Lists the first values of a tensor.
  ///
  /// An integer keeps all of its digits: it may be a seed.
  private static func list(_ values: [Double], of count: Int, areIntegers: Bool) -> String {
    let shown = values.map { areIntegers ? $0.significant(17) : $0.significant(5) }
      .joined(separator: ", ")
    return count > values.count ? shown + ", …" : shown
  }

  /// Says that an output is not written; its task may begin with its name.
  private static func notWritten(_ tensor: String, _ task: String) -> String {
    let rest = task.hasPrefix(tensor + ": ") ? task.dropFirst(tensor.count + 2) : task[...]
    return "'\(tensor)' is not written yet: \(rest)."
  }

  /// Says that outputs are right, or right for another function.
  static func right(_ outputs: [String], for function: String = "") -> String {
    let names = outputs.map { "'\($0)'" }
    let ending = function.isEmpty ? "right." : "right for \(function)."
    return names.count == 1
      ? "\(names[0]) is \(ending)"
      : "\(names.dropLast().joined(separator: ", ")) and \(names.last ?? "") are \(ending)"
  }

  /// Creates the subject and the verb of a sentence about outputs.
  private static func list(_ outputs: [String]) -> String {
    switch outputs.count {
    case 1: "'\(outputs[0])' agrees"
    case 2: outputs.map { "'\($0)'" }.joined(separator: " and ") + " agree"
    default: "All outputs agree"
    }
  }

  /// Describes the number of inputs in words.
  private static func inputs(_ count: Int) -> String {
    count == 1 ? "one input" : "\(count) different inputs"
  }
}
