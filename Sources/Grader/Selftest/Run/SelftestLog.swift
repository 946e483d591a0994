import Foundation
import Host
import Synchronization

/// What came of the trials so far, also for when a signal cuts them short.
package final class SelftestLog: Sendable {
  private let planned: Int
  private let box: String
  private let compiler: String
  private let isWhole: Bool
  private let begin = ContinuousClock.now
  private let outcomes = Mutex<[Trial.Outcome]>([])

  /// Begins with nothing.
  ///
  /// - Parameters:
  ///   - planned: How many trials there will be.
  ///   - isWhole: Whether they are the whole corpus.
  package init(planned: Int, box: String, compiler: String, isWhole: Bool) {
    (self.planned, self.box, self.compiler, self.isWhole) = (planned, box, compiler, isWhole)
  }

  /// Adds an outcome, from any thread; what comes after a signal is the signal's doing and waits for
  /// the end of the process.
  ///
  /// - Returns: The number of training runs in the step.
  package func add(_ outcome: Trial.Outcome) -> Int {
    Interruption.shared.shielding {
      outcomes.withLock { outcomes in
        outcomes.append(outcome)
        return outcomes.count
      }
    }
  }

  /// The report on what there is, in the order of the families.
  ///
  /// - Parameters:
  ///   - breaches: What was found in the world.
  ///   - left: Temporary files that were left behind.
  package func report(breaches: [Breach], left: [String]) -> SelftestReport {
    SelftestReport(
      outcomes: outcomes.withLock { $0 }.sorted { $0.trial.order < $1.trial.order },
      breaches: breaches, left: left, box: box, compiler: compiler, isWhole: isWhole,
      planned: planned, seconds: begin.duration(to: .now) / .seconds(1))
  }
}

extension Trial {
  /// By family, then row, then name.
  fileprivate var order: String {
    let place = Family.allCases.firstIndex(of: attack.family) ?? 0
    let row = attack.rows.first.flatMap { Int($0.dropFirst()) } ?? 0
    return "\(place).\(100 + row).\(attack.name).\(isBoxed ? 1 : 0)"
  }
}
