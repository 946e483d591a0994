#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A time limit, which starts when the budget is made.
public struct TimeBudget: Sendable {
  /// The clock time at which the budget runs out, in seconds.
  private let end: Double

  /// A budget without a limit.
  public static let unlimited = TimeBudget(end: .infinity)

  /// Makes a budget of seconds that starts now.
  public init(seconds: Double) { self.init(end: secondsOfClock() + seconds) }

  private init(end: Double) { self.end = end }

  /// Whether the time is up.
  public var isSpent: Bool { secondsOfClock() >= end }
}

/// The time on a monotonic clock, in seconds.
///
/// A submission may not read the clock, so its module must not get a copy of this function. It is
/// therefore not inlined, and it does not take an argument that the compiler could specialize it
/// for.
@inline(never)
private func secondsOfClock() -> Double {
  var time = timespec()
  _ = clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
