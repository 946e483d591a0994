import Core
import Testing

@Suite struct AccuracyTests {
  @Test func `accuracy is the fraction of equal labels`() {
    #expect(accuracy(of: [1, 2, 3, 0], on: [1, 2, 0, 3]) == 0.5)
    #expect(accuracy(of: [], on: []) == 0)
  }

  @Test func `the arc tangent of two numbers knows the quadrant`() {
    #expect(Double.atan2(1, -1) == 0.75 * .pi)
    #expect(abs(Float.atan2(-1, 0) + .pi / 2) < 1e-6)
  }

  @Test func `lists of different lengths stop with both counts`() async {
    await #expect(processExitsWith: .failure) {
      _ = accuracy(of: [1], on: [1, 2])
    }
  }
}
