import GraderTestSupport
import Foundation
import Host
import Presentation
import Record
import Selftest
import Synchronization
import Testing

/// No breach is lost or forgiven, whoever finds it and whatever a second try shows.
@Suite struct TrialRunTests {
  private func trial(_ name: String, expected: Verdict = .failed) -> Trial {
    let program = ProgramAttack(files: [:], check: "a1.knn.folds", expected: [expected])
    return Trial(
      attack: Attack(
        name: name, rows: ["R1"], attack: "", documented: "", body: .program(program)))
  }

  private func bundle(_ trials: Trial...) -> TrialBundle {
    TrialBundle(trials: trials, isQuiet: false)
  }

  private func held(_ bundle: TrialBundle) -> [Trial.Outcome] {
    [bundle.trials[0].outcome("failed", isExpected: true, seconds: 0, problems: [])]
  }

  private func report(_ outcomes: [Trial.Outcome], _ world: World) -> SelftestReport {
    SelftestReport(
      outcomes: outcomes, breaches: world.breaches, left: [], box: "", compiler: "",
      isWhole: true, planned: outcomes.count, seconds: 1)
  }

  private func text(_ report: SelftestReport) -> String {
    report.text(style: .plain, isVerbose: false).unwrapped
  }

  @Test func `a breach that another one is blamed for, and no second try shows, is reported`()
    throws
  {
    let folder = try TemporaryFolder()
    let world = try World(ProjectLayout.find(), in: folder.url.path, watchesSelf: false)
    let (isWritten, isSeen) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let tries = Mutex(0)
    let culprit = TrialRun(world: world, jobs: 1) { bundle in
      try Data("mine".utf8).write(to: URL(filePath: world.canary + "/secret.txt"))
      isWritten.signal()
      // It ends only after the bystander has looked at the world.
      isSeen.wait()
      return held(bundle)
    }
    let bystander = TrialRun(world: world, jobs: 1) { bundle in
      let isFirst = tries.withLock { tries in
        defer { tries += 1 }
        return tries == 0
      }
      if isFirst { isWritten.wait() }
      return held(bundle)
    }
    let done = Mutex<[Trial.Outcome]>([])
    let isDone = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      let outcomes = try? culprit.outcomes(of: [bundle(trial("culprit"))])
      done.withLock { $0 = outcomes ?? [] }
      isDone.signal()
    }
    let others = try bystander.outcomes(of: [bundle(trial("bystander"))])
    isSeen.signal()
    isDone.wait()
    let outcomes = others + done.withLock { $0 }
    #expect(tries.withLock { $0 } == 2)
    #expect(outcomes.count == 2 && outcomes.allSatisfy(\.isHeld))
    let breach = try #require(world.breaches.first)
    #expect(world.breaches.count == 1)
    #expect(breach.what.contains("the canary was changed"))
    #expect(breach.during == ["bystander", "culprit"])
    let report = report(outcomes, world)
    #expect(!report.isPassed && !report.isSafe)
    #expect(text(report).contains("while these attacks ran: bystander, culprit."))
    #expect(text(report).contains("NOT safe to grade here"))
    #expect(try report.json().contains("\"safe\" : false"))
  }

  /// Runs one trial whose tries end in turn as said, and returns what came of it.
  private func outcome(_ verdicts: String...) throws -> (Trial.Outcome, SelftestReport, Int) {
    let folder = try TemporaryFolder()
    let world = try World(ProjectLayout.find(), in: folder.url.path, watchesSelf: false)
    let tries = Mutex(0)
    let run = TrialRun(world: world, jobs: 1) { bundle in
      let verdict = tries.withLock { tries in
        defer { tries += 1 }
        return verdicts[min(tries, verdicts.count - 1)]
      }
      return [
        bundle.trials[0].outcome(
          verdict, isExpected: verdict == "failed", seconds: 0, problems: [])
      ]
    }
    let outcomes = try run.outcomes(of: [bundle(trial("attack"))])
    return (try #require(outcomes.first), report(outcomes, world), tries.withLock { $0 })
  }

  @Test func `what reached its end once is not forgiven`() throws {
    let (outcome, report, tries) = try outcome("passed", "failed")
    #expect(outcome.problems == ["expected failed, got passed"])
    #expect(tries == 1)
    #expect(!report.isSafe)
    #expect(text(report).contains("NOT safe to grade here: attack."))
  }

  @Test func `what held only at the second try is said`() throws {
    let (outcome, report, tries) = try outcome("timedOut", "failed")
    #expect(outcome.isHeld && report.isSafe)
    #expect(outcome.firstProblems == ["expected failed, got timedOut"])
    #expect(tries == 2)
    #expect(text(report).contains("Blocked on the second try: attack."))
    #expect(text(report).contains("on the first: expected failed, got timedOut"))
    #expect(try report.json().contains("\"firstProblems\""))
  }

  @Test func `what holds at neither try is not safe`() throws {
    let (outcome, report, _) = try outcome("timedOut", "crashed")
    #expect(outcome.problems == ["expected failed, got crashed"])
    #expect(!report.isSafe)
  }

  @Test func `only the whole corpus says that a host is safe`() throws {
    let outcome = trial("attack").outcome("failed", isExpected: true, seconds: 0, problems: [])
    let part = SelftestReport(
      outcomes: [outcome], breaches: [], left: [], box: "", compiler: "", isWhole: false,
      planned: 1, seconds: 1)
    #expect(part.isPassed && !part.isSafe)
    let json = try JSONSerialization.jsonObject(with: Data(part.json().utf8)) as? [String: Any]
    #expect(json?["safe"] as? Bool == false)
    #expect(json?["clean"] as? Bool == true)
    #expect(json?["whole"] as? Bool == false)
    let short = SelftestReport(
      outcomes: [outcome], breaches: [], left: [], box: "", compiler: "", isWhole: true,
      planned: 2, seconds: 1)
    #expect(!short.isPassed && !short.isSafe)
  }
}
