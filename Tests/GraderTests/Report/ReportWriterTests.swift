import GraderTestSupport
import Foundation
import Reports
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

  @Test func `the graded files are written beside the reports, and replace earlier ones`() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "Sources/notes.txt")
    let writer = ReportWriter(folder: folder.url, audience: .student)
    for (text, path) in [("let a = 1\n", "Assignment1/A.swift"), ("b\n", "Assignment2/x/B.swift")] {
      let files = try writer.write(
        SampleReport.graded, as: [.markdown], sources: [path: Array(text.utf8)])
      #expect(files.map(\.lastPathComponent) == ["report.md", "graded-sources"])
      #expect(
        folder.files() == ["Sources/notes.txt", "graded-sources/" + path, "report.md"])
      #expect(folder.text("graded-sources/" + path) == text)
    }
    let only = try writer.write(SampleReport.graded, as: [], sources: ["A.swift": [0x61]])
    #expect(only == [writer.sourcesFolder])
    #expect(folder.text("graded-sources/A.swift") == "a")
  }

  @Test func `a second report replaces the first`() throws {
    let folder = try TemporaryFolder()
    let writer = ReportWriter(folder: folder.url, audience: .student)
    _ = try writer.write(SampleReport.graded, as: [.json])
    let file = try #require(try writer.write(SampleReport.refused, as: [.json]).first)
    let report = try JSONReport.decode(Data(contentsOf: file))
    #expect(report.refusal?.code == "notAnArchive")
  }

  @Test func `report.json is gone before another report changes, and comes last`() throws {
    let folder = try TemporaryFolder()
    let writer = ReportWriter(folder: folder.url, audience: .student)
    _ = try writer.write(SampleReport.graded, as: [.html, .json])
    let old = folder.text("report.html")
    // A folder in the place of a report ends the writing between two renames, as a kill would.
    try folder.write("mine", to: "junit.xml/notes.txt")
    let failure = #expect(throws: ReportWriter.Failure.self) {
      try writer.write(SampleReport.refused, as: ReportFormat.allCases)
    }
    #expect(failure?.path == folder.path("junit.xml"))
    #expect(folder.text("report.html") != old)
    #expect(folder.text("report.json") == nil)
    #expect(folder.text("junit.xml/notes.txt") == "mine")
  }

  @Test func `a folder in the place of report.json stops the writing before anything changes`()
    throws
  {
    let folder = try TemporaryFolder()
    let writer = ReportWriter(folder: folder.url, audience: .student)
    try folder.write("mine", to: "report.json/notes.txt")
    try folder.write("of yesterday", to: "report.html")
    #expect(throws: ReportWriter.Failure.self) {
      try writer.write(SampleReport.graded, as: ReportFormat.allCases)
    }
    #expect(folder.files() == ["report.html", "report.json/notes.txt"])
    #expect(folder.text("report.html") == "of yesterday")
  }

  @Test func `a file in the folder's place is refused with what to do`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "taken")
    let writer = ReportWriter(folder: folder.url.appending(path: "taken"), audience: .student)
    let failure = #expect(throws: ReportWriter.Failure.self) {
      try writer.write(SampleReport.graded, as: [.json])
    }
    #expect(failure?.description.contains("it is a file, not a folder") == true)
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
