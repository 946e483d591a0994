import Synchronization

/// The time that a whole grading may take, and how much of it the student's code used.
///
/// It begins with the first build and ends after the last check. If it is over, checks that are
/// left do not run. They earn nothing if the student's own code used at least half of it, and cost
/// nothing otherwise. Time in which a call only waited for a processor does not count as the
/// student's, so a busy machine costs no points.
package final class GradingBudget: Sendable {
  /// The budget, in seconds of wall time.
  package let seconds: Double
  /// When the budget is over.
  package let deadline: ContinuousClock.Instant
  private let now: @Sendable () -> ContinuousClock.Instant
  private let own = Mutex((busy: [Range<ContinuousClock.Instant>](), byName: [String: Double]()))

  /// The share of the budget that makes its end the student's doing.
  package static let ownShare = 0.5

  /// Starts a budget.
  ///
  /// - Parameters:
  ///   - seconds: The budget, in seconds of wall time.
  ///   - now: The clock.
  package init(
    seconds: Double, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    (self.seconds, self.now) = (seconds, now)
    deadline = now() + .seconds(seconds)
  }

  /// The seconds that are left, or 0.
  package var left: Double { max(0, now().duration(to: deadline) / .seconds(1)) }

  /// Whether the budget is over.
  package var isOver: Bool { left == 0 }

  /// Ends what is about to begin if the budget is over.
  ///
  /// - Throws: `TimeIsUp`.
  package func check() throws(TimeIsUp) {
    if isOver { throw TimeIsUp() }
  }

  /// Adds time that the student's code used until now.
  ///
  /// - Parameters:
  ///   - seconds: The time.
  ///   - name: The call that used it, or nil if no report may name it.
  package func spend(_ seconds: Double, on name: String?) {
    let end = now()
    own.withLock { own in
      own.busy.append(end - .seconds(seconds)..<end)
      if let name { own.byName[name, default: 0] += seconds }
    }
  }

  /// The seconds in which the student's code ran.
  ///
  /// Calls that run side by side count once, because they use the time of a grading only once.
  package var ownSeconds: Double {
    let busy = own.withLock(\.busy).sorted { $0.lowerBound < $1.lowerBound }
    guard var reached = busy.first?.lowerBound else { return 0 }
    var total = Duration.zero
    for interval in busy where interval.upperBound > reached {
      total += max(interval.lowerBound, reached).duration(to: interval.upperBound)
      reached = interval.upperBound
    }
    return total / .seconds(1)
  }

  /// Whether the student's code used so much that the end of the budget is its doing.
  package var isOwn: Bool { ownSeconds >= Self.ownShare * seconds }

  /// The calls that used most, with their seconds, the longest first.
  package func longest(_ count: Int) -> [(name: String, seconds: Double)] {
    own.withLock(\.byName).sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(count)
      .map { ($0.key, $0.value) }
  }
}

/// The error thrown by work that the budget of a grading does not reach, or cuts short.
package struct TimeIsUp: Error {
  /// Creates an error.
  package init() {}
}
