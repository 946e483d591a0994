import GraderTestSupport
import Box
import Core
import Exchange
@testable import Grading
import Host
import Judging
import Record
import Run
import Score
import Testing

/// Calls that the end of the grading's time cuts, with real workers.
@Suite struct WorkerBudgetTests {
  /// The context of a check, whose budget begins when the worker is built.
  private func context(
    budget seconds: Double, in box: Box, timeLimit: Double, isHidden: Bool = false
  ) throws -> (WorkerContext, GradingBudget) {
    let launch = try HostileWorker.launch(in: box)
    var entry = Rubric.Entry(id: "a1.x", points: 1)
    (entry.threshold, entry.tolerance, entry.timeLimit) = (1000, 1e-7, timeLimit)
    entry.isHidden = isHidden
    let exercise = Exercise("deaf loop") { _ in Payload() }
    let context = WorkerContext(
      sessions: WorkerSessions(student: launch, reference: launch),
      reference: [exercise.name: exercise], entry: entry,
      data: LazyTrainingData { .madeUp }, seed: 1)
    let budget = GradingBudget(seconds: seconds)
    context.budget = budget
    return (context, budget)
  }

  @Test(arguments: BoxForms.all)
  func `a call that the budget cuts did not time out, and its time is the student's`(box: Box)
    throws
  {
    let (context, budget) = try context(budget: 2, in: box, timeLimit: 60)
    #expect(throws: TimeIsUp.self) {
      try context.outcome(of: "deaf loop", Payload(), form: AnswerForm())
    }
    #expect(budget.isOver)
    #expect(budget.ownSeconds > 0)
    #expect(budget.longest(1).first?.name == "deaf loop")
    // Nothing begins any more.
    #expect(throws: TimeIsUp.self) {
      try context.outcome(of: "honest", Payload(), form: AnswerForm())
    }
  }

  @Test func `a call that exceeds its own limit first has timed out`() throws {
    let (context, budget) = try context(
      budget: 600, in: try Box.strongest(), timeLimit: 0.5, isHidden: true)
    let outcome = try context.outcome(of: "deaf loop", Payload(), form: AnswerForm())
    guard case .timedOut(seconds: 0.5, _) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(budget.ownSeconds > 0)
    #expect(budget.longest(1).isEmpty)
  }

  @Test func `a stopped call waits for no processor, so its time is the student's`() throws {
    let (context, budget) = try context(
      budget: 600, in: try Box.strongest(), timeLimit: 0.5)
    _ = try context.outcome(of: "stop", Payload(), form: AnswerForm())
    #expect(budget.ownSeconds > 0.2)
  }

  @Test func `the rounds of a measurement end with the budget`() throws {
    let (context, _) = try context(budget: 2, in: try Box.strongest(), timeLimit: 60)
    let exercise = TimedExercise(name: "deaf loop", yardstick: .reference, operations: 1)
    #expect(throws: TimeIsUp.self) { try context.measure(exercise) { _ in Payload() } }
  }
}
