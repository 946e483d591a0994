import Core
import Foundation
import Grader
import Testing

@Suite struct WorkerSessionTests {
  @Test func `a call that no exercise answers is an error, and the worker lives on`() throws {
    let folder = try TemporaryFolder()
    let box = try Box.strongest()
    let builder = SubmissionBuild(
      toolchain: try Toolchain.find(), project: try ProjectLayout.find(), box: box,
      folder: "Assignment1")
    let result = try builder.build([:], editable: [], in: folder.url.path)
    let session = WorkerSession(WorkerSession.Launch(program: result.worker, box: box))
    for _ in 0..<2 {
      let outcome = try session.call("a1.nothing", Payload(), form: AnswerForm(), timeLimit: 5)
      #expect(outcome == .threw("no exercise is called a1.nothing"))
    }
  }
}
