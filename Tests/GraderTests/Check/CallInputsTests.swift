import Core
import Exchange
import Foundation
import GraderTestSupport
@testable import Grading
import Judging
import Media
import Record
import Reports
import Score
import Testing

/// What a finding says about the inputs of a call that gave no answer.
@Suite struct CallInputsTests {
  private static let input: Payload = {
    var input = Payload([.x: Tensor([1, .nan, 3, 4, 5, 6, 7, 8], shape: [2, 4])])
    input.tensors["k"] = .int(Tensor([3], shape: []))
    input.texts["mode"] = "train"
    return input
  }()

  private static let described: [Fact] = [
    .output(.input(name: "k", shape: [], element: "Int", values: [3])),
    .output(.input(name: "x", shape: [2, 4], element: "Double", values: [1, .nan, 3, 4, 5, 6])),
    .output(.option(name: "mode", value: "train")), .output(.exercise(name: "a1.stub")),
  ]

  private func finding(_ outcome: CallOutcome) throws -> Finding {
    let context = StubContext(reference: { $1 }, student: { $1 })
    context.fixedOutcome = outcome
    do {
      _ = try context.call("a1.stub", Self.input)
    } catch let end as EarlyEnd {
      return end.finding
    }
    return .pass()
  }

  @Test(arguments: [
    CallOutcome.crashed(Crash(.signaled("SIGILL"))), .timedOut(seconds: 20), .threw("an error"),
  ])
  func `a crash, an error and a time limit list the inputs`(outcome: CallOutcome) throws {
    let facts = try finding(outcome).facts
    #expect("\(facts.dropFirst())" == "\(Self.described[...])")
  }

  @Test func `other outcomes do not depend on the inputs`() throws {
    for outcome in [
      CallOutcome.notImplemented("do it"), .refused("twice"), .withheld(.convolution),
    ] {
      #expect(try finding(outcome).facts.count == 1)
    }
  }

  @Test func `a crash names the student's line`() throws {
    var crash = Crash(.signaled("SIGILL"), message: "Core/Tensor.swift:95: Fatal error: shapes")
    crash.place = CodePlace(
      file: "Assignment1/Softmax.swift", line: 42, function: "f(_:)", source: "x + y")
    let finding = try finding(.crashed(crash))
    let text = Explanation.text(finding.facts)
    #expect(text.contains("line 42 of Assignment1/Softmax.swift, in f(_:)."))
    #expect(text.contains(": Fatal error: shapes") && !text.contains("Core/Tensor"))
    let details = Explanation.details(finding.facts)
    #expect(details.map(\.name) == ["line 42", "k", "x [2, 4]", "mode", "exercise"])
    #expect(details.map(\.value) == ["x + y", "3", "1, nan, 3, 4, 5, 6, …", "train", "a1.stub"])
  }

  @Test func `a call that ran out of time names the line too`() throws {
    let place = CodePlace(file: "Assignment1/Softmax.swift", line: nil, function: "f", source: nil)
    let finding = try finding(.timedOut(seconds: 20, at: place))
    #expect(Explanation.text(finding.facts).contains("in f of Assignment1/Softmax.swift."))
  }

  @Test func `saved inputs are a file of NumPy, and hidden ones are not for students`() throws {
    let folder = try TemporaryFolder()
    var hidden = Rubric.Entry(id: "a1.hidden", points: 1)
    hidden.isHidden = true
    for audience in Audience.allCases {
      let saved = try SavedInputs(in: folder.path("\(audience)/inputs"), for: audience)
      saved.save(Self.input, of: Rubric.Entry(id: "a1.public", points: 1))
      saved.save(Self.input, of: hidden)
      let names = saved.files.map { URL(filePath: $0).lastPathComponent }
      #expect(
        names == (audience == .student ? ["a1.public.npz"] : ["a1.hidden.npz", "a1.public.npz"]))
      let tensors = try NPZ.read(folder.path("\(audience)/inputs/a1.public.npz"))
      #expect(tensors.keys.sorted() == ["k", "x"] && tensors["x"]?.shape == [2, 4])
    }
  }

  @Test func `a folder that cannot be created is an error that names it`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a file", to: "file")
    #expect(throws: SavedInputs.Failure.self) { try SavedInputs(in: file + "/in", for: .student) }
    #expect(throws: SavedInputs.Failure.self) { try SavedInputs(in: file, for: .student) }
  }
}
