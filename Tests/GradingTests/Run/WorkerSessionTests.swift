import GraderTestSupport
import Box
import Core
import Exchange
import Foundation
import Run
import Testing

@Suite struct WorkerSessionTests {
  @Test(arguments: BoxForms.all)
  func `a call that no exercise answers is an error, and the worker lives on`(box: Box) throws {
    let session = try HostileWorker.session(in: box)
    let count = { () throws -> [Int]? in
      var form = AnswerForm()
      form.expect(.tensor("y"), .F64, shape: [3])
      form.allow(.ints("calls"), .I64, upTo: 1)
      guard
        case .answered(let answer) = try session.call("count", Payload(), form: form, timeLimit: 5)
      else { return nil }
      return try answer.payload.ints(.ints("calls"))
    }
    #expect(try count() == [1])
    let outcome = try session.call("a1.nothing", Payload(), form: AnswerForm(), timeLimit: 5)
    #expect(outcome == .threw("no exercise is named a1.nothing"))
    #expect(try count() == [2])
  }

  @Test(arguments: BoxForms.all)
  func `a prepared call is made once, in the worker that has read its inputs`(box: Box) throws {
    let session = try HostileWorker.session(in: box)
    let count = { () throws -> CallOutcome in
      var form = AnswerForm()
      form.expect(.tensor("y"), .F64, shape: [3])
      form.allow(.ints("calls"), .I64, upTo: 1)
      return try session.call("count", Payload(), form: form, timeLimit: 5)
    }
    for calls in 1...2 {
      try session.prepare("count", Payload(), timeLimit: 5)
      guard case .answered(let answer) = try count() else {
        Issue.record("the call has no answer")
        return
      }
      #expect(try answer.payload.ints(.ints("calls")) == [calls])
    }
    // What was prepared for a worker that has been stopped is passed again.
    try session.prepare("count", Payload(), timeLimit: 5)
    session.stop()
    guard case .answered(let answer) = try count() else {
      Issue.record("the call has no answer")
      return
    }
    #expect(try answer.payload.ints(.ints("calls")) == [1])
  }
}
