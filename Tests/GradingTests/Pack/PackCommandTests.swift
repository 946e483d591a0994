import GraderTestSupport
import Foundation
import Testing

/// `pack`, as a student starts it.
@Suite struct PackCommandTests {
  @Test func `what the grader would refuse is named at home, and packed all the same`() async throws
  {
    let folder = try TemporaryFolder()
    let project = try ScratchProject(in: folder.url)
    let path = "Assignment1/CrossValidation.swift"
    let text = try project.source("Solutions/" + path)
    try project.save(
      text.replacing("import Core", with: "import Core\nimport Glibc")
        + "public func leave() { exit(0) }\n", to: path)
    let process = try GraderProcess(
      ["pack", "a1", "--output", folder.url.path + "/mine.tar.gz"],
      in: folder.url.appending(path: "project"), program: project.program)
    let outcome = try await process.outcome()
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("\(path) rejected; its stub was graded"))
    #expect(outcome.output.contains("'exit' is not allowed (rule 'process')"))
    #expect(!outcome.output.contains("did not compile"))
    #expect(folder.files().contains("mine.tar.gz"))
    #expect(process.leftovers == [])
  }
}
