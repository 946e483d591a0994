import Box
import CourseKit
import Foundation
import Host
import Intake
import Record
import Reports
import Score

extension SubmittedText.Fault {
  /// The fault as a message of the build.
  var diagnostic: BuildRecord.Diagnostic {
    .init(severity: "error", line: line, column: column, message: reason, source: "")
  }
}

extension Grading {
  /// Creates the report of a graded submission.
  func report(
    _ course: CourseAssignment, _ intake: Intake.Result,
    _ build: BuildRecord, _ checks: [CheckRecord], _ answers: Answers,
    _ clock: StageClock
  ) -> GradingReport {
    let byName = Dictionary(checks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let questions = course.rubric.questions.compactMap { question -> GradingReport.Question? in
      let own = question.checks.compactMap { byName[$0.id] }
      guard !own.isEmpty else { return nil }
      return GradingReport.Question(
        id: question.id, title: question.title, score: .init(Scoring.sum(own)),
        checks: own.map(GradingReport.Check.init))
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
    if !options.only.isEmpty {
      let names = options.only.joined(separator: ", ")
      notes.insert("Only part of the assignment was graded: \(names).", at: 0)
    }
    let leftOut = [options.trains ? nil : "train models", options.measures ? nil : "measure time"]
      .compactMap(\.self)
    if !leftOut.isEmpty {
      notes.append("Checks that \(leftOut.joined(separator: " or ")) did not run.")
    }
    let asked = course.rubric.questions.flatMap(\.checks).compactMap { byName[$0.id] }
    var report = report(
      .init(id: course.layout.id.rawValue, title: course.rubric.title), intake.submission, clock,
      questions: questions, build: build, score: Scoring.sum(asked), notes: notes)
    report.tool.rubric = course.rubricHash
    report.tool.courseFiles = course.layout.hash(in: project)
    return report
  }

  /// Creates the report of an archive that could not be graded.
  func refused(_ refusal: IntakeRefusal, clock: StageClock) -> GradingReport {
    let assignment = options.assignment
    var report = report(
      .init(id: assignment?.id.rawValue ?? "", title: assignment?.title ?? "Unknown assignment"),
      refusal.submission, clock, questions: [], build: .init(files: []),
      score: ScoreTotal(isFinal: false), notes: [])
    report.refusal = .init(
      code: refusal.reason.code, message: refusal.reason.description,
      exitCode: refusal.reason.exitCode.rawValue)
    return report
  }

  private func report(
    _ assignment: GradingReport.Assignment, _ submission: SubmissionRecord,
    _ clock: StageClock, questions: [GradingReport.Question], build: BuildRecord,
    score: ScoreTotal, notes: [String]
  ) -> GradingReport {
    let checkout = Checkout(of: project.root)
    return GradingReport(
      tool: .init(
        name: "Backprop", version: toolVersion, compiler: toolchain.version,
        commit: checkout.commit, isChanged: checkout.isChanged),
      assignment: assignment, submission: .init(submission), refusal: nil,
      build: .init(build), questions: questions, score: .init(score),
      stages: clock.stages.map(GradingReport.Stage.init),
      startedAt: clock.start.formatted(.iso8601), seed: options.seed, sandbox: box.name,
      notes: notes)
  }
}
