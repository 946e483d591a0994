import Core
import Exchange
import Judging
import Run
import Score

/// The context of a check that examines a mutation: each call says which one.
final class MutationContext: CheckContext {
  private let base: WorkerContext
  private let number: Int

  /// Creates the context of one check.
  init(_ base: WorkerContext, number: Int) {
    (self.base, self.number) = (base, number)
  }

  var entry: Rubric.Entry { base.entry }
  var random: RandomState {
    get { base.random }
    set { base.random = newValue }
  }
  var weights: Payload? { base.weights }

  func outcome(of exercise: String, _ input: Payload, form: AnswerForm) throws -> CallOutcome {
    try base.outcome(of: exercise, SwitchedReference.input(input, with: number), form: form)
  }

  func expected(_ exercise: String, _ input: Payload) throws -> Payload {
    try base.expected(exercise, input)
  }

  func data() throws -> TrainingData { try base.data() }
  func undisguisedData() throws -> TrainingData { try base.undisguisedData() }

  func rounds(
    _ generators: [RandomState], _ plan: @escaping RoundPlanner
  ) throws -> [TimedRound] {
    throw GraderFault("mutations are not timed")
  }
}
