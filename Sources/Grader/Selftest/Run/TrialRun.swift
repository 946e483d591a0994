import Foundation
import Host
import Logging

/// A run of bundles of trials, some in parallel, which repeats trials that did not end as expected.
///
/// If the load on the machine caused a wrong verdict, a second attempt corrects it. Attacks that
/// achieved their aim are not tried again, and changes to the host are always reported, because
/// another attack may have caused them.
package struct TrialRun: Sendable {
  private let world: World
  private let jobs: Int
  private let event: @Sendable (Trial.Outcome) -> Void
  private let attempt: @Sendable (TrialBundle) throws -> [Trial.Outcome]

  /// Creates a run.
  ///
  /// - Parameters:
  ///   - world: The state of the host, which is checked after each bundle.
  ///   - jobs: How many bundles may be tried at once.
  ///   - event: A closure that is called with each trial's outcome, on any thread.
  ///   - attempt: A closure that tries a bundle.
  package init(
    world: World, jobs: Int, event: @escaping @Sendable (Trial.Outcome) -> Void = { _ in },
    attempt: @escaping @Sendable (TrialBundle) throws -> [Trial.Outcome]
  ) {
    (self.world, self.jobs, self.event, self.attempt) = (world, jobs, event, attempt)
  }

  /// Tries the bundles; bundles that must run alone on the machine come last.
  ///
  /// - Throws: Errors thrown by an attempt.
  package func outcomes(of bundles: [TrialBundle]) throws -> [Trial.Outcome] {
    var outcomes = try parallel(bundles.filter { !$0.isQuiet })
    for bundle in bundles where bundle.isQuiet { outcomes += try watched(bundle).map(told) }
    return try outcomes.map { try isFinal($0) ? $0 : again($0) }
  }

  /// Returns whether the trial should not be repeated.
  private func isFinal(_ outcome: Trial.Outcome) -> Bool { outcome.isHeld || outcome.gotThrough }

  private func watched(_ bundle: TrialBundle) throws -> [Trial.Outcome] {
    let (outcomes, violations) = try world.watch(bundle.trials.map(\.attack.name)) {
      try attempt(bundle)
    }
    return outcomes.map { outcome in
      var outcome = outcome
      outcome.problems += violations
      return outcome
    }
  }

  /// Tries a failed trial again by itself, so that no other trial can be the cause.
  private func again(_ first: Trial.Outcome) throws -> Trial.Outcome {
    var second = try watched(TrialBundle(trials: [first.trial], isQuiet: true))[0]
    second.firstProblems = first.problems
    event(second)
    return second
  }

  /// Reports an outcome if it is final, and returns it.
  private func told(_ outcome: Trial.Outcome) -> Trial.Outcome {
    if isFinal(outcome) {
      event(outcome)
    } else {
      logger.debug(
        "a trial will be repeated with no other trial running",
        metadata: [
          "attack": "\(outcome.trial.attack.name)", "problems": "\(outcome.problems)",
        ])
    }
    return outcome
  }

  private func parallel(_ bundles: [TrialBundle]) throws -> [Trial.Outcome] {
    let results = Concurrently.map(bundles, jobs: jobs) { bundle in
      Result { try watched(bundle).map(told) }
    }
    return try results.flatMap { try $0.get() }
  }
}
