import Contract1
import Core
import Judging
import Exchange
import Record

/// Size limits for answers in assignment 1 whose sizes depend on choices in the student's code.
extension AnswerForm {
  /// The maximum length of a loss history.
  private static let iterations = 1_000_000
  /// The maximum number of rows in the table of hyperparameters tried.
  private static let settings = 10_000
  /// The maximum number of hidden units in a network.
  private static let hiddenUnits = 4096

  /// Returns the form of the answer from training a linear classifier.
  static func linearTraining(_ input: Payload, iterations: Int) -> AnswerForm {
    var form = AnswerForm()
    form.expectLabels(.trainLabels, of: .x, input)
    form.expectLabels(.testLabels, of: .xTest, input)
    form.expect(.lossHistory, .F32, shape: [iterations])
    form.allow(.w, .F32, upTo: input.columns(.x) * 64)
    return form
  }

  /// Returns the form of the answer from tuning linear classifiers.
  static func linearTuning(_ input: Payload) -> AnswerForm {
    var form = tuning(input, columns: 4)
    form.allow(.w, .F32, upTo: input.columns(.x) * 64)
    return form
  }

  /// Returns the form of the answer from tuning two-layer networks.
  static func networkTuning(_ input: Payload) -> AnswerForm {
    var form = tuning(input, columns: 5)
    form.allow(.lossHistory, .F32, upTo: iterations)
    form.allow(.w1, .F32, upTo: input.columns(.x) * hiddenUnits)
    return form
  }

  /// Returns the form of the answer with the folds of cross-validation, at most one per example.
  static func folds(_ expected: Payload, _ input: Payload) -> AnswerForm {
    var form = AnswerForm(like: expected)
    let (rows, columns) = (input.rows(.x), input.columns(.x))
    for index in 0..<rows {
      form.allow(.foldX(index), .F64, upTo: 8 * rows * columns)
      form.allow(.foldY(index), .I64, upTo: 8 * rows)
    }
    return form
  }

  private static func tuning(_ input: Payload, columns: Int) -> AnswerForm {
    var form = AnswerForm()
    form.allow(.results, .F64, upTo: settings * columns)
    form.expectLabels(.validationLabels, of: .xValidation, input)
    form.expectLabels(.testLabels, of: .xTest, input)
    return form
  }

  private mutating func expectLabels(
    _ key: Key<[Int]>, of examples: Key<AnyTensor>, _ input: Payload
  ) {
    expect(key, .I64, shape: [input.rows(examples)])
  }
}

extension ValidationProbe {
  /// Judges how a search used the validation set, by its results and the labels of its best model.
  func judge(_ finding: Finding, selectedBy answer: Payload) -> Finding {
    let results = (try? answer.doubles(.results)).flatMap { $0.shape.count == 2 ? $0 : nil }
    let last = results.map { $0[column: $0.shape[1] - 1].scalars } ?? []
    return judge(finding, (try? answer.ints(.validationLabels)) ?? [], among: last)
  }
}

extension Payload {
  fileprivate func rows(_ key: Key<AnyTensor>) -> Int { self[key]?.shape.first ?? 0 }
  fileprivate func columns(_ key: Key<AnyTensor>) -> Int {
    self[key]?.shape.dropFirst().first ?? 0
  }
}
