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

  @Test func `a rubric that cannot be read is named with what is wrong`() async throws {
    let folder = try TemporaryFolder()
    let project = try ScratchProject(in: folder.url)
    let course = project.layout.handouts + "/assignment1/"
    let manager = FileManager.default
    func expect(_ name: String, _ data: Data?, _ says: String, isFolder: Bool = false) async throws
    {
      let (path, kept) = (course + name, course + name + ".kept")
      try manager.moveItem(atPath: path, toPath: kept)
      try data?.write(to: URL(filePath: path))
      if isFolder { try manager.createDirectory(atPath: path, withIntermediateDirectories: false) }
      for command in [["rubric", "a1"], ["check", "a1.knn"]] {
        let run = try await GraderProcess.run(command, in: folder.url, program: project.program)
        #expect(run.code == GraderExit.configuration.rawValue, "\(name): \(run.errors)")
        #expect(run.errors.contains("error: \(path):\(says)"), "\(run.errors)")
        #expect(run.errors.split(separator: "\n").count == 1)
      }
      if data != nil || isFolder { try manager.removeItem(atPath: path) }
      try manager.moveItem(atPath: kept, toPath: path)
    }
    let rubric = try String(contentsOfFile: course + "rubric.yml", encoding: .utf8)
    let lines = rubric.split(separator: "\n", omittingEmptySubsequences: false)
    let title = try #require(lines.firstIndex { $0.hasPrefix("title:") }) + 1
    let german = rubric.replacing("image classification", with: "Hausübung")
    let latin = try #require(german.data(using: .isoLatin1))
    try await expect("rubric.yml", latin, "\(title): its line \(title) has the byte fc")
    try await expect("rubric.yml", german.data(using: .utf16), "1: it is text in UTF-16; save it")
    try await expect(
      "rubric.yml", rubric.data(using: .utf16LittleEndian), "1: it is text in UTF-16; save it")
    try await expect("rubric.yml", nil, "1: the file does not exist")
    try await expect("rubric.yml", nil, "1: it is a folder, not a file", isFolder: true)
    let tabs = Data(rubric.replacing("\nquestions:\n  -", with: "\nquestions:\n\t-").utf8)
    try await expect("rubric.yml", tabs, "\(title + 2): the line is indented with a tab")
    try await expect("answers.md", nil, "1: the file does not exist")
    try await expect("answers.md", Data([0x61, 0xE9]), "1: its line 1 has the byte e9")
  }

  @Test func `handouts outside of a project says so`() async throws {
    let folder = try TemporaryFolder()
    let elsewhere = try await GraderProcess.run(["handouts", "--check"], in: folder.url)
    #expect(elsewhere.code == GraderExit.usage.rawValue)
  }
}
