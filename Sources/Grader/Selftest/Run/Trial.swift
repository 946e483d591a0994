/// An attack as it is tried, and what came of it.
package struct Trial: Sendable {
  package let attack: Attack
  /// Whether the rule of symbols is off, so that the box alone has to hold.
  package let isBoxed: Bool

  /// Makes a trial of an attack.
  package init(attack: Attack, isBoxed: Bool = false) {
    self.attack = attack
    self.isBoxed = isBoxed
  }

  /// What must come of it, in words.
  package var expected: String {
    guard case .program(let program) = attack.body, isBoxed else { return attack.expectation }
    return program.boxed.map(\.rawValue).joined(separator: " or ")
  }

  /// What came of a trial.
  package struct Outcome: Sendable {
    package let trial: Trial
    /// The verdict, or what happened in its place.
    package let got: String
    package let seconds: Double
    /// What was not as it must be, one sentence each; empty when the attack was held.
    package let problems: [String]

    /// Whether everything is as it must be.
    package var isHeld: Bool { problems.isEmpty }
  }

  /// The outcome, with a problem where the verdict is another than expected.
  func outcome(
    _ got: String, isExpected: Bool, seconds: Double, problems: [String]
  ) -> Outcome {
    let wrong = isExpected ? [] : ["expected \(expected), got \(got)"]
    return Outcome(trial: self, got: got, seconds: seconds, problems: wrong + problems)
  }
}

/// Trials that share one submission, because they attack in different files.
struct TrialBundle: Sendable {
  var trials: [Trial]
  /// Whether nothing else may run meanwhile.
  var isQuiet: Bool

  /// Puts trials together, as few submissions as can be.
  ///
  /// - Parameters:
  ///   - isQuiet: Whether a trial needs the machine for itself.
  static func pack(_ trials: [Trial], isQuiet: (ProgramAttack) -> Bool) -> [TrialBundle] {
    var bundles: [TrialBundle] = []
    for trial in trials {
      guard case .program(let program) = trial.attack.body else { continue }
      let quiet = isQuiet(program)
      let place = bundles.firstIndex { bundle in
        !program.isAlone && bundle.isQuiet == quiet && bundle.trials[0].isBoxed == trial.isBoxed
          && bundle.trials.allSatisfy { other in
            guard case .program(let other) = other.attack.body else { return false }
            return !other.isAlone
              && Set(other.files.keys).isDisjoint(with: program.files.keys)
          }
      }
      if let place {
        bundles[place].trials.append(trial)
      } else {
        bundles.append(TrialBundle(trials: [trial], isQuiet: quiet))
      }
    }
    return bundles
  }
}
