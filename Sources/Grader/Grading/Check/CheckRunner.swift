package import Build
package import Core
import Foundation
package import Host
package import Judging
package import Record
package import Run
package import Score

/// Runs an assignment's checks on one build of a submission.
package struct CheckRunner: Sendable {
  package var definitions: [CheckDefinition]
  package let rubric: Rubric
  package let reference: [String: Exercise]
  /// The data for training, which is loaded when it is first needed.
  ///
  /// The data is loaded at most once, and only if a check trains a model.
  package let data: LazyTrainingData
  /// Describes how to start the student's worker.
  package var student: WorkerSession.Launch
  /// Describes how to start the reference's worker, whose times are compared with the student's.
  package private(set) var yardstick: WorkerSession.Launch
  package let seed: Seed
  /// How many checks may run at once, except those that measure time.
  package let jobs: Int
  /// The student's files that have unfinished parts or were replaced by their stubs.
  package var unfinished: Set<String>
  /// The share of its time limit that a call may take, unless it trains.
  package var patience = 1.0
  /// Receives the name of each check that begins, on any thread.
  package var began: @Sendable (_ check: String) -> Void = { _ in }
  /// For paths of missing files, the files that may be it under another name.
  package var renamed: [String: [String]] = [:]
  /// The submitted weights, or nil if there are none.
  package var weights: Payload?
  /// Finds the positions of crashes, or nil.
  package var locator: CodeLocator?
  /// The time of the whole grading, or nil if it is not limited.
  package var budget: GradingBudget?
  /// Where to save the inputs of calls that give no answer, or nil.
  package var savedInputs: SavedInputs?
  /// Compares wrong answers with those of known mistakes, or nil.
  package var mistakes: MistakeComparison?

  /// Creates a runner.
  package init(
    definitions: [CheckDefinition], rubric: Rubric, reference: [String: Exercise],
    data: LazyTrainingData, student: WorkerSession.Launch, yardstick: WorkerSession.Launch,
    seed: Seed, jobs: Int, unfinished: Set<String>
  ) {
    self.definitions = definitions
    self.rubric = rubric
    self.reference = reference
    self.data = data
    (self.student, self.yardstick) = (student, yardstick)
    let allowed = reference.mapValues(\.allowed)
    (self.student.allowed, self.yardstick.allowed) = (allowed, allowed)
    self.seed = seed
    self.jobs = jobs
    self.unfinished = unfinished
  }

  /// Runs the checks: first those that compare outputs, then those that measure time, then those
  /// that train models.
  ///
  /// Checks that measure time run one after another while nothing else runs.
  ///
  /// - Parameters:
  ///   - build: The build of the submission.
  ///   - clock: A clock that records how long each of the three stages took.
  ///   - finished: A closure that is called after each check, on any thread.
  /// - Returns: The record of each check, in the order of the definitions, whichever ended first:
  ///   the points of a shared mistake depend on the order.
  package func run(
    build: BuildRecord, clock: StageClock,
    finished: @escaping @Sendable (CheckRecord) -> Void
  ) -> [CheckRecord] {
    let comparing = definitions.filter { $0.isQuick }
    let measuring = definitions.filter { $0.kind == .speed }
    let training = definitions.filter(\.trains)
    let compared = run(comparing, at: jobs, build, finished)
    clock.lap("check")
    let measured = run(measuring, at: 1, build, finished)
    clock.lap("speed")
    let trained = run(training, at: jobs, build, finished)
    if !training.isEmpty { clock.lap("training") }
    let records = Dictionary(
      (compared + measured + trained).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    // Who used the time is known now.
    return definitions.compactMap { definition in
      guard let check = records[definition.id],
        case .outOfTime(_, let isCut) = check.finding.outcome, let budget
      else { return records[definition.id] }
      return definition.notReached(
        in: budget, rubric, isCut: isCut, seconds: check.seconds, output: check.output)
    }
  }

  private func run(
    _ definitions: [CheckDefinition], at once: Int, _ build: BuildRecord,
    _ finished: @escaping @Sendable (CheckRecord) -> Void
  ) -> [CheckRecord] {
    Concurrently.map(definitions, jobs: once) {
      WorkerSessions(student: student, reference: yardstick)
    } _: { definition, sessions in
      began(definition.id)
      let check = run(definition, build, sessions)
      finished(check)
      return check
    }
  }

  private func run(
    _ definition: CheckDefinition, _ build: BuildRecord,
    _ sessions: WorkerSessions
  ) -> CheckRecord {
    let entry = rubric.entryOrDefault(definition.id)
    let begin = ContinuousClock.now
    sessions.student.limit(to: entry.limits ?? rubric.runLimits)
    let finding = examine(definition, entry, build, sessions)
    return definition.judged(
      finding, entry: entry, seconds: begin.duration(to: .now) / .seconds(1),
      output: sessions.endStudent())
  }

  private func examine(
    _ definition: CheckDefinition, _ entry: Rubric.Entry, _ build: BuildRecord,
    _ sessions: WorkerSessions
  ) -> Finding {
    if let finding = definition.fault(in: build, renamed) { return finding }
    if budget?.isOver == true { return Finding(.outOfTime(isOwn: false)) }
    if let finding = rehearse(definition, entry, sessions) { return finding }
    var entry = entry
    if !definition.trains, patience < 1 {
      entry.timeLimit = (entry.timeLimit ?? JudgingDefaults.timeLimit) * patience
    }
    let context = WorkerContext(
      sessions: sessions, reference: reference,
      entry: entry, data: data, weights: weights, seed: seed)
    context.budget = budget
    if let locator {
      context.locate = { locator.place(of: $0, in: $1) }
    }
    context.savedInputs = savedInputs
    let finding = definition.examine(context)
    guard definition.isQuick, let mistakes else { return finding }
    return context.explained(finding, of: definition, by: mistakes)
  }
}

extension CheckDefinition {
  /// What a build says about the file that the check grades, or nil if the check has to run.
  func fault(in build: BuildRecord, _ renamed: [String: [String]]) -> Finding? {
    fault(of: file, in: build, renamed)
  }

  /// What a build says about a file that the check needs, or nil if the file was compiled.
  ///
  /// - Parameters:
  ///   - file: The path of the file.
  ///   - build: The record of the build.
  ///   - renamed: For paths of missing files, the files that may be it under another name.
  /// - Returns: The finding.
  func fault(
    of file: String, in build: BuildRecord, _ renamed: [String: [String]]
  ) -> Finding? {
    let record = build.files.first { $0.path == file }
    return switch record?.status {
    case .compiled, .leftOut, nil: nil
    case .replacedByStub: Finding(.didNotCompile, .grading(.didNotCompile(file: file)))
    case .refused: Finding(.refused, .grading(.breaksRules(file: file)))
    case .unreadable:
      Finding(
        .refused,
        .grading(.unreadable(file: file, reason: record?.diagnostics.first?.message ?? "")))
    case .missing:
      Finding(.notImplemented, .grading(.notSubmitted(file: file, renamed: renamed[file])))
    }
  }

  /// Carries out the check.
  func examine(_ context: any CheckContext) -> Finding {
    do {
      return try body(context)
    } catch let end as EarlyEnd {
      return end.finding
    } catch is TimeIsUp {
      return Finding(.outOfTime(isOwn: false, isCut: true))
    } catch let error as PayloadError {
      return .fail(
        .output(.unfit(tensor: error.name, expected: error.expected, received: error.found)))
    } catch {
      return Finding(.graderFault, .grading(.graderFault(reason: "\(error)")))
    }
  }

  /// Returns the record of the check if the time of the grading ended before the check did.
  func notReached(
    in budget: GradingBudget, _ rubric: Rubric, isCut: Bool = false, seconds: Double = 0,
    output: String = ""
  ) -> CheckRecord {
    let entry = rubric.entryOrDefault(id)
    let finding = Finding(
      .outOfTime(isOwn: budget.isOwn, isCut: isCut), .grading(budget.fact(isCut: isCut)))
    return judged(finding, entry: entry, seconds: seconds, output: output)
  }

  /// Returns the record of the check, with its verdict and points.
  func judged(
    _ finding: Finding, entry: Rubric.Entry, seconds: Double, output: String
  ) -> CheckRecord {
    let (verdict, earned) = Scoring.judge(finding.outcome, points: entry.points)
    return CheckRecord(
      id: id, title: title, kind: kind, isHidden: entry.isHidden, verdict: verdict,
      earned: earned, points: entry.points, finding: finding,
      seconds: seconds, output: output)
  }
}

extension GradingBudget {
  /// The fact that a check was not run, or only begun.
  func fact(isCut: Bool) -> GradingFact {
    let isCut = isCut ? true : nil
    guard isOwn else { return .timeWasOver(budget: seconds, isCut: isCut) }
    let calls = longest(3).map { GradingFact.CallTime(name: $0.name, seconds: $0.seconds) }
    return .usedTime(budget: seconds, own: ownSeconds, calls: calls, isCut: isCut)
  }
}
