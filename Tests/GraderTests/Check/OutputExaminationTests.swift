import GraderTestSupport
import Exchange
import Judging
import Core
@testable import Grading
import Record
import Run
import Testing

/// How outputs are compared, on closures in place of a student.
@Suite struct OutputExaminationTests {
  private static let cases = [
    CheckCase(situation: "x [2]", input: Payload([.x: Tensor([1, -2])])),
    CheckCase(situation: "x [1, 3]", input: Payload([.x: Tensor([3, 4, 5], shape: [1, 3])])),
  ]

  private static func double(_: String, _ input: Payload) throws -> Payload {
    Payload([.out: try input.doubles(.x) * 2])
  }

  private func compare(
    tolerance: Double = 1e-7, floor: Double = 1e-8, outputs: [any PayloadKey]? = nil,
    student: @escaping (String, Payload) throws -> Payload
  ) throws -> Finding {
    let context = StubContext(tolerance: tolerance, reference: Self.double, student: student)
    do {
      return try context.compare(
        "a1.stub", Self.cases, outputs: outputs, floor: floor, success: "Both agree.")
    } catch let end as EarlyEnd {
      return end.finding
    }
  }

  @Test func `equal outputs pass with the sentence of the check`() throws {
    let finding = try compare(student: Self.double)
    #expect(finding.facts == .measured(share: 1))
    #expect(finding.explanation == "Both agree.")
  }

  @Test func `a wrong element fails and is named with its inputs`() throws {
    let finding = try compare { _, input in
      var out = try input.doubles(.x) * 2
      if out.shape == [1, 3] { out[0, 2] = 11 }
      return Payload([.out: out])
    }
    #expect(finding.facts == .measured(share: 0))
    let details = Dictionary(uniqueKeysWithValues: finding.details.map { ($0.name, $0.value) })
    #expect(details["worst index"] == "[0, 2]")
    #expect(details["expected"] == "10")
    #expect(details["received"] == "11")
    #expect(details["called with"] == "x [1, 3]")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `what is no number is never right`(_ value: Double) throws {
    let finding = try compare(tolerance: 1e9) { _, input in
      Payload([.out: try input.doubles(.x) * value])
    }
    #expect(finding.facts == .measured(share: 0))
  }

  @Test func `the tolerance is the rubric's`() throws {
    let nearly: (String, Payload) throws -> Payload = { _, input in
      Payload([.out: try input.doubles(.x) * 2 * (1 + 1e-6)])
    }
    #expect(try compare(tolerance: 1e-7, student: nearly).facts == .measured(share: 0))
    #expect(try compare(tolerance: 1e-5, student: nearly).facts == .measured(share: 1))
  }

  @Test func `below the floor an error is an absolute one`() throws {
    let shifted: (String, Payload) throws -> Payload = { _, input in
      Payload([.out: try input.doubles(.x) * 2 + 1e-6])
    }
    #expect(
      try compare(tolerance: 1e-8, floor: 1e-8, student: shifted).facts != .measured(share: 1))
    #expect(try compare(tolerance: 1e-8, floor: 1e3, student: shifted).facts == .measured(share: 1))
  }

  @Test func `a wrong shape is named as one`() throws {
    let finding = try compare { _, input in
      Payload([.out: (try input.doubles(.x) * 2).reshaped([1, -1])])
    }
    #expect(finding.facts == .measured(share: 0))
    #expect(finding.explanation.contains("'out' has the wrong shape"))
  }

  @Test func `an output that is not there fails`() throws {
    let finding = try compare { _, _ in Payload() }
    #expect(finding.facts == .measured(share: 0))
    #expect(finding.explanation.contains("lacks 'out'"))
  }

  @Test func `outputs that the check does not name do not count`() throws {
    let finding = try compare(outputs: [Key.number("other")]) { _, _ in Payload() }
    #expect(finding.facts == .measured(share: 1))
  }

  /// What ends a call, and the facts that come of it.
  private static let ends: [(CallOutcome, Facts)] = [
    (.notImplemented("do it"), .notImplemented), (.threw("no"), .threw),
    (.crashed("trap"), .crashed), (.timedOut(seconds: 20), .timedOut),
    (.refused("two answers"), .refused), (.withheld(.convolution), .refused),
    (.misshapen("too large"), .measured(share: 0)),
  ]

  @Test(arguments: ends) func `a call without an answer says why`(
    _ outcome: CallOutcome, _ facts: Facts
  ) throws {
    let context = StubContext(reference: Self.double, student: Self.double)
    context.fixedOutcome = outcome
    let end = try #require(throws: EarlyEnd.self) {
      try context.compare("a1.stub", Self.cases, success: "")
    }
    #expect(end.finding.facts == facts)
    #expect(context.calls.count == 1)
  }
}
