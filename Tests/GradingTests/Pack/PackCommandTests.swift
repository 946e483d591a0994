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
    #expect(outcome.output.contains("\(path) would be refused, so its stub would be graded"))
    #expect(outcome.output.contains("'exit' is not allowed (rule 'process')"))
    #expect(!outcome.output.contains("did not compile"))
    #expect(folder.files().contains("mine.tar.gz"))
    #expect(process.leftovers == [])
  }

  @Test func `one started assignment needs no name, and the proposed command can be pasted`()
    async throws
  {
    let folder = try TemporaryFolder()
    let project = try ScratchProject(in: folder.url)
    let stub = try project.source("Assignments/Assignment2/ReLU.swift")
    try project.save(stub + "// begun\n", to: "Assignment2/ReLU.swift")
    for name in ["x y (1).tar.gz", "it's $HOME; &.tar.gz", "a\nb.tar.gz"] {
      let run = try await GraderProcess.run(
        ["pack", "--no-build", "--output", name], in: folder.url.appending(path: "project"),
        program: project.program)
      #expect(run.code == 0, "\(run.errors)")
      let lead = "To see how it is graded: ./grader "
      let line = try #require(run.output.split(separator: "\n").first { $0.hasPrefix(lead) })
      #expect(try Shell.words(of: String(line.dropFirst(lead.count))) == [name])
      #expect(folder.files().contains("project/" + name))
    }
  }
}
