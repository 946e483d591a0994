import Build
import CourseKit
import Foundation
import GraderTestSupport
import Grading
import Host
import Testing

/// A program of the project's own files, which is built once.
@Suite(.slow) struct KeptProgramTests {
  private let host: GradingHost
  private let builder: SubmissionBuild

  init() throws {
    host = try GradingHost()
    var builder = SubmissionBuild(
      toolchain: host.grading.toolchain, project: host.project, box: host.grading.box,
      folder: host.layout.folder)
    builder.rules = nil
    builder.optimization = .none
    self.builder = builder
  }

  @Test func `a program is built once, and again if it was damaged or its files changed`() throws {
    let path = "\(host.layout.folder)/Exercises.swift"
    let text = try String(
      contentsOfFile: "\(host.project.solutions)/\(path)", encoding: .utf8)
    // No other test builds this program.
    func program(_ comment: String) throws -> KeptProgram {
      try KeptProgram.of(
        "kept-in-a-test", builder, files: [path: Array((text + "// \(comment)\n").utf8)])
    }
    func date(_ path: String) throws -> Date? {
      try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    }
    let first = try program("one").path
    defer {
      let folder = URL(filePath: first).deletingLastPathComponent()
      try? FileManager.default.removeItem(at: folder)
    }
    let built = try date(first)
    #expect(try program("one").path == first)
    #expect(try date(first) == built)

    let bytes = try Data(contentsOf: URL(filePath: first))
    try Data(bytes.dropLast()).write(to: URL(filePath: first))
    #expect(try program("one").path == first)
    #expect(try Data(contentsOf: URL(filePath: first)) == bytes)

    let other = try program("two")
    #expect(other.path != first)
    #expect(!FileManager.default.fileExists(atPath: first), "nobody uses the first one")
    try? FileManager.default.removeItem(
      at: URL(filePath: other.path).deletingLastPathComponent())
  }
}
