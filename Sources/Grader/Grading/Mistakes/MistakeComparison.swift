import Box
package import Build
import Core
package import CourseKit
import Exchange
import Foundation
import Host
import Judging
import Logging
import Record
import Run
import Synchronization

/// A comparison of what the student's code returned with what known mistakes return.
///
/// A program that contains the reference with all known mistakes answers the same calls. It is the
/// project's own code, and is built when a check has failed for the first time.
package final class MistakeComparison: Sendable {
  private let program: Mutex<Program>

  /// The longest time for one check.
  static let longest = Duration.milliseconds(300)

  /// The program, its state, and how to build it.
  private struct Program {
    enum State {
      case unknown
      case ready(AssignmentMistakes, KeptProgram, WorkerSession)
      case failed
    }
    var state = State.unknown
    let build: @Sendable () throws -> (AssignmentMistakes, KeptProgram, WorkerSession.Launch)

    /// Returns the mistakes and a session, or nil if the program cannot be built.
    mutating func open() -> (AssignmentMistakes, WorkerSession)? {
      if case .unknown = state {
        do {
          let (mistakes, kept, launch) = try build()
          let session = WorkerSession(launch)
          // The start does not take the time of a check. No exercise has this name.
          _ = try session.call("", Payload(), form: AnswerForm(), timeLimit: 30)
          state = .ready(mistakes, kept, session)
        } catch {
          // Without it, reports only say less.
          logger.warning("known mistakes cannot be compared", metadata: ["reason": "\(error)"])
          state = .failed
        }
      }
      guard case .ready(let mistakes, _, let session) = state else { return nil }
      return (mistakes, session)
    }
  }

  /// Creates a comparison, without building anything.
  ///
  /// - Parameters:
  ///   - layout: The assignment.
  ///   - builder: A builder for the assignment.
  package init(_ layout: AssignmentLayout, _ builder: SubmissionBuild) {
    let build = { @Sendable () throws in
      builder.tell("compiling the known mistakes, once")
      let mistakes = try AssignmentMistakes(layout, builder.project)
      let own = SwitchedReference.builder(like: builder, layout)
      let kept = try KeptProgram.of(
        "mistakes-\(layout.folder)", own, files: try mistakes.files())
      return (mistakes, kept, SwitchedReference.launch(kept, builder.box))
    }
    program = Mutex(Program(build: build))
  }

  /// Adds the mistakes that explain a failed check, if they are known.
  ///
  /// - Parameters:
  ///   - finding: What the check found.
  ///   - definition: The check.
  ///   - calls: The calls of the student's code that the check made.
  ///   - tolerance: The largest relative error that counts as equal.
  ///   - expected: Returns the reference's answer to a call.
  /// - Returns: The finding with the mistakes after the first fact.
  func explain(
    _ finding: Finding, of definition: CheckDefinition, calls: [RecordedCall], tolerance: Double,
    expected: (RecordedCall) throws -> Payload
  ) -> Finding {
    guard case .measured(let share) = finding.outcome, share < 1, !finding.facts.isEmpty else {
      return finding
    }
    let answers = WrongAnswers.all(
      among: calls, named: finding.wrongTensor, tolerance: tolerance, expected: expected)
    guard !answers.isEmpty else { return finding }
    let mistakes = program.withLock { program -> [KnownMistake] in
      guard let (mistakes, session) = program.open() else { return [] }
      let end = ContinuousClock.now + Self.longest
      session.deadline = end
      var fitting = mistakes.noticed(by: definition.id).filter { number in
        answers.contains { $0.areGiven(by: session, with: number, tolerance) }
      }
      // A mistake that also spoils what is right here is another one.
      if fitting.count > 1 {
        let same = fitting.filter { number in
          answers.contains { $0.areGiven(by: session, with: number, tolerance, inAll: true) }
        }
        if !same.isEmpty { fitting = same }
      }
      checkLogger.debug(
        "compared with known mistakes",
        metadata: [
          "check": "\(definition.id)", "calls": "\(answers.map(\.calls.count))",
          "fitting": "\(fitting)", "late": "\(ContinuousClock.now - end)",
        ])
      return ContinuousClock.now < end ? mistakes.known(fitting) : []
    }
    guard (1...2).contains(mistakes.map(\.sentence).uniqued().count) else { return finding }
    var finding = finding
    finding.facts.removeAll { $0.isLikeness }
    finding.facts.insert(.output(.knownMistake(mistakes: mistakes)), at: 1)
    return finding
  }
}

/// The calls of one exercise, some of which have wrong answers.
private struct WrongAnswers {
  var calls: [RecordedCall]
  /// The tensors that are wrong in any of them.
  var tensors: Set<String>

  /// Returns the wrong answers of each exercise.
  ///
  /// - Parameters:
  ///   - calls: All calls of a check.
  ///   - tensor: The tensor that the check found to be wrong, or nil if any may be.
  ///   - tolerance: The largest relative error that counts as right.
  ///   - expected: Returns the reference's answer to a call.
  /// - Returns: The exercises that have wrong answers.
  static func all(
    among calls: [RecordedCall], named tensor: String?, tolerance: Double,
    expected: (RecordedCall) throws -> Payload
  ) -> [WrongAnswers] {
    let ofExercises = Dictionary(grouping: calls) { $0.exercise }
    return ofExercises.sorted { $0.key < $1.key }.compactMap { _, calls in
      let wrong = calls.reduce(into: Set<String>()) { wrong, call in
        guard let right = try? expected(call) else { return }
        wrong.formUnion(call.wrongTensors(besides: right, tolerance: tolerance))
      }
      let tensors = tensor.map { wrong.intersection([$0]) } ?? wrong
      let isTelling = calls.contains { call in tensors.contains(where: call.isTelling) }
      return isTelling ? WrongAnswers(calls: calls, tensors: tensors) : nil
    }
  }

  /// Whether the reference with a mistake gives the same tensors in every call.
  ///
  /// - Parameters:
  ///   - session: The program with all mistakes.
  ///   - number: The number of the mistake.
  ///   - tolerance: The largest relative error that counts as equal.
  ///   - all: Whether to compare the right tensors too.
  /// - Returns: Whether all of the tensors are the same.
  func areGiven(
    by session: WorkerSession, with number: Int, _ tolerance: Double, inAll all: Bool = false
  ) -> Bool {
    calls.allSatisfy { call in
      let input = SwitchedReference.input(call.input, with: number)
      let form = AnswerForm(like: call.answer)
      let limit = MistakeComparison.longest / .seconds(1)
      let outcome = try? session.call(call.exercise, input, form: form, timeLimit: limit)
      guard case .answered(let other)? = outcome else { return false }
      let compared = all ? Set(call.answer.tensors.keys) : tensors
      return compared.allSatisfy { call.has($0, of: other.payload, tolerance: tolerance) }
    }
  }
}

extension Fact {
  /// Whether the fact compares with a wrong formula.
  fileprivate var isLikeness: Bool {
    if case .output(.looksLike) = self { true } else { false }
  }
}
