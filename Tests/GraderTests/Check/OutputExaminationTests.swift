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
        "a1.stub", Self.cases, outputs: outputs, floor: floor)
    } catch let end as EarlyEnd {
      return end.finding
    }
  }

  @Test func `equal outputs pass and are counted`() throws {
    let finding = try compare(student: Self.double)
    #expect(finding.outcome == .measured(share: 1))
    #expect(finding.facts == [.output(.agrees(outputs: ["out"], inputs: 2))])
  }

  @Test func `a wrong element fails and is named with its inputs`() throws {
    let finding = try compare { _, input in
      var out = try input.doubles(.x) * 2
      if out.shape == [1, 3] { out[0, 2] = 11 }
      return Payload([.out: out])
    }
    #expect(finding.outcome == .measured(share: 0))
    let error = relativeError(11, 10, floor: 1e-8)
    #expect(
      finding.facts == [
        .output(
          .differs(
            tensor: "out", shape: [1, 3], index: [0, 2], expected: 10, received: 11, error: error,
            tolerance: 1e-7)),
        .output(.calledWith(inputs: "x [1, 3]")),
      ])
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `what is no number is never right`(_ value: Double) throws {
    let finding = try compare(tolerance: 1e9) { _, input in
      Payload([.out: try input.doubles(.x) * value])
    }
    #expect(finding.outcome == .measured(share: 0))
    guard case .output(.notFinite(tensor: "out", _, _, expected: 2, _))? = finding.facts.first
    else {
      Issue.record("\(finding.facts)")
      return
    }
  }

  @Test func `the tolerance is the rubric's`() throws {
    let nearly: (String, Payload) throws -> Payload = { _, input in
      Payload([.out: try input.doubles(.x) * 2 * (1 + 1e-6)])
    }
    #expect(try compare(tolerance: 1e-7, student: nearly).outcome == .measured(share: 0))
    #expect(try compare(tolerance: 1e-5, student: nearly).outcome == .measured(share: 1))
  }

  @Test func `below the floor an error is an absolute one`() throws {
    let shifted: (String, Payload) throws -> Payload = { _, input in
      Payload([.out: try input.doubles(.x) * 2 + 1e-6])
    }
    #expect(
      try compare(tolerance: 1e-8, floor: 1e-8, student: shifted).outcome != .measured(share: 1))
    #expect(
      try compare(tolerance: 1e-8, floor: 1e3, student: shifted).outcome == .measured(share: 1))
  }

  @Test func `integers, bytes and truth values are compared as numbers`() {
    let pairs: [(received: AnyTensor, expected: AnyTensor)] = [
      (.int(Tensor([2, 0, -3])), .int(Tensor([2, 0, 3]))),
      (.bytes(Tensor([2, 0, 7])), .bytes(Tensor([2, 0, 8]))),
      (.bool(Tensor([true, false, true])), .bool(Tensor([true, false, false]))),
    ]
    for (received, expected) in pairs {
      #expect(TensorDifference.worst(received, from: received, tolerance: 0) == nil)
      let difference = TensorDifference.worst(received, from: expected, tolerance: 0)
      #expect(difference?.index == [2])
      #expect(difference?.received == received.doubles[2])
      #expect(difference?.expected == expected.doubles[2])
    }
  }

  @Test func `a wrong shape is named as one`() throws {
    let finding = try compare { _, input in
      Payload([.out: (try input.doubles(.x) * 2).reshaped([1, -1])])
    }
    #expect(finding.outcome == .measured(share: 0))
    #expect(
      finding.facts.first == .output(.wrongShape(tensor: "out", expected: [2], received: [1, 2])))
  }

  @Test func `an output that is not there fails`() throws {
    let finding = try compare { _, _ in Payload() }
    #expect(finding.outcome == .measured(share: 0))
    #expect(finding.facts.first == .output(.missing(tensor: "out")))
  }

  private static func two(_: String, _ input: Payload) throws -> Payload {
    let x = try input.doubles(.x)
    return Payload([.out: x * 2, .b: x + 1])
  }

  private func compareTwo(
    outputs: [any PayloadKey]? = nil, student: @escaping (String, Payload) throws -> Payload
  ) throws -> Finding {
    try StubContext(reference: Self.two, student: student)
      .compare("a1.stub", Self.cases, outputs: outputs)
  }

  @Test func `an output that is not written earns nothing, and the others are judged`() throws {
    let half: (String, Payload) throws -> Payload = { name, input in
      var answer = try Self.two(name, input)
      answer[.b] = nil
      answer.set(.b, Tensor<Double>.todo("b: add 1"))
      return answer
    }
    let right = try compareTwo(student: half)
    #expect(right.outcome == .notImplemented)
    #expect(
      right.facts == [
        .output(.notWritten(tensor: "b", task: "b: add 1")),
        .output(.othersAgree(outputs: ["out"])),
      ])
    let wrong = try compareTwo { name, input in
      var answer = try half(name, input)
      answer.set(.out, try input.doubles(.x) * 3)
      return answer
    }
    #expect(wrong.outcome == .measured(share: 0))
    #expect(wrong.facts.last == .output(.notWritten(tensor: "b", task: "b: add 1")))
    #expect(try compareTwo(outputs: [Key.out], student: half).outcome == .measured(share: 1))
    #expect(try compareTwo(outputs: [Key.b], student: half).outcome == .notImplemented)
  }

  @Test func `what needs the whole answer ends where a tensor is not written`() throws {
    let context = StubContext(reference: Self.two) { _, _ in
      var answer = Payload.answer(.b, Tensor<Double>([1]))
      answer.set(.out, Tensor<Double>.todo("out: later"))
      return answer
    }
    let finding = Finding.notWritten(["out": "out: later"])
    for call in [context.callForShapes, { try context.call($0, $1) }] {
      let end = #expect(throws: EarlyEnd.self) { _ = try call("a1.stub", Self.cases[0].input) }
      #expect(end?.finding == finding)
    }
  }

  @Test func `outputs that the check does not name do not count`() throws {
    let finding = try compare(outputs: [Key.number("other")]) { _, _ in Payload() }
    #expect(finding.outcome == .measured(share: 1))
  }

  /// What ends a call, and the finding that comes of it.
  private static let ends: [(CallOutcome, Finding)] = [
    (.notImplemented("do it"), Finding(.notImplemented, .call(.notImplemented(task: "do it")))),
    (.threw("no"), Finding(.threw, .call(.threw(message: "no")))),
    (
      .crashed(Crash(.signaled("SIGILL"), message: "trap")),
      Finding(.crashed, .call(.signaled(signal: "SIGILL", message: "trap")))
    ),
    (
      .crashed(Crash(.exited(3))), Finding(.crashed, .call(.exited(code: 3, message: nil)))
    ),
    (.crashed(Crash(.closedChannel)), Finding(.crashed, .call(.closedChannel(message: nil)))),
    (
      .crashed(Crash(.exceeded(.memory, most: 64))),
      Finding(.crashed, .call(.exceeded(limit: .memory, most: 64)))
    ),
    (.timedOut(seconds: 20), Finding(.timedOut, .call(.timedOut(seconds: 20)))),
    (.refused("two answers"), Finding(.refused, .call(.refusedAnswer(reason: "two answers")))),
    (.withheld(.convolution), Finding(.refused, .call(.usedCore(part: "convolution")))),
    (
      .tooLarge(tensor: "y", shape: [9], expected: nil),
      .fail(.output(.tooLarge(tensor: "y", expected: nil, received: [9])))
    ),
  ]

  @Test(arguments: ends) func `a call without an answer says why`(
    _ outcome: CallOutcome, _ finding: Finding
  ) throws {
    let context = StubContext(reference: Self.double, student: Self.double)
    context.fixedOutcome = outcome
    let end = try #require(throws: EarlyEnd.self) {
      try context.compare("a1.stub", Self.cases)
    }
    #expect(end.finding.outcome == finding.outcome)
    // The facts about the call's inputs follow.
    #expect(end.finding.facts.starts(with: finding.facts))
    #expect(context.calls.count == 1)
  }
}
