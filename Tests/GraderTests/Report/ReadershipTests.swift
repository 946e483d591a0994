import Foundation
import GraderTestSupport
import Testing

@testable import Reports

/// Reports for both audiences, and the folders that they may be written into.
@Suite struct ReadershipTests {
  private static let sources = ["Assignment1/A.swift": Array("let a = 1\n".utf8)]

  @Test(
    arguments: [ReportFormat.allCases, [.markdown], [.gradescope, .json], []],
    [SampleReport.graded, SampleReport.refused])
  func `students get the same files as from a grading for them alone`(
    formats: [ReportFormat], report: GradingReport
  ) throws {
    let folder = try TemporaryFolder()
    for readers in Readership.allCases {
      let writer = ReportWriter(
        folder: folder.url.appending(path: readers.rawValue), for: readers)
      let files = try writer.write(report, as: formats, sources: Self.sources)
      let count = readers == .both ? 2 : 1
      #expect(files.count == count * (formats.count + 1))
      #expect(files.allSatisfy { FileManager.default.fileExists(atPath: $0.path) })
    }
    let contents = try folder.contents()
    func files(in name: String) -> [String: String] {
      let own = contents.filter { $0.key.hasPrefix(name + "/") }
      return Dictionary(
        uniqueKeysWithValues: own.map { (String($0.key.dropFirst(name.count)), $0.value) })
    }
    #expect(files(in: "both/student") == files(in: "student"))
    #expect(files(in: "both").filter { !$0.key.hasPrefix("/student/") } == files(in: "instructor"))
    #expect(files(in: "student").count == formats.count + 1)
    for text in files(in: "student").values { #expect(!text.lowercased().contains("secret")) }
  }

  @Test func `folders of an earlier grading are named`() throws {
    let folder = try TemporaryFolder()
    func write(_ readers: Readership, _ sources: [String: [UInt8]] = [:]) throws -> [String] {
      let writer = ReportWriter(folder: folder.url, for: readers)
      let files = try writer.write(SampleReport.graded, as: [.markdown], sources: sources)
      return writer.earlier(besides: files).map { String($0.dropFirst(folder.url.path.count + 1)) }
    }
    #expect(try write(.both, Self.sources) == [])
    #expect(try write(.both) == ["graded-sources", "student/graded-sources"])
    #expect(try write(.instructor, Self.sources) == ["student"])
    #expect(try write(.student) == ["graded-sources", "student"])
  }

  @Test func `reports of other formats of an earlier grading are named, for either audience`()
    throws
  {
    let folder = try TemporaryFolder()
    func write(_ readers: Readership, _ formats: [ReportFormat]) throws -> [String] {
      let writer = ReportWriter(folder: folder.url, for: readers)
      let files = try writer.write(SampleReport.graded, as: formats)
      return writer.earlier(besides: files).map { String($0.dropFirst(folder.url.path.count + 1)) }
    }
    #expect(try write(.instructor, [.html, .json]) == [])
    #expect(try write(.student, [.json, .junit]) == ["report.html"])
    #expect(try write(.both, [.markdown]) == ["report.html", "report.json", "junit.xml"])
    #expect(
      try write(.both, [.html, .json, .junit]) == ["report.md", "student/report.md"])
    let writer = ReportWriter(folder: folder.url, for: .both)
    #expect(writer.archiveOfEarlierReport == SampleReport.graded.submission.fileName)
    #expect(writer.earlier(besides: []).count == 8)
  }

  /// What a link in the place of a folder leads to.
  enum Target: CaseIterable { case folder, file, nothing }

  @Test(arguments: Target.allCases, ["ada-report", "ada-report/student"])
  func `a link in the place of a folder is refused`(target: Target, place: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("his", to: "bob-report/report.md")
    try folder.write("a file", to: "file")
    let goal =
      switch target {
      case .folder: "bob-report"
      case .file: "file"
      case .nothing: "no"
      }
    let output = folder.url.appending(path: "ada-report")
    if place != "ada-report" {
      try FileManager.default.createDirectory(at: output, withIntermediateDirectories: false)
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(place), withDestinationPath: folder.path(goal))
    let writer = ReportWriter(
      folder: output, for: .both, mayBeLink: place != "ada-report")
    let before = try folder.contents()
    let failure = #expect(throws: ReportWriter.Failure.self) {
      try writer.write(SampleReport.graded, as: ReportFormat.allCases)
    }
    #expect(failure?.path == folder.path(place))
    #expect(failure?.description.contains("it is a link") == true)
    #expect(try folder.contents() == before)
  }

  @Test func `a link that was named is followed, unless it leads nowhere`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "graded/notes.txt")
    for (link, goal) in [("good", "graded"), ("dangling", "nothing")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path(link), withDestinationPath: folder.path(goal))
    }
    func writer(_ name: String) -> ReportWriter {
      ReportWriter(folder: folder.url.appending(path: name), for: .student, mayBeLink: true)
    }
    _ = try writer("good").write(SampleReport.graded, as: [.markdown])
    #expect(folder.text("graded/report.md")?.isEmpty == false)
    let failure = #expect(throws: ReportWriter.Failure.self) {
      try writer("dangling").write(SampleReport.graded, as: [.markdown])
    }
    #expect(failure?.description.contains("a link that leads nowhere") == true)
  }

  @Test func `a link in the place of a report is replaced, not followed`() throws {
    let folder = try TemporaryFolder()
    try folder.write("his", to: "bob.md")
    try FileManager.default.createDirectory(
      atPath: folder.path("out"), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("out/report.md"), withDestinationPath: folder.path("bob.md"))
    let writer = ReportWriter(folder: folder.url.appending(path: "out"), for: .student)
    _ = try writer.write(SampleReport.graded, as: [.markdown])
    #expect(folder.text("bob.md") == "his")
    #expect(folder.text("out/report.md")?.contains("Assignment 1") == true)
  }
}
