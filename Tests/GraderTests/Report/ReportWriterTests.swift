import Foundation
import Grader
import Testing

@Suite struct ReportWriterTests {
  @Test func `every format has its file, and nothing else is left`() throws {
    let folder = try TemporaryFolder()
    let output = folder.url.appending(path: "a/b")
    let writer = ReportWriter(folder: output, audience: .student)
    let files = try writer.write(SampleReport.graded, as: ReportFormat.allCases)
    #expect(
      files.map(\.lastPathComponent)
        == ["report.html", "report.json", "report.md", "results.json", "junit.xml"])
    let found = try FileManager.default.contentsOfDirectory(atPath: output.path)
    #expect(found.sorted() == files.map(\.lastPathComponent).sorted())
  }

  @Test func `a second report replaces the first`() throws {
    let folder = try TemporaryFolder()
    let writer = ReportWriter(folder: folder.url, audience: .student)
    _ = try writer.write(SampleReport.graded, as: [.json])
    let file = try #require(try writer.write(SampleReport.refused, as: [.json]).first)
    let report = try JSONReport.decode(Data(contentsOf: file))
    #expect(report.refusal?.code == "notAnArchive")
  }

  @Test func `a file in the folder's place is refused with what to do`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "taken")
    let writer = ReportWriter(folder: folder.url.appending(path: "taken"), audience: .student)
    let failure = #expect(throws: ReportWriter.Failure.self) {
      try writer.write(SampleReport.graded, as: [.json])
    }
    #expect(failure?.description.contains("it is a file, and a folder is needed") == true)
    #expect(failure?.description.contains("--output") == true)
  }

  @Test func `a folder that cannot be made is refused`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "taken")
    let writer = ReportWriter(folder: folder.url.appending(path: "taken/sub"), audience: .student)
    #expect(throws: ReportWriter.Failure.self) {
      try writer.write(SampleReport.graded, as: [.json])
    }
  }
}
