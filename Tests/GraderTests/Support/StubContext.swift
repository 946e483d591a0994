import GraderTestSupport
import Judging
import Core
@testable import Grading
import Run
import Score
import Exchange
@testable import Grader

/// A check's context whose student and reference are closures: no process, no box, no clock.
final class StubContext: CheckContext {
  var entry = Rubric.Entry(id: "a1.stub", points: 1)
  var random = RandomState(seed: 231)
  var weights: Payload?
  /// What the student's code answers.
  var student: (String, Payload) throws -> Payload
  /// What the reference answers.
  var reference: (String, Payload) throws -> Payload
  /// The outcome of every call of the student's code, in place of its answer.
  var fixedOutcome: CallOutcome?
  /// Seconds that a timed call takes.
  var seconds: (TimedParty) -> Double = { _ in 1 }
  /// The calls of the student's code, in order.
  private(set) var calls: [String] = []
  /// The parties of each preparation, and of each timed call.
  private(set) var timed: [[TimedParty]] = []

  init(
    tolerance: Double = 1e-7, reference: @escaping (String, Payload) throws -> Payload,
    student: @escaping (String, Payload) throws -> Payload
  ) {
    (self.reference, self.student) = (reference, student)
    entry.tolerance = tolerance
  }

  func outcome(
    of exercise: String, _ input: Payload, form: AnswerForm
  ) throws -> CallOutcome {
    calls.append(exercise)
    if let fixedOutcome { return fixedOutcome }
    do {
      let payload = try student(exercise, input)
      guard payload.texts.isEmpty else { return .incomplete(payload) }
      return .answered(.init(payload: payload, seconds: 1))
    } catch let error as NotImplemented {
      return .notImplemented(error.task)
    } catch {
      return .threw("\(error)")
    }
  }

  func expected(_ exercise: String, _ input: Payload) throws -> Payload {
    try reference(exercise, input)
  }

  func data() throws -> TrainingData { .madeUp }
  func undisguisedData() throws -> TrainingData { .madeUp }

  func rounds(
    _ generators: [RandomState], _ plan: @escaping RoundPlanner
  ) throws -> [TimedRound] {
    try generators.map { random in
      var random = random
      let plan = try plan(&random, expected)
      timed.append(plan.calls.map(\.party))
      return TimedRound(plan) { [self] call, form in
        timed.append([call.party])
        let code = call.party == .reference ? reference : student
        return .answered(
          .init(payload: try code(call.exercise, call.input), seconds: seconds(call.party)))
      }
    }
  }
}

extension Payload {
  /// A payload of tensors of `Double`.
  init(_ tensors: KeyValuePairs<Key<AnyTensor>, Tensor<Double>>) {
    self.init()
    for (key, tensor) in tensors { set(key, tensor) }
  }
}
