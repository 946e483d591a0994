#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A limit on time, which starts when the budget is made.
public struct TimeBudget: Sendable {
  /// When the time is over, in seconds of the clock.
  private let end: Double

  /// A budget without a limit.
  public static let unlimited = TimeBudget(end: .infinity)

  /// Makes a budget of seconds that begins now.
  public init(seconds: Double) { self.init(end: secondsOfClock() + seconds) }

  private init(end: Double) { self.end = end }

  /// Whether the time is over.
  public var isSpent: Bool { secondsOfClock() >= end }
}

/// The seconds of a monotonic clock.
///
/// A submission may not ask for the time, so its module must not get a copy of this. Hence it is
/// not inlined, and has no argument that the compiler could make a version without.
@inline(never)
private func secondsOfClock() -> Double {
  var time = timespec()
  _ = clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
