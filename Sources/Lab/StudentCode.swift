import Build
package import Core
import Exchange
import Foundation
import Host
import Judging
package import LabKit
import Record
import Reports
import Run

/// The student's code in a worker, as `check` runs it: a crash, an endless loop or an error ends a
/// step, and nothing else.
package final class StudentCode: LabCode {
  private let build: StudentBuild
  private let session: WorkerSession
  /// The longest time in seconds that a call may take without a sign of progress.
  private let patience: Double

  /// Prepares calls, without starting a worker.
  ///
  /// - Parameters:
  ///   - build: The built files.
  ///   - patience: The longest time in seconds that a call may take without a sign of progress.
  package init(_ build: StudentBuild, patience: Double) {
    self.build = build
    self.patience = patience
    var launch = WorkerSession.Launch(program: build.worker, box: StudentBuild.box)
    launch.allowedOtherwise = .all
    launch.isTrusted = true
    launch.threads = threadCount
    session = WorkerSession(launch)
  }

  /// Calls an exercise in the worker.
  package func call(
    _ name: String, _ input: Payload, notice: @escaping (_ iteration: Int, _ total: Int) -> Void
  ) throws -> (answer: Payload, seconds: Double) {
    session.notice = notice
    defer { session.notice = nil }
    let outcome = try session.call(
      name, input, form: .anything(upTo: Self.answerLimit), timeLimit: patience)
    switch outcome {
    case .answered(let answer): return (answer.payload, answer.seconds)
    case .incomplete(let payload): return (payload, 0)
    case .notImplemented(let task):
      if let file = build.unbuiltFile(with: task) { throw LabError.unbuilt(file: file) }
      try todo(task)
    case .threw, .tooLarge, .crashed, .timedOut, .refused, .withheld:
      throw failure(outcome, of: name, input)
    }
  }

  /// What happened, in the words of the grading reports.
  private func failure(_ outcome: CallOutcome, of name: String, _ input: Payload) -> CallFailure {
    let located = outcome.located {
      build.locator.place(of: session.addresses, in: session.program)
    }
    let end = EarlyEnd(located, of: name, input)
    let facts = end?.finding.facts ?? []
    return CallFailure(
      Explanation.text(facts, of: "step"),
      details: Explanation.details(facts).map { LabReport.Fact(name: $0.name, value: $0.value) })
  }

  /// Returns the functions that exercises call, as they stand in the student's files.
  package func listings(of exercises: [String]) -> [CodeListing] {
    build.sources.listings(of: exercises)
  }

  /// Ends the worker, so that the next step starts with a new one, and returns what it printed.
  package func takeOutput() -> String {
    session.takeOutput().text.trimmingCharacters(in: .newlines)
  }

  /// The maximum number of bytes of each tensor of an answer.
  private static let answerLimit = 1 << 32
}
