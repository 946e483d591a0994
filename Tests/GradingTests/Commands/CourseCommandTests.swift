import GraderTestSupport
import Foundation
import Host
import Record
import Testing

/// `rubric`, `handouts` and `check --list`, which read the course's files and grade nothing.
@Suite struct CourseCommandTests {
  @Test func `a list names every assignment, question, exercise and check`() async throws {
    let folder = try TemporaryFolder()
    let run = try await GraderProcess.run(["check", "--list"], in: folder.url)
    #expect(run.code == 0)
    let lines = run.output.split(separator: "\n")
    for name in ["a1 ", "  a2.q2, a2.normalization ", "    a2.batchnorm ", "      a1.knn.folds "] {
      #expect(lines.contains { $0.hasPrefix(name) }, "\(name)")
    }
  }

  @Test func `a rubric with an error is named with its line, and the others are shown`()
    async throws
  {
    let folder = try TemporaryFolder()
    let project = try ScratchProject(in: folder.url)
    let good = try await GraderProcess.run(["rubric", "a1"], in: folder.url)
    #expect(good.code == 0)
    #expect(good.output.contains("  a1.knn.folds  ") && !good.output.contains("a2."))
    let path = project.layout.handouts + "/assignment1/rubric.yml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains("id: a1.knn.folds,") })
    try Data(text.replacing("id: a1.knn.folds,", with: "id: a1.knn.fold,").utf8)
      .write(to: URL(filePath: path))
    let run = try await GraderProcess.run(["rubric"], in: folder.url, program: project.program)
    #expect(run.code == GraderExit.configuration.rawValue)
    #expect(run.errors.contains("rubric.yml:\(line + 1): "), "\(run.errors)")
    #expect(run.output.contains("  a2.batchnorm.forward  "))
  }

  @Test func `handouts outside of a project says so`() async throws {
    let folder = try TemporaryFolder()
    let elsewhere = try await GraderProcess.run(["handouts", "--check"], in: folder.url)
    #expect(elsewhere.code == GraderExit.usage.rawValue)
  }
}
