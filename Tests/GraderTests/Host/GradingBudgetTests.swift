import GraderTestSupport
import Host
import Testing

/// How the time of a whole grading is counted.
@Suite struct GradingBudgetTests {
  private let clock = FakeClock()

  private func budget(_ seconds: Double) -> GradingBudget {
    GradingBudget(seconds: seconds, now: clock.now)
  }

  @Test func `what is left shrinks with the clock, down to nothing`() throws {
    let budget = budget(10)
    #expect(budget.left == 10)
    clock.advance(4)
    #expect(budget.left == 6)
    try budget.check()
    clock.advance(7)
    #expect(budget.left == 0)
    #expect(budget.isOver)
    #expect(throws: TimeIsUp.self) { try budget.check() }
  }

  @Test func `the end is the student's doing if their code used half of the time`() {
    let budget = budget(10)
    clock.advance(4.5)
    budget.spend(4.5, on: "a1.svm.naive")
    #expect(!budget.isOwn)
    clock.advance(0.5)
    budget.spend(0.5, on: nil)
    #expect(budget.isOwn)
    #expect(budget.ownSeconds == 5)
  }

  @Test func `calls that run side by side use the time only once`() {
    let budget = budget(10)
    clock.advance(4)
    for name in ["a", "b", "c"] { budget.spend(2, on: name) }
    #expect(budget.ownSeconds == 2)
    clock.advance(1)
    budget.spend(4, on: "d")
    #expect(budget.ownSeconds == 4)
    clock.advance(3)
    budget.spend(1, on: "e")
    #expect(budget.ownSeconds == 5)
  }

  @Test func `the longest calls are named with their sums, and hidden ones are not`() {
    let budget = budget(10)
    for (name, seconds) in [("b", 1.0), ("a", 1), ("c", 3), ("b", 1.5), ("d", 0.5)] {
      budget.spend(seconds, on: name)
    }
    budget.spend(100, on: nil)
    #expect(budget.longest(3).map(\.name) == ["c", "b", "a"])
    #expect(budget.longest(3).map(\.seconds) == [3, 2.5, 1])
    #expect(budget.longest(9).count == 4)
  }
}
