import Core
import Exchange
import Judging
import Record
import Score

/// A context in which a lazy submission answers the calls of a check.
final class LazyContext: CheckContext {
  let entry: Rubric.Entry
  var random: RandomState
  let weights: Payload? = nil
  private let submission: LazySubmission
  private let reference: [String: Exercise]
  private let lazyData: LazyTrainingData
  /// Whether the reference would have to train to give an answer.
  private let trains: Bool
  private var answers: RandomState

  /// Creates the context of one check.
  init(
    _ submission: LazySubmission, entry: Rubric.Entry, trains: Bool,
    reference: [String: Exercise], data: LazyTrainingData, seed: Seed
  ) {
    (self.submission, self.entry, self.trains) = (submission, entry, trains)
    (self.reference, lazyData) = (reference, data)
    random = RandomState(seed, for: entry.id)
    answers = RandomState(seed, for: submission.rawValue)
  }

  func outcome(of exercise: String, _ input: Payload, form: AnswerForm) throws -> CallOutcome {
    let payload =
      exercise.hasSuffix(Exercise.pointsSuffix)
      ? try losses(String(exercise.dropLast(Exercise.pointsSuffix.count)), input)
      : try answer(exercise, input, form: form)
    return Self.outcome(payload, seconds: 0.1)
  }

  private static func outcome(_ payload: Payload, seconds: Double) -> CallOutcome {
    payload.texts.isEmpty
      ? .answered(.init(payload: payload, seconds: seconds)) : .incomplete(payload)
  }

  private func answer(
    _ exercise: String, _ input: Payload, form: AnswerForm
  ) throws -> Payload {
    let right = trains ? nil : try expected(exercise, input)
    return submission.answer(form, like: right, input, &answers)
  }

  /// Evaluates the submission's own function at many points.
  private func losses(_ exercise: String, _ input: Payload) throws -> Payload {
    let parameter = Key.tensor(named: try input.text(.parameter))
    let points = try input.doubles(.points)
    let form = AnswerForm(like: try expected(exercise, input))
    var answer = Payload()
    answer.set(
      .losses,
      try (0..<points.shape[0]).map { row in
        var one = input
        one.set(parameter, points.row(row))
        let own = try self.answer(exercise, one, form: form)
        if own.contains(Key.loss) { return try own.number(.loss) }
        return try (own.doubles(.out) * input.doubles(.upstream)).sum()
      })
    return answer
  }

  func expected(_ exercise: String, _ input: Payload) throws -> Payload {
    try reference.answer(exercise, input)
  }

  func data() throws -> TrainingData { try lazyData.value().disguised(&random) }
  func undisguisedData() throws -> TrainingData { try lazyData.value() }

  func rounds(
    _ generators: [RandomState], _ plan: @escaping RoundPlanner
  ) throws -> [TimedRound] {
    try generators.map { random in
      var random = random
      let plan = try plan(&random, expected)
      return TimedRound(plan) { [self] call, form in
        let payload =
          call.party == .reference
          ? try expected(call.exercise, call.input)
          : try answer(call.exercise, call.input, form: form)
        return Self.outcome(payload, seconds: call.party == .student ? 0.1 : 1)
      }
    }
  }
}
