import GraderTestSupport
import Judging
import Core
@testable import Grading
import Exchange
import Record
import Score
@testable import Grader
import Testing

/// Verdicts on times, without a clock.
@Suite struct SpeedMeasurementTests {
  private func measurement(
    ratios: [Double], threshold: Double = 0.5
  ) -> SpeedMeasurement {
    var measurement = SpeedMeasurement(threshold: threshold)
    for ratio in ratios { measurement.add(student: ratio, yardstick: 1) }
    return measurement
  }

  @Test func `a verdict needs three rounds and an interval on one side of the threshold`() {
    #expect(measurement(ratios: [0.1, 0.1]).verdict == .needsMoreRounds)
    #expect(measurement(ratios: [0.1, 0.101, 0.1]).verdict == .faster)
    #expect(measurement(ratios: [0.9, 0.901, 0.9]).verdict == .slower)
    // Three rounds that differ by a fifth say less than five.
    #expect(measurement(ratios: [0.3, 0.36, 0.3]).verdict == .needsMoreRounds)
    #expect(measurement(ratios: [0.3, 0.33, 0.3, 0.36, 0.3]).verdict == .faster)
    #expect(measurement(ratios: [0.9, 0.8, 0.9, 0.85, 0.9]).verdict == .slower)
    #expect(measurement(ratios: [0.1, 0.9, 0.4, 0.6, 0.5]).verdict == .needsMoreRounds)
  }

  @Test func `three rounds are enough for what is clear by a factor of three`() {
    #expect(measurement(ratios: [0.12, 0.2, 0.14]).verdict == .faster)
    #expect(measurement(ratios: [1.4, 2.5, 1.7]).verdict == .slower)
    #expect(measurement(ratios: [0.2, 0.3, 0.24]).verdict == .needsMoreRounds)
    // Times that scatter by more than is expected of a machine say less.
    #expect(measurement(ratios: [0.02, 0.2, 0.1]).verdict == .needsMoreRounds)
  }

  @Test func `three rounds are prepared before the first call is timed, in turns`() throws {
    let answer = Payload(tensors: ["y": .double(Tensor([1, 2, 3]))])
    let context = StubContext { _, _ in
      answer
    } student: { _, _ in
      answer
    }
    context.entry.threshold = 2
    let finding = try context.measure(
      .init(name: "a", yardstick: .other(exercise: "b", name: "its b"), operations: 1)
    ) { _ in Payload() }
    #expect(finding.timing?.rounds == 3)
    let calls: [TimedParty] = [.student, .reference]
    let prepared = [calls, calls, calls]
    let timed = calls.map { [$0] }
    #expect(context.timed == prepared + timed + timed + timed)
  }

  @Test func `later rounds are prepared two at a time`() throws {
    let context = StubContext { _, _ in
      Payload()
    } student: { _, _ in
      Payload()
    }
    context.entry.threshold = 2
    var times = [0.1, 1, 10, 2, 2, 2, 2].makeIterator()
    context.seconds = { $0 == .student ? times.next() ?? 1 : 1 }
    _ = try context.measure(.init(name: "a", yardstick: .reference, operations: 1)) { _ in
      Payload()
    }
    let parties = context.timed.map(\.count)
    #expect(parties.prefix(9) == [2, 2, 2, 1, 1, 1, 1, 1, 1])
    #expect(parties.dropFirst(9).prefix(6) == [2, 2, 1, 1, 1, 1])
  }

  @Test func `the baseline is the reference's code for the exercise that is named`() throws {
    let answer = Payload(tensors: ["y": .double(Tensor([1, 2, 3]))])
    var asked: [String] = []
    let context = StubContext { exercise, _ in
      asked.append(exercise)
      return answer
    } student: { exercise, _ in
      #expect(exercise == "fast")
      return answer
    }
    context.entry.threshold = 0.5
    // The student's code takes two thirds of the time of the reference's loops.
    context.seconds = { $0 == .student ? 2 : 3 }
    let loops = TimedExercise(
      name: "fast", yardstick: .other(exercise: "loops", name: "the loops"), operations: 1)
    let finding = try context.measure(loops) { _ in Payload() }
    #expect(asked.filter { $0 == "loops" }.count == 3)
    #expect(finding.outcome == .measured(share: 0))
    #expect(finding.timing?.yardstick == "the loops")
    #expect(finding.timing?.yardstickSeconds == 3)
  }

  @Test func `what stays unclear to the end is unclear`() {
    let ratios = (0..<34).map { $0 % 2 == 0 ? 0.3 : 0.8 }
    #expect(measurement(ratios: ratios).verdict == .unclear)
  }

  @Test func `the least time is that of reading and of computing, whichever is more`() {
    let peak = ComputingPeak(operationsPerSecond: 1e9, bytesPerSecond: 1e6)
    #expect(peak.leastSeconds(operations: 4e9, bytes: 4) == 1)
    #expect(peak.leastSeconds(operations: 4, bytes: 8_000_000) == 2)
  }

  @Test func `this machine computes and reads at all`() {
    let peak = ComputingPeak.measured()
    #expect(peak.operationsPerSecond > 1e6)
    #expect(peak.bytesPerSecond > 1e6)
    #expect(peak.leastSeconds(operations: 1e9, bytes: 0) > 0)
  }

  @Test func `precision is judged by the result as a whole`() {
    let exact = AnyTensor.double(Tensor([3, 4]))
    #expect(TensorDifference.relativeNorm(exact, from: exact) == 0)
    #expect(TensorDifference.relativeNorm(.double(Tensor([3, 4.5])), from: exact) == 0.1)
    #expect(TensorDifference.relativeNorm(exact, from: .double(Tensor([0, 0]))) == .infinity)
    let one = Payload(tensors: ["y": exact])
    #expect(relativeNorm(Payload(), one) == .infinity)
  }
}
