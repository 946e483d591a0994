import Box
import CourseKit
import Foundation
import Host
import Intake
import Judging
import Presentation
import Record
import Reports
import Score

extension Grading {
  /// Creates the report of a graded submission.
  func report(
    _ course: CourseAssignment, _ intake: Intake.Result,
    _ build: BuildRecord, _ checks: [CheckRecord], _ answers: Answers,
    _ clock: StageClock, archive: String?
  ) -> GradingReport {
    let byName = Dictionary(checks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let names = course.checks.map(\.id)
    let questions = course.rubric.questions.compactMap { question -> GradingReport.Question? in
      let own = question.checks.compactMap { byName[$0.id] }
      guard !own.isEmpty else { return nil }
      return GradingReport.Question(
        id: question.id, title: question.title,
        score: .init(score(of: question.checks, byName)),
        checks: own.map { check in
          .init(check, reproduce: command(for: check, besides: names, archive: archive))
        })
    }
    let others = [course.layout.answersPath, course.layout.weightsPath].compactMap(\.self)
    var notes = others.compactMap { path in
      intake.refused[path].map { "\(path) was refused: \($0.reason)." }
    }
    notes += intake.refusedHelpers.map { "\($0.path) was refused: \($0.reason)." }
    notes += answers.problems.map(\.description)
    #if !os(Linux)
      notes.append(
        "The grader can read object files only on Linux, so this run did not check whether the "
          + "code calls or defines anything that is forbidden in submissions.")
    #endif
    let all = course.rubric.questions.flatMap(\.checks)
    if let note = partNote(of: all.count, checks) { notes.insert(note, at: 0) }
    let needed = course.checks.filter { byName[$0.id] != nil }.flatMap { [$0.file] + $0.buildsOn }
    var report = report(
      .init(id: course.layout.id.rawValue, title: course.rubric.title), intake.submission, clock,
      questions: questions, build: .init(build, needed: Set(needed)), score: score(of: all, byName),
      notes: notes)
    report.tool.rubric = course.rubricHash
    report.tool.courseFiles = course.layout.hash(in: project)
    return report
  }

  /// Adds up the points of those checks of a rubric that were graded, and of the others.
  private func score(
    of entries: [Rubric.Entry], _ checks: [String: CheckRecord]
  ) -> ScoreTotal {
    let leftOut = entries.filter { checks[$0.id] == nil }
    return Scoring.sum(
      entries.compactMap { checks[$0.id] }, leftOut: leftOut.reduce(0) { $0 + $1.points })
  }

  /// Says how many of the checks were graded, and which were not; nil if all were.
  private func partNote(of all: Int, _ checks: [CheckRecord]) -> String? {
    let notRun = checks.count { $0.verdict == .notRun || $0.verdict == .notReached }
    let graded = checks.count - notRun
    guard graded < all else { return nil }
    let kinds = [options.trains ? nil : "trains a model", options.measures ? nil : "measures time"]
      .compactMap(\.self)
    var note = "\(graded) of \(all) checks \(graded == 1 ? "was" : "were") graded"
    if !kinds.isEmpty { note += ", none that \(kinds.joined(separator: " or "))" }
    if !options.optimises { note += " (--quick)" }
    if notRun > 0 {
      note +=
        "; \(Wording.count(Double(notRun), "check")) "
        + "\(notRun == 1 ? "was" : "were") not run, because the time ran out"
    }
    return note + "."
  }

  /// The command that repeats a check with the same inputs, or nil if there is no reason to.
  private func command(
    for check: CheckRecord, besides others: [String], archive: String?
  ) -> String? {
    guard check.kind != .written, check.verdict != .passed else { return nil }
    // The same archive does not compile the next time either.
    guard archive == nil || check.verdict != .didNotCompile else { return nil }
    guard let archive else {
      return GradingReport.Check.command(for: check.id, besides: others, seed: options.seed)
    }
    return options.command(
      for: check.id, archive: archive, besides: others,
      isUnsandboxed: box.kind == .unsandboxed)
  }

  /// Creates the report of an archive that could not be graded.
  func refused(_ refusal: IntakeRefusal, clock: StageClock) -> GradingReport {
    let assignment = options.assignment
    var report = report(
      .init(id: assignment?.id.rawValue ?? "", title: assignment?.title ?? "Submission"),
      refusal.submission, clock, questions: [], build: GradingReport.Build(files: []),
      score: ScoreTotal(isFinal: false), notes: [])
    report.refusal = .init(
      code: refusal.reason.code, message: refusal.reason.description,
      exitCode: refusal.reason.exitCode.rawValue)
    return report
  }

  private func report(
    _ assignment: GradingReport.Assignment, _ submission: SubmissionRecord,
    _ clock: StageClock, questions: [GradingReport.Question], build: GradingReport.Build,
    score: ScoreTotal, notes: [String]
  ) -> GradingReport {
    let checkout = Checkout(of: project.root)
    return GradingReport(
      tool: .init(
        name: "Backprop", version: toolVersion, compiler: toolchain.version,
        commit: checkout.commit, isChanged: checkout.isChanged),
      assignment: assignment, submission: .init(submission), refusal: nil,
      build: build, questions: questions, score: .init(score),
      stages: clock.stages.map(GradingReport.Stage.init),
      startedAt: clock.start.formatted(.iso8601), seed: options.seed, sandbox: box.name,
      notes: notes)
  }
}
