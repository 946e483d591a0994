import Core
import Testing

@Suite struct LearningRateScheduleTests {
  private func factors(_ schedule: LearningRateSchedule, _ count: Int) -> [Double] {
    (0..<count).map { schedule($0) }
  }

  private func isEqual(_ received: [Double], _ expected: [Double]) -> Bool {
    zip(received, expected).allSatisfy { abs($0 - $1) < 1e-12 }
  }

  @Test func `steps fall by a factor`() {
    #expect(isEqual(factors(.step(every: 2, gamma: 0.5), 5), [1, 1, 0.5, 0.5, 0.25]))
  }

  @Test func `exponential decay falls each time`() {
    #expect(isEqual(factors(.exponential(gamma: 0.9), 3), [1, 0.9, 0.81]))
  }

  @Test func `the cosine falls to its minimum and stays`() {
    let swing = 0.4 * 0.5.squareRoot()
    #expect(
      isEqual(
        factors(.cosine(over: 4, minimum: 0.2), 6), [1, 0.6 + swing, 0.6, 0.6 - swing, 0.2, 0.2]))
  }

  @Test func `a rise comes before the schedule`() {
    #expect(
      isEqual(
        factors(.exponential(gamma: 0.5).warmedUp(over: 2, from: 0.5), 5),
        [0.5, 0.75, 1, 0.5, 0.25]))
    #expect(isEqual(factors(.constant, 2), [1, 1]))
  }

  @Test func `a schedule of one's own`() {
    #expect(factors(LearningRateSchedule { 1 / Double($0 + 1) }, 2) == [1, 0.5])
  }

  @Test func `steps need a length`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LearningRateSchedule.step(every: 0)
    }
    #expect(message(of: result).contains("expected a step size of at least 1, found 0"))
  }

  @Test func `a wave needs a length`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LearningRateSchedule.cosine(over: 0)
    }
    #expect(message(of: result).contains("expected at least 1 step, found 0"))
  }
}
