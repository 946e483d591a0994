import GraderTestSupport
import Host
import Box
import Core
import Exchange
import Foundation
import Run
import Testing

/// What one call leaves behind for the next.
@Suite struct WorkerStateTests {
  private static let form: AnswerForm = {
    var form = AnswerForm()
    form.expect(.tensor("y"), .F64, shape: [3])
    form.allow(.ints("calls"), .I64, upTo: 1)
    return form
  }()

  private func answer(
    _ exercise: String, _ session: WorkerSession, form: AnswerForm = form
  ) throws -> CallOutcome.Answer {
    let outcome = try session.call(exercise, Payload(), form: form, timeLimit: 10)
    guard case .answered(let answer) = outcome else { throw Unanswered(outcome: outcome) }
    return answer
  }

  private struct Unanswered: Error {
    let outcome: CallOutcome
  }

  @Test(arguments: BoxForms.all)
  func `a worker serves several calls, until it is stopped`(box: Box) throws {
    let session = try HostileWorker.session(in: box)
    #expect(try answer("count", session).payload.ints(.ints("calls")) == [1])
    #expect(try answer("count", session).payload.ints(.ints("calls")) == [2])
    #expect(session.takeOutput().isEmpty)
    #expect(try answer("count", session).payload.ints(.ints("calls")) == [1])
  }

  @Test(arguments: BoxForms.all)
  func `a thread that outlives its call is reported and ended with its worker`(box: Box) throws {
    let session = try HostileWorker.session(in: box)
    let first = try answer("thread", session)
    #expect(first.threadsLeft == 1)
    #expect(try first.payload.ints(.ints("calls")) == [1])
    let second = try answer("count", session)
    #expect(second.threadsLeft == 0)
    #expect(try second.payload.ints(.ints("calls")) == [1])
  }

  @Test(arguments: BoxForms.all)
  func `threads that work at once count by their processor time`(box: Box) throws {
    let answer = try answer("two threads", HostileWorker.session(in: box))
    #expect(answer.threadsLeft == 0)
    #expect(answer.seconds >= 0.099)
  }

  @Test(arguments: BoxForms.all)
  func `rounding and the number of threads are as before in each call`(box: Box) throws {
    let session = try HostileWorker.session(in: box)
    var form = AnswerForm()
    form.expect(.ints("settings"), .I64, shape: [2])
    let toNearest = 0
    for _ in 0..<2 {
      let found = try answer("settings", session, form: form).payload.ints(.ints("settings"))
      #expect(found == [toNearest, 1])
    }
  }

  @Test(arguments: BoxForms.all)
  func `what is sent between two calls is refused`(box: Box) throws {
    let session = try HostileWorker.session(in: box)
    _ = try answer("answer before the next call", session)
    usleep(300_000)
    let outcome = try session.call("honest", Payload(), form: Self.form, timeLimit: 10)
    #expect(outcome == .refused("the code sent data before it was called"))
    #expect(try answer("honest", session).threadsLeft == 0)
  }

  @Test(arguments: BoxForms.all)
  func `a worker that does not take its inputs runs out of time`(box: Box) throws {
    let session = try HostileWorker.session(in: box)
    _ = try answer("never read again", session)
    usleep(300_000)
    session.startLimit = 0.5
    let large = Payload(tensors: ["x": .double(.zeros([1_000_000]))])
    let outcome = try session.call("honest", large, form: Self.form, timeLimit: 10)
    #expect(outcome == .timedOut(seconds: 0.5))
  }

  @Test(arguments: BoxForms.all)
  func `what is printed after an answer is kept and changes nothing`(box: Box) throws {
    let session = try HostileWorker.session(in: box)
    _ = try answer("print", session)
    usleep(300_000)
    let output = session.takeOutput().text
    #expect(output.hasPrefix("printed before the answer"))
  }

  @Test(arguments: BoxForms.all)
  func `a process that ends after its answer costs a later call of its check only`(box: Box) throws
  {
    let session = try HostileWorker.session(in: box)
    _ = try answer("exit later", session)
    usleep(300_000)
    let outcome = try session.call("honest", Payload(), form: Self.form, timeLimit: 10)
    guard case .crashed = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(try answer("honest", session).threadsLeft == 0)
  }
}
