import GraderTestSupport
import Box
import Judging
import Core
import Exchange
import Foundation
import Grading
import Host
import Record
import Reports
import Run
import Testing

/// Parts of Core that a call is to do without, in workers that no rule of symbols was asked about.
@Suite struct WithholdingTests {
  private static let uses: [String: CoreParts] = [
    "convolution": .convolution, "gradient of a convolution": .convolution,
    "gradient by biases": .convolution, "max pooling": .pooling, "average pooling": .pooling,
    "batch normalization": .normalization, "spatial batch normalization": .normalization,
    "layer normalization": .normalization, "softmax": .softmax, "ReLU": .activation,
    "Adam": .updateStep, "recurrent cell": .activation, "embedding": .embedding,
    "gradient by recording": .automaticDifferentiation,
    "dropout of a variable": .automaticDifferentiation, "numerical gradient": .numericalGradient,
    "by a thread": .convolution, "by a cache": .convolution, "by another exercise": .convolution,
    "by its own allowance": .convolution, "by the inputs": .convolution,
  ]

  private static let form: AnswerForm = {
    var form = AnswerForm()
    form.allow(.tensor("y"), .F64, upTo: 100)
    return form
  }()

  private func session(allowing allowed: [String: CoreParts]) throws -> WorkerSession {
    var launch = try HostileWorker.launch(in: .strongest())
    launch.allowed = allowed
    return WorkerSession(launch)
  }

  private func call(_ exercise: String, _ session: WorkerSession) throws -> CallOutcome {
    try session.call(exercise, Payload(), form: Self.form, timeLimit: 20)
  }

  @Test func `a call that uses what is withheld ends with the name of the part`() throws {
    let session = try session(allowing: [:])
    for (exercise, part) in Self.uses {
      #expect(try call(exercise, session) == .withheld(part), "\(exercise)")
    }
    // The worker was started anew, and nothing is wrong with what uses tensors alone.
    guard case .answered = try call("tensors alone", session) else {
      Issue.record("tensors were withheld")
      return
    }
  }

  @Test func `a value that is not written is told, and its use ends the call`() throws {
    let session = try session(allowing: [:])
    var answer = Payload()
    answer.set(.tensor("y"), Tensor<Double>.todo("y: later"))
    for _ in 0..<2 {
      #expect(try call("todo", session) == .incomplete(answer))
      #expect(try call("use of a todo", session) == .notImplemented("y: later"))
    }
  }

  @Test func `what is allowed answers, and nothing else is`() throws {
    let session = try session(allowing: Self.uses)
    for exercise in Self.uses.keys {
      guard case .answered = try call(exercise, session) else {
        Issue.record("\(exercise): \(try call(exercise, session))")
        continue
      }
    }
    let others = try self.session(allowing: Self.uses.mapValues(CoreParts.all.subtracting))
    for (exercise, part) in Self.uses {
      #expect(try call(exercise, others) == .withheld(part), "\(exercise)")
    }
  }

  @Test func `a call that was allowed leaves nothing open for the next`() throws {
    let session = try session(allowing: ["max pooling": .all])
    guard case .answered = try call("max pooling", session) else {
      Issue.record("pooling was withheld")
      return
    }
    #expect(try call("convolution", session) == .withheld(.convolution))
  }

  @Test(arguments: [
    "by opening the gate", "by writing to the gate", "by unlocking the gate",
    "by mapping over the gate", "by emptying the gate",
  ])
  func `a closed gate cannot be opened`(exercise: String) throws {
    // In the program with all of Core, and in the one without its loops.
    for allowed: CoreParts in [.embedding, []] {
      let outcome = try call(exercise, session(allowing: [exercise: allowed]))
      guard case .crashed = outcome else {
        Issue.record("\(exercise), allowing \(allowed.name): \(outcome)")
        continue
      }
    }
  }

  @Test func `a worker cannot write to its memory through a file`() throws {
    let outcome = try call("by the file of its memory", session(allowing: [:]))
    guard case .answered(let answer) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(answer.payload.tensors["y"] == .double(Tensor([-1], shape: [1])))
  }

  @Test func `where no part is allowed there are no loops after the gate`() throws {
    guard case .answered = try call("past the gate", session(allowing: ["past the gate": .softmax]))
    else {
      Issue.record("a call past the gate does nothing, so its end proves nothing")
      return
    }
    guard case .crashed(let crash) = try call("past the gate", session(allowing: [:])) else {
      Issue.record("the program has loops")
      return
    }
    #expect("\(crash)".contains("none of the loops"), "\(crash)")
  }

  @Test func `the rule of symbols refuses a call that closes the gate`() throws {
    let module = try SmallModule(["Closer"])
    let source = """
      @testable import Core
      public func open() { _ = Withholding.close([]) { _ in } }

      """
    let files = try module.build(["Closer": source], toolchain: try Toolchain.find())
    #expect(files["Closer"]?.status == .refused)
    let message = try #require(files["Closer"]?.diagnostics.first?.message)
    #expect(
      message.contains("Withholding.close") && message.contains("(rule 'core')"), "\(message)")
  }

  @Test func `the finding names the part`() throws {
    let end = try #require(EarlyEnd(.withheld(.convolution), of: "a2.affine", Payload()))
    #expect(end.finding == Finding(.refused, .call(.usedCore(part: "convolution"))))
  }
}
