import GraderTestSupport
import Box
import Exchange
import Foundation
@testable import Judging
import Core
@testable import Grading
import Record
import Run
import Score
import Testing

/// What a speed check refuses, with real workers.
@Suite struct SpeedExaminationTests {
  private static let answer = Payload(tensors: ["y": .double(Tensor([1, 2, 3]))])

  private func measure(_ exercise: String, operations: Double, in box: Box) throws -> Finding {
    let launch = try HostileWorker.launch(in: box)
    var entry = Rubric.Entry(id: "speed", points: 1)
    (entry.threshold, entry.tolerance) = (1000, 1e-7)
    let context = WorkerContext(
      sessions: WorkerSessions(student: launch, reference: launch),
      reference: [exercise: Exercise(exercise) { _ in Self.answer }], entry: entry,
      data: LazyTrainingData { .madeUp }, seed: 1)
    do {
      return try context.measure(
        .init(name: exercise, yardstick: .reference, operations: operations)
      ) { _ in Payload() }
    } catch let end as EarlyEnd {
      return end.finding
    }
  }

  @Test(arguments: BoxForms.all) func `a right answer in a possible time passes`(box: Box) throws {
    let finding = try measure("honest", operations: 1, in: box)
    #expect(finding.outcome == .measured(share: 1), "\(finding.facts)")
    #expect(finding.timing != nil)
  }

  @Test(arguments: BoxForms.all)
  func `an answer sooner than the machine could compute it is refused`(box: Box) throws {
    let finding = try measure("honest", operations: 1e15, in: box)
    #expect(finding.outcome == .refused)
    guard case .speed(.tooSoon(_, _, operations: 1e15))? = finding.facts.first else {
      Issue.record("\(finding.facts)")
      return
    }
  }

  @Test(arguments: BoxForms.all) func `a thread that is left when time counts is refused`(box: Box)
    throws
  {
    let finding = try measure("idle thread", operations: 1, in: box)
    #expect(finding == Finding(.refused, .call(.threadsLeft(count: 1))))
  }

  @Test(arguments: BoxForms.all) func `a wrong answer in a round fails`(box: Box) throws {
    let finding = try measure("shape", operations: 1, in: box)
    #expect(finding.outcome == .measured(share: 0))
    #expect(
      finding.facts.first == .output(.wrongShape(tensor: "y", expected: [3], received: [3, 2])))
  }

  @Test(arguments: BoxForms.all)
  func `of answered calls the first one's output is kept, and of any other always`(box: Box) throws
  {
    let launch = try HostileWorker.launch(in: box)
    let sessions = WorkerSessions(student: launch, reference: launch)
    let context = WorkerContext(
      sessions: sessions, reference: [:], entry: Rubric.Entry(id: "speed", points: 1),
      data: LazyTrainingData { .madeUp }, seed: 1)
    let exercises = ["print, return", "print, return", "print, trap"]
    let rounds = try exercises.flatMap { exercise in
      try context.rounds([context.random]) { _, _ in
        RoundPlan(
          student: TimedCall(.student, exercise, Payload()),
          yardstick: TimedCall(.reference, "honest", Payload()), exact: Payload())
      }
    }
    for round in rounds {
      _ = try round.outcome(of: round.plan.student, form: AnswerForm(like: Self.answer))
    }
    let printed = sessions.endStudent()
    #expect(printed.components(separatedBy: "printed [2, 3]").count == 3, "\(printed)")
  }
}
