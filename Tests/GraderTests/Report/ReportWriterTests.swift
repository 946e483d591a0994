import GraderTestSupport
import Foundation
import Reports
import Testing

@Suite struct ReportWriterTests {
  @Test func `every format has its file, and nothing else is left`() throws {
    let folder = try TemporaryFolder()
    let output = folder.url.appending(path: "a/b")
    let writer = ReportWriter(folder: output, for: .student)
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
    let writer = ReportWriter(folder: folder.url, for: .student)
    for (text, path) in [("let a = 1\n", "Assignment1/A.swift"), ("b\n", "Assignment2/x/B.swift")] {
      let files = try writer.write(
        SampleReport.graded, as: [.markdown], sources: [path: Array(text.utf8)])
      #expect(files.map(\.lastPathComponent) == ["report.md", "graded-sources"])
      #expect(
        folder.files() == ["Sources/notes.txt", "graded-sources/" + path, "report.md"])
      #expect(folder.text("graded-sources/" + path) == text)
    }
    let only = try writer.write(SampleReport.graded, as: [], sources: ["A.swift": [0x61]])
    #expect(only.map(\.lastPathComponent) == [ReportWriter.sourcesName])
    #expect(folder.text("graded-sources/A.swift") == "a")
  }

  @Test func `a second report replaces the first`() throws {
    let folder = try TemporaryFolder()
    let writer = ReportWriter(folder: folder.url, for: .student)
    _ = try writer.write(SampleReport.graded, as: [.json])
    let file = try #require(try writer.write(SampleReport.refused, as: [.json]).first)
    let report = try JSONReport.decode(Data(contentsOf: file))
    #expect(report.refusal?.code == "notAnArchive")
  }

  @Test(arguments: ReportFormat.allCases.map(\.fileName) + ["student", "student/report.md"])
  func `an error leaves the earlier reports intact`(name: String) throws {
    let folder = try TemporaryFolder()
    let writer = ReportWriter(folder: folder.url, for: .both)
    let sources = ["Assignment1/A.swift": Array("let a = 1\n".utf8)]
    _ = try writer.write(SampleReport.graded, as: ReportFormat.allCases, sources: sources)
    // What is in the way of one file stops all.
    try FileManager.default.removeItem(at: folder.url.appending(path: name))
    try folder.write("mine", to: name == "student" ? name : name + "/notes.txt")
    let earlier = try folder.contents()
    let failure = #expect(throws: ReportWriter.Failure.self) {
      try writer.write(SampleReport.refused, as: ReportFormat.allCases, sources: sources)
    }
    #expect(failure?.path == folder.path(name))
    #expect(try folder.contents() == earlier)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).allSatisfy {
        !$0.hasPrefix(".")
      })
  }

  @Test func `a folder in the place of report.json stops the writing before anything changes`()
    throws
  {
    let folder = try TemporaryFolder()
    let writer = ReportWriter(folder: folder.url, for: .student)
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
    let writer = ReportWriter(folder: folder.url.appending(path: "taken"), for: .student)
    let failure = #expect(throws: ReportWriter.Failure.self) {
      try writer.write(SampleReport.graded, as: [.json])
    }
    #expect(failure?.description.contains("it is a file, not a folder") == true)
    #expect(failure?.description.contains("--output") == true)
  }

  @Test(arguments: ["taken/sub", "a/" + String(repeating: "x", count: 300), "dangling/sub"])
  func `a folder that cannot be made is refused, also before there is a report`(
    path: String
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "taken")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("dangling"), withDestinationPath: folder.path("nothing"))
    let writer = ReportWriter(folder: folder.url.appending(path: path), for: .both)
    #expect(throws: ReportWriter.Failure.self) { try writer.checkPlace(for: [.json]) }
    #expect(throws: ReportWriter.Failure.self) {
      try writer.write(SampleReport.graded, as: [.json])
    }
  }

  @Test func `finding out whether a folder can be made leaves nothing`() throws {
    let folder = try TemporaryFolder()
    let writer = ReportWriter(folder: folder.url.appending(path: "a/b"), for: .both)
    try writer.checkPlace(for: ReportFormat.allCases)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
    try folder.write("mine", to: "a/b/student/report.md/notes.txt")
    #expect(throws: ReportWriter.Failure.self) { try writer.checkPlace(for: [.markdown]) }
    try writer.checkPlace(for: [.html])
  }
}
