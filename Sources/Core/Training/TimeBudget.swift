/// How long something may go on, from when the budget is made.
public struct TimeBudget: Sendable {
  private let end: ContinuousClock.Instant?

  /// Time without end.
  public static let unlimited = TimeBudget(end: nil)

  /// Makes a budget of seconds that begins now.
  public init(seconds: Double) {
    self.init(end: ContinuousClock.now.advanced(by: .seconds(seconds)))
  }

  private init(end: ContinuousClock.Instant?) { self.end = end }

  /// Whether the time is over.
  public var isSpent: Bool { end.map { ContinuousClock.now >= $0 } ?? false }
}
