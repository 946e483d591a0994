import Synchronization

/// A clock that advances only when a test says so.
package final class FakeClock: Sendable {
  private let time = Mutex(ContinuousClock.now)

  /// Creates a clock that stands still.
  package init() {}

  /// Lets time pass.
  package func advance(_ seconds: Double) {
    time.withLock { $0 += .seconds(seconds) }
  }

  /// What tells the time.
  package var now: @Sendable () -> ContinuousClock.Instant {
    { self.time.withLock { $0 } }
  }
}
