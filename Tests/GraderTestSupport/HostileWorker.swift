package import Box
import Build
import Core
import Exchange
import Foundation
import Host
package import Run
import Testing

/// A worker whose exercises attack the channel, compiled once for all tests.
package final class HostileWorker: Sendable {
  private static let shared = Result { try HostileWorker() }

  private static let root = FileManager.default.temporaryDirectory
    .appending(path: "backprop-\(UUID().uuidString)")

  private let build: SubmissionBuild.Result

  private init() throws {
    let root = Self.root
    let project = try ProjectLayout.withModule("Channel", at: root)
    let fixtures = try ProjectFolder(above: #filePath)
      .file("Tests/GraderTestSupport/Fixtures/Channel")
    let names = ["Hostile.swift", "CoreUses.swift", "Prints.swift", "Memory.swift"]
    for name in names {
      try FileManager.default.copyItem(
        at: fixtures.appending(path: name),
        to: root.appending(path: "Sources/Assignments/Channel/\(name)"))
    }
    try project.list(names, in: "Channel")
    var builder = SubmissionBuild(
      toolchain: try Toolchain.find(), project: project, box: try Box.strongest(),
      folder: "Channel")
    // What a submission may not even call is tried all the same.
    builder.rules = nil
    builder.loops = .whereAllowed
    build = try builder.build([:], editable: [], in: project.root + "/job")
    atexit { try? FileManager.default.removeItem(at: HostileWorker.root) }
  }

  /// How the worker is started.
  package static func launch(in box: Box) throws -> WorkerSession.Launch {
    let build = try shared.get().build
    var launch = WorkerSession.Launch(program: build.worker, box: box)
    launch.bareProgram = build.bareWorker
    return launch
  }

  /// A session with a new worker.
  package static func session(in box: Box) throws -> WorkerSession {
    WorkerSession(try launch(in: box))
  }

  /// Expects that a worker in a box becomes, starts and loads nothing new.
  package static func expectSeal(in box: Box) throws {
    var form = AnswerForm()
    form.expect(.tensor("y"), .F64, shape: [3])
    let call = { (exercise: String) throws in
      try session(in: box).call(exercise, Payload(), form: form, timeLimit: 10)
    }
    for exercise in ["become another program", "start another program"] {
      guard case .crashed(let crash) = try call(exercise) else {
        Issue.record("\(exercise) did not end the worker")
        continue
      }
      #expect(crash.ending == .signaled("SIGSYS"), "\(exercise): \(crash)")
    }
    guard case .answered = try call("machine code, limits, socket") else {
      Issue.record("\(try call("machine code, limits, socket"))")
      return
    }
  }
}
