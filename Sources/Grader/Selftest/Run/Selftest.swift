import Judging
import CourseKit
import Foundation
package import Grading
import Host

/// A test that tries the attacks of the corpus on this host and determines their outcomes.
package struct Selftest: Sendable {
  let grading: Grading
  let world: World
  private let jobs: Int
  private let event: @Sendable (Trial.Outcome) -> Void

  /// Creates a selftest of this host.
  ///
  /// - Parameters:
  ///   - grading: The grading to use.
  ///   - world: The state of the host that the attacks must leave unchanged.
  ///   - jobs: How many submissions may be graded at once.
  ///   - event: A closure that is called with each trial's outcome, on any thread.
  package init(
    _ grading: Grading, world: World, jobs: Int,
    event: @escaping @Sendable (Trial.Outcome) -> Void = { _ in }
  ) {
    self.grading = grading
    self.world = world
    self.jobs = jobs
    self.event = event
  }

  /// Returns the trials of attacks; attacks that the symbol rules should stop are also tried
  /// without these rules.
  package static func trials(of attacks: [Attack]) -> [Trial] {
    attacks.flatMap { attack -> [Trial] in
      guard case .program(let program) = attack.body, !program.boxed.isEmpty else {
        return [Trial(attack: attack)]
      }
      return [Trial(attack: attack), Trial(attack: attack, isBoxed: true)]
    }
  }

  /// Runs trials and returns their outcomes.
  ///
  /// - Throws: An error if something is wrong with the corpus or the host; anything that an attack
  ///   does is an outcome, not an error.
  package func run(_ trials: [Trial]) throws -> [Trial.Outcome] {
    let archives = trials.filter(\.isArchive)
    let folder = try JobFolder()
    let honest = try HonestWork(grading, in: folder.path, calls: archives.count < trials.count)
    let run = TrialRun(world: world, jobs: jobs, event: event) { bundle in
      guard let first = bundle.trials.first, first.isArchive else {
        return try tryBundle(bundle, honest: honest)
      }
      return [try tryArchive(first, honest: honest)]
    }
    // A submission belongs to one assignment, so bundles are made per assignment.
    let programs = try AssignmentLayout.all(in: grading.project.assignments).flatMap { layout in
      try TrialBundle.pack(
        trials.filter { $0.assignment == layout.id }, checks: checks(of: layout))
    }
    return try run.outcomes(of: archives.map { TrialBundle(trials: [$0], isQuiet: false) })
      + run.outcomes(of: programs)
  }

  private func checks(of layout: AssignmentLayout) throws -> [String: CheckDefinition] {
    let course = try CourseAssignment.load(layout, project: grading.project)
    return Dictionary(uniqueKeysWithValues: course.checks.map { ($0.id, $0) })
  }

  /// Creates the archive of an attack and reads it.
  ///
  /// - Throws: An error if the archive cannot be made.
  package func tryArchive(_ trial: Trial) throws -> Trial.Outcome {
    try tryArchive(trial, honest: nil)
  }

  private func tryArchive(_ trial: Trial, honest: HonestWork?) throws -> Trial.Outcome {
    guard case .archive(let archive) = trial.attack.body else {
      throw CorpusError(trial.attack.name, "it is not an archive")
    }
    let folder = try JobFolder()
    let path = folder.path + "/" + archive.fileName
    try archive.make(path)
    let begin = ContinuousClock.now
    let got = archive.outcome(
      at: path, among: try AssignmentLayout.all(in: grading.project.assignments))
    let seconds = begin.duration(to: .now) / .seconds(1)
    let left = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var problems = honest?.intakeProblems() ?? []
    if left != [archive.fileName] { problems.append("files were unpacked: \(left)") }
    return trial.outcome(
      got, isExpected: archive.expected.contains { $0.rawValue == got }, seconds: seconds,
      problems: problems)
  }
}
