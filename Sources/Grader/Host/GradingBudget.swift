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
  private let own = Mutex((total: 0.0, byName: [String: Double]()))

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

  /// Adds time that the student's code used.
  ///
  /// - Parameters:
  ///   - seconds: The time.
  ///   - name: The call that used it, or nil if no report may name it.
  package func spend(_ seconds: Double, on name: String?) {
    own.withLock { own in
      own.total += seconds
      if let name { own.byName[name, default: 0] += seconds }
    }
  }

  /// The seconds that the student's code used.
  package var ownSeconds: Double { own.withLock(\.total) }

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
