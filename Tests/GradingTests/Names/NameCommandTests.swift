import CourseKit
import Foundation
import GraderTestSupport
import Grading
import Record
import Reports
import Selftest
import Testing

@testable import Grader

/// What commands say of names.
@Suite struct NameCommandTests {
  /// The answer sheet of assignment 2 as it once was handed out, with all answers.
  private static let sheet = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Fixtures/Answers/assignment2.md").standardizedFileURL

  @Test func `an answer sheet with former names is graded, and today's names are told`()
    async throws
  {
    let folder = try TemporaryFolder()
    let host = try GradingHost(.assignment2)
    let path = "Assignment2/ReLU.swift"
    let archive = CraftedArchive(members: [
      .init(path: path, bytes: try #require(try host.files(in: "Solutions")[path])),
      .init(path: "Assignment2/answers.md", bytes: [UInt8](try Data(contentsOf: Self.sheet))),
    ])
    try folder.write(archive.bytes(), to: "hw.tar.gz")
    let names = ["fullyConnected.1", "batchNorm.1", "batchNorm.4", "dropout.3", "a2.relu.forward"]
    let run = try await GraderProcess.run(
      ["hw.tar.gz", "--quick", "--format", "json", "--output", "out"]
        + names.flatMap { ["--only", $0] }, in: folder.url)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.errors.contains("note: 'batchNorm.1' is now called 'a2.normalization.1'."))
    let data = try Data(contentsOf: folder.url.appending(path: "out/report.json"))
    let report = try JSONReport.decode(data)
    #expect(
      report.verdicts == [
        "a2.relu.forward": .passed, "a2.fullyConnectedNets.1": .awaiting,
        "a2.normalization.1": .awaiting, "a2.normalization.4": .awaiting,
        "a2.dropoutNets.3": .awaiting,
      ])
    #expect(
      report.check("a2.normalization.4")?.written?.answer == "My answer to batchNorm.4.")
    #expect(
      report.notes.filter { $0.contains("is now called") } == [
        "answers.md, line 16: fullyConnected.1 is now called a2.fullyConnectedNets.1; the answer "
          + "still counts",
        "answers.md, line 48: batchNorm.1 is now called a2.normalization.1; the answer "
          + "still counts",
        "answers.md, line 96: dropout.1 is now called a2.dropoutNets.1; the answer still counts",
      ])
  }

  @Test func `without a name and without a start, check says how to start`() async throws {
    let folder = try TemporaryFolder()
    let copy = try ScratchProject(in: folder.url)
    let run = try await GraderProcess.run(["check"], in: folder.url, program: copy.program)
    #expect(run.code == 1)
    #expect(run.output.contains("No assignment has been started"))
    #expect(run.output.contains("./grader check a1.knn"))
  }
}
