import Foundation
import Logging
import Synchronization

/// Tries every attack of the corpus on this host, and looks what came of it.
package struct Selftest: Sendable {
  let grading: Grading
  let world: World
  private let jobs: Int
  private let event: @Sendable (Trial.Outcome) -> Void

  /// Makes a run on this host.
  ///
  /// - Parameters:
  ///   - jobs: How many submissions may be graded at once.
  ///   - event: Called when it is clear what came of a trial, from any thread.
  package init(
    _ grading: Grading, world: World, jobs: Int,
    event: @escaping @Sendable (Trial.Outcome) -> Void = { _ in }
  ) {
    self.grading = grading
    self.world = world
    self.jobs = jobs
    self.event = event
  }

  /// The trials of attacks: those that the rule of symbols is to stop are tried without it, too.
  package static func trials(of attacks: [Attack]) -> [Trial] {
    attacks.flatMap { attack -> [Trial] in
      guard case .program(let program) = attack.body, !program.boxed.isEmpty else {
        return [Trial(attack: attack)]
      }
      return [Trial(attack: attack), Trial(attack: attack, isBoxed: true)]
    }
  }

  /// Tries attacks.
  ///
  /// - Throws: What is wrong with the corpus or the host; what an attack does is an outcome.
  package func run(_ trials: [Trial]) throws -> [Trial.Outcome] {
    let archives = trials.filter(\.isArchive)
    let folder = try JobFolder()
    let honest = try HonestWork(grading, in: folder.path, calls: archives.count < trials.count)
    var outcomes = try parallel(archives) { [try tryArchive($0, honest: honest)] }
    let bundles = try TrialBundle.pack(trials, checks: checks())
    outcomes += try parallel(bundles.filter { !$0.isQuiet }) { try tryBundle($0, honest: honest) }
    for bundle in bundles where bundle.isQuiet {
      outcomes += try tryBundle(bundle, honest: honest).map(told)
    }
    return try outcomes.map { try $0.isHeld ? $0 : alone($0.trial, honest) }
  }

  /// Tries a failed trial again by itself, so that no other one is blamed on it.
  private func alone(_ trial: Trial, _ honest: HonestWork) throws -> Trial.Outcome {
    let outcome =
      try trial.isArchive
      ? tryArchive(trial, honest: honest)
      : tryBundle(TrialBundle(trials: [trial], isQuiet: true), honest: honest)[0]
    event(outcome)
    return outcome
  }

  /// Passes an outcome on; one that is not as it must be is not the last word.
  private func told(_ outcome: Trial.Outcome) -> Trial.Outcome {
    if outcome.isHeld {
      event(outcome)
    } else {
      logger.debug(
        "a trial is to be repeated by itself",
        metadata: [
          "attack": "\(outcome.trial.attack.name)", "problems": "\(outcome.problems)",
        ])
    }
    return outcome
  }

  private func parallel<Work: Sendable>(
    _ work: [Work], _ body: @escaping @Sendable (Work) throws -> [Trial.Outcome]
  ) throws -> [Trial.Outcome] {
    let next = Mutex(0)
    let results = Mutex<[Result<[Trial.Outcome], any Error>]>([])
    DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, work.count))) { _ in
      while let index = next.withLock({ next -> Int? in
        defer { next += 1 }
        return next < work.count ? next : nil
      }) {
        let result = Result { try body(work[index]).map(told) }
        results.withLock { $0.append(result) }
      }
    }
    return try results.withLock { try $0.flatMap { try $0.get() } }
  }

  private func checks() throws -> [String: CheckDefinition] {
    let course = try CourseAssignment.load(.assignment1, project: grading.project)
    return Dictionary(uniqueKeysWithValues: course.checks.map { ($0.id, $0) })
  }

  /// Makes an archive and takes it in.
  ///
  /// - Throws: When the archive cannot be made.
  package func tryArchive(_ trial: Trial) throws -> Trial.Outcome {
    try tryArchive(trial, honest: nil)
  }

  private func tryArchive(_ trial: Trial, honest: HonestWork?) throws -> Trial.Outcome {
    guard case .archive(let archive) = trial.attack.body else {
      throw CorpusError(trial.attack.name, "it is no archive")
    }
    let folder = try JobFolder()
    let path = folder.path + "/" + archive.fileName
    try archive.make(path)
    let begin = ContinuousClock.now
    let got = archive.outcome(at: path)
    let seconds = begin.duration(to: .now) / .seconds(1)
    let left = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var problems = world.violations() + (honest?.intakeProblems() ?? [])
    if left != [archive.fileName] { problems.append("files were unpacked: \(left)") }
    return trial.outcome(
      got, isExpected: archive.expected.contains { $0.rawValue == got }, seconds: seconds,
      problems: problems)
  }
}
