#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A limit on the elapsed time, measured from the moment the budget is created.
public struct TimeBudget: Sendable {
  /// The clock time at which the budget runs out, in seconds.
  private let end: Double

  /// A budget without a limit.
  public static let unlimited = TimeBudget(end: .infinity)

  /// Creates a budget of the given number of seconds, starting now.
  public init(seconds: Double) { self.init(end: secondsOfClock() + seconds) }

  private init(end: Double) { self.end = end }

  /// Whether the time is up.
  public var isSpent: Bool { secondsOfClock() >= end }
}

/// Returns the time on a monotonic clock, in seconds.
///
/// Submissions may not read the clock, so a submission's module must not contain a copy of this
/// function. It is therefore not inlined, and it has no parameter for which the compiler could
/// specialize it.
@inline(never)
private func secondsOfClock() -> Double {
  var time = timespec()
  _ = clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
