import Core
import Foundation
import Grader
import Testing

/// What a process can do to the channel instead of answering: each has a verdict, taken from the call.
@Suite struct HostileWorkerTests {
  private let box: Box

  init() throws {
    box = try Box.strongest()
  }

  private static let form: AnswerForm = {
    var form = AnswerForm()
    form.expect("y", .F64, shape: [3])
    return form
  }()

  private static let honest = Payload(tensors: ["y": .double(Tensor([1, 2, 3]))])

  private func call(
    _ exercise: String, in box: Box? = nil, form: AnswerForm = form, timeLimit: Double = 10
  ) throws -> CallOutcome {
    try HostileWorker.session(in: box ?? self.box)
      .call(exercise, Payload(), form: form, timeLimit: timeLimit)
  }

  @Test(arguments: [
    ("exit 0", "ended the process with exit(0) before it answered"),
    ("exit 3", "exit code 3"), ("_exit 0", "exit(0)"), ("abort", "aborted"),
    ("null", "was closed or replaced"), ("output", "was closed or replaced"),
    ("close", "was closed or replaced"),
  ])
  func `a process that ends or closes the channel has crashed`(
    _ exercise: String, says words: String
  ) throws {
    guard case .crashed(let text) = try call(exercise) else {
      Issue.record("\(exercise): \(try call(exercise))")
      return
    }
    #expect(text.contains(words), "\(exercise): \(text)")
  }

  @Test(arguments: ["stop", "deaf loop"])
  func `a process that stops or does not listen runs out of time`(_ exercise: String) throws {
    #expect(try call(exercise, timeLimit: 0.3) == .timedOut(seconds: 0.3))
  }

  @Test func `killing or stopping whoever started it does nothing`() throws {
    // Only in a box: elsewhere it would end this very process.
    let outcome = try call("kill parent")
    guard case .answered(let answer) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(answer.payload == Self.honest)
  }

  @Test(arguments: [
    ("extra", "holds 'w', which nobody asked for"), ("missing", "lacks 'y'"),
    ("type", "'y' should hold F64 and holds F32"), ("text", "at most 0 texts"),
  ])
  func `an answer of another form is refused`(_ exercise: String, says words: String) throws {
    guard case .refused(let reason) = try call(exercise) else {
      Issue.record("\(exercise): \(try call(exercise))")
      return
    }
    #expect(reason.contains(words), "\(exercise): \(reason)")
  }

  @Test func `a wrong shape is an answer, and one too large is not read`() throws {
    guard case .answered(let answer) = try call("shape") else {
      Issue.record("a shape that a student may return was not taken in")
      return
    }
    #expect(answer.payload.tensors["y"]?.shape == [3, 2])
    let reason = "'y' should have the shape [3] and has [3, 100000], too much to look at"
    #expect(try call("huge") == .misshapen(reason))
  }

  @Test func `a long error is cut`() throws {
    guard case .threw(let text) = try call("throws") else {
      Issue.record("the error is not an error")
      return
    }
    #expect(text.utf8.count == 4096)
  }

  @Test func `another process cannot answer`() throws {
    #expect(try call("fork", in: Box(kind: .unsandboxed)) == .refused("another process answered"))
  }

  @Test(arguments: [
    ("twice", "something follows the answer"), ("sequence", "an answer to another call"),
    ("token", "an answer to another call"), ("kind", "unknown kind 65540"),
    ("ready", "an answer of the kind 'ready'"), ("longer frame", "of another size"),
    ("shorter frame", "of another size"), ("empty frame", "an answer of 0 bytes"),
    ("longer header", "header"), ("json", "damaged"), ("long text", "a message of"),
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
