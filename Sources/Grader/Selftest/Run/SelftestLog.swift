import Foundation
import Host
import Synchronization

/// A log of the outcomes so far, from which a report can be made even if a signal interrupts the
/// trials.
package final class SelftestLog: Sendable {
  private let planned: Int
  private let box: String
  private let compiler: String
  private let isWhole: Bool
  private let begin = ContinuousClock.now
  private let outcomes = Mutex<[Trial.Outcome]>([])

  /// Creates an empty log.
  ///
  /// - Parameters:
  ///   - planned: The number of planned trials.
  ///   - box: The name of the sandbox.
  ///   - compiler: The version of the compiler.
  ///   - isWhole: Whether the trials cover the whole corpus.
  package init(planned: Int, box: String, compiler: String, isWhole: Bool) {
    (self.planned, self.box, self.compiler, self.isWhole) = (planned, box, compiler, isWhole)
  }

  /// Adds an outcome, on any thread.
  ///
  /// After the grader has received a signal, an outcome would show only the effect of the signal,
  /// so this call then waits for the process to end.
  ///
  /// - Returns: The number of outcomes so far.
  package func add(_ outcome: Trial.Outcome) -> Int {
    Interruption.shared.shielding {
      outcomes.withLock { outcomes in
        outcomes.append(outcome)
        return outcomes.count
      }
    }
  }

  /// Returns a report on the outcomes so far, in the order of families.
  ///
  /// - Parameters:
  ///   - breaches: The changes to the host that were found.
  ///   - left: The temporary files that were left behind.
  /// - Returns: The report.
  package func report(breaches: [Breach], left: [String]) -> SelftestReport {
    SelftestReport(
      outcomes: outcomes.withLock { $0 }.sorted { $0.trial.order < $1.trial.order },
      breaches: breaches, left: left, box: box, compiler: compiler, isWhole: isWhole,
      planned: planned, seconds: begin.duration(to: .now) / .seconds(1))
  }
}

extension Trial {
  /// A key to sort by family, then row, then name.
  fileprivate var order: String {
    let place = Family.allCases.firstIndex(of: attack.family) ?? 0
    let row = attack.rows.first.flatMap { Int($0.dropFirst()) } ?? 0
    return "\(place).\(100 + row).\(attack.name).\(isBoxed ? 1 : 0)"
  }
}
