import GraderTestSupport
import Box
import Core
import Exchange
import Foundation
import Run
import Testing

/// The descriptor of the channel in the worker's process.
@Suite struct ChannelDescriptorTests {
  private static let form: AnswerForm = {
    var form = AnswerForm()
    form.expect(.tensor("y"), .F64, shape: [3])
    form.allow(.ints("channel"), .I64, upTo: 2)
    form.allow(.ints("descriptors"), .I64, upTo: 64)
    return form
  }()

  private func answer(
    _ exercise: String, _ texts: [String: String] = [:], in box: Box
  ) throws -> Payload {
    let outcome = try HostileWorker.session(in: box)
      .call(exercise, Payload(texts: texts), form: Self.form, timeLimit: 10)
    guard case .answered(let answer) = outcome else { throw Unanswered(outcome: outcome) }
    return answer.payload
  }

  private struct Unanswered: Error {
    let outcome: CallOutcome
  }

  @Test(arguments: BoxForms.all)
  func `its number differs from start to start, and it closes when a program starts`(
    box: Box
  ) throws {
    // That six starts draw the same of 44 numbers happens once in 160 million times.
    var numbers: Set<Int> = []
    for _ in 0..<6 {
      let facts = try answer("channel", in: box).ints(.ints("channel"))
      try #require(facts.count == 2)
      numbers.insert(facts[0])
      #expect(facts[1] == Int(FD_CLOEXEC))
    }
    #expect(numbers.count > 1, "\(numbers)")
    #expect(numbers.allSatisfy { (16..<60).contains($0) })
  }

  @Test func `a program that a worker starts does not have it`() throws {
    // The box lets a worker start none.
    let box = Box(kind: .unsandboxed)
    for isOpen in [false, true] {
      let texts = isOpen ? ["channel": "open"] : [:]
      let payload = try answer("descriptors of a child", texts, in: box)
      let channel = try #require(payload.ints(.ints("channel")).first)
      let found = try payload.ints(.ints("descriptors"))
      #expect(found.contains(1))
      #expect(found.contains(channel) == isOpen, "\(channel) in \(found)")
    }
  }
}
