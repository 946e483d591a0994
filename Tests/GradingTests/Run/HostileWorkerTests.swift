import GraderTestSupport
import Box
import Core
import Exchange
import Foundation
import Run
import Testing

/// What a process can do to the channel instead of answering: each has a verdict, taken from the
/// call.
@Suite struct HostileWorkerTests {
  private static let form: AnswerForm = {
    var form = AnswerForm()
    form.expect(.tensor("y"), .F64, shape: [3])
    return form
  }()

  private static let honest = Payload(tensors: ["y": .double(Tensor([1, 2, 3]))])

  private func call(
    _ exercise: String, in box: Box, form: AnswerForm = form, timeLimit: Double = 10
  ) throws -> CallOutcome {
    try HostileWorker.session(in: box)
      .call(exercise, Payload(), form: form, timeLimit: timeLimit)
  }

  /// What ends a worker, and how that is seen.
  private static let endings: [(exercise: String, ending: Crash.Ending)] = [
    ("exit 0", .exited(0)), ("exit 3", .exited(3)), ("_exit 0", .exited(0)),
    ("abort", .signaled("SIGABRT")),
  ]

  @Test(arguments: endings, BoxForms.all)
  func `a process that ends or closes the channel has crashed`(
    ending: (exercise: String, ending: Crash.Ending), box: Box
  ) throws {
    let outcome = try call(ending.exercise, in: box)
    guard case .crashed(let crash) = outcome else {
      Issue.record("\(ending.exercise): \(outcome)")
      return
    }
    #expect(crash.ending == ending.ending, "\(ending.exercise)")
  }

  @Test(arguments: ["null", "output", "close"], BoxForms.all)
  func `a channel that is closed or replaced is seen by the worker`(exercise: String, box: Box)
    throws
  {
    let outcome = try call(exercise, in: box)
    guard case .crashed(let crash) = outcome else {
      Issue.record("\(exercise): \(outcome)")
      return
    }
    #expect(crash.message?.contains("was closed or replaced") == true, "\(exercise): \(crash)")
  }

  @Test(arguments: BoxForms.all)
  func `a process that closes the channel and goes on is ended, with all that belongs to it`(
    box: Box
  ) throws {
    let session = try HostileWorker.session(in: box)
    let name = "hostile-\(UInt16.random(in: .min ... .max))"
    _ = try session.call(
      "take a name", Payload(texts: ["name": name]), form: Self.form, timeLimit: 10)
    let processes = ProcessTree.way(to: name)
    #expect(!processes.isEmpty)
    let outcome = try session.call("close and loop", Payload(), form: Self.form, timeLimit: 60)
    #expect(outcome == .crashed(Crash(.closedChannel)))
    let left = processes.intersection(ProcessTree.all())
    #expect(left.isEmpty)
    guard case .answered = try session.call("honest", Payload(), form: Self.form, timeLimit: 10)
    else {
      Issue.record("the next call was not answered")
      return
    }
  }

  @Test(arguments: ["stop", "deaf loop"], BoxForms.all)
  func `a process that stops or does not listen runs out of time`(
    exercise: String, box: Box
  ) throws {
    #expect(try call(exercise, in: box, timeLimit: 0.3) == .timedOut(seconds: 0.3))
  }

  @Test(arguments: BoxForms.all)
  func `killing or stopping whoever started it does nothing`(box: Box) throws {
    // Only in a box: elsewhere it would end this very process.
    let outcome = try call("kill parent", in: box)
    guard case .answered(let answer) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(answer.payload == Self.honest)
  }

  @Test(
    arguments: [
      ("extra", "contains 'w', which was not requested"), ("missing", "lacks 'y'"),
      ("type", "'y': expected elements of type F64, found F32"),
      ("text", "which was not requested"),
    ], BoxForms.all)
  func `an answer of another form is refused`(
    answer: (exercise: String, words: String), box: Box
  ) throws {
    let outcome = try call(answer.exercise, in: box)
    guard case .refused(let reason) = outcome else {
      Issue.record("\(answer.exercise): \(outcome)")
      return
    }
    #expect(reason.contains(answer.words), "\(answer.exercise): \(reason)")
  }

  @Test(arguments: BoxForms.all)
  func `a wrong shape is an answer, and one too large is not read`(box: Box) throws {
    guard case .answered(let answer) = try call("shape", in: box) else {
      Issue.record("a shape that a student may return was not taken in")
      return
    }
    #expect(answer.payload.tensors["y"]?.shape == [3, 2])
    let huge = try call("huge", in: box)
    #expect(huge == .tooLarge(tensor: "y", shape: [3, 100_000], expected: [3]))
  }

  @Test(arguments: BoxForms.all) func `a long error is cut`(box: Box) throws {
    guard case .threw(let text) = try call("throws", in: box) else {
      Issue.record("the error is not an error")
      return
    }
    #expect(text.utf8.count == 4096 && text.hasSuffix("…"))
  }

  @Test func `another process cannot answer`() throws {
    #expect(try call("fork", in: Box(kind: .unsandboxed)) == .refused("another process sent it"))
  }

  @Test(arguments: [
    ("twice", "there is more data after the answer"), ("sequence", "it belongs to another call"),
    ("token", "it belongs to another call"), ("kind", "unknown kind 65540"),
    ("ready", "of the wrong kind, 'ready'"), ("longer frame", "does not match its frame"),
    ("shorter frame", "does not match its frame"), ("empty frame", "has only 0 bytes"),
    ("longer header", "header"), ("json", "damaged"), ("long text", "its message has"),
    ("three places", "of the wrong kind, 'place'"), ("long place", "its addresses have 520 bytes"),
    ("odd place", "its addresses have 7 bytes"),
  ])
  func `a forged answer is refused`(_ forgery: String, says words: String) throws {
    // The box does not let code have sockets; here the channel alone has to hold.
    let outcome = try call("forge " + forgery, in: Box(kind: .unsandboxed))
    guard case .refused(let reason) = outcome else {
      Issue.record("\(forgery): \(outcome)")
      return
    }
    #expect(reason.contains(words), "\(forgery): \(reason)")
  }

  @Test func `a position that is made up changes no verdict`() throws {
    let session = try HostileWorker.session(in: Box(kind: .unsandboxed))
    let call = { (exercise: String) throws in
      try session.call(exercise, Payload(), form: Self.form, timeLimit: 10)
    }
    guard case .answered(let answer) = try call("forge place, then the answer") else {
      Issue.record("the honest answer did not come through")
      return
    }
    #expect(answer.payload == Self.honest)
    session.stop()
    #expect(try call("forge place, then nothing") == .crashed(Crash(.exited(0))))
    #expect(session.addresses == [UInt64](repeating: 0xABAB_ABAB_ABAB_ABAB, count: 64))
  }

  @Test func `an answer that is handed on as it is counts, and no more than that`() throws {
    guard
      case .answered(let answer) = try call("forge nothing", in: Box(kind: .unsandboxed))
    else {
      Issue.record("the honest answer did not come through")
      return
    }
    #expect(answer.payload == Self.honest)
  }

  @Test(arguments: ["half", "slowly"])
  func `an answer that does not end in time is late`(_ forgery: String) throws {
    let outcome = try call("forge " + forgery, in: Box(kind: .unsandboxed), timeLimit: 0.4)
    #expect(outcome == .timedOut(seconds: 0.4))
  }
}
