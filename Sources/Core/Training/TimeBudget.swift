#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How long something may go on, from when the budget is made.
public struct TimeBudget: Sendable {
  /// When the time is over, in seconds of the clock.
  private let end: Double

  /// Time without end.
  public static let unlimited = TimeBudget(end: .infinity)

  /// Makes a budget of seconds that begins now.
  @inline(never)
  public init(seconds: Double) { self.init(end: Self.now() + seconds) }

  private init(end: Double) { self.end = end }

  /// Whether the time is over.
  public var isSpent: Bool {
    @inline(never) get { Self.now() >= end }
  }

  // Not inlined, like what calls it: a submission, which may not ask for the time, would ask itself.
  @inline(never)
  private static func now() -> Double {
    var time = timespec()
    _ = clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
