import GraderTestSupport
import Core
import CourseKit
import Foundation
import Intake
import Grader
import Media
import Record
import Selftest
import Testing

/// Reads an archive with the course's own intake.
func takeIn(
  _ archive: CraftedArchive, _ form: CraftedArchive.Form = .gzip,
  assignment: AssignmentLayout? = nil,
  by intake: Intake = Intake()
) throws -> Intake.Result {
  try intake.read(
    archive.bytes(form), fileName: "submission.\(form.rawValue)", assignment: assignment)
}

extension Intake.Result {
  /// What was done with a member, and why.
  func entry(_ path: String) -> SubmissionRecord.Entry? {
    submission.entries.first { $0.path == path }
  }
}

struct IntakeTests {
  @Test(arguments: CraftedArchive.Form.allCases)
  func `every form of archive is read`(form: CraftedArchive.Form) throws {
    let archive = CraftedArchive(members: [
      .file("Assignment1/Softmax.swift", "let ü = 1\n"), .file("Assignment1/answers.md", "yes\n"),
    ])
    let result = try takeIn(archive, form)
    #expect(result.assignment.id == .a1)
    #expect(result.files == ["Assignment1/Softmax.swift": Array("let ü = 1\n".utf8)])
    #expect(result.answers == Array("yes\n".utf8))
    #expect(result.submission.bytes == archive.bytes(form).count)
    #expect(result.submission.sha256 == SHA256.hexadecimal(of: archive.bytes(form)))
    #expect(result.submission.fileName == "submission.\(form.rawValue)")
  }

  @Test(arguments: [
    "", "Assignment1/", "./Assignment1/", "hw/Assignment1/", "assignment1/", "my work (2)/",
    "Sources/Assignments/Assignment1/", "a/b/c/d/Assignment1/", "Müller/Assignment1/",
  ])
  func `the files are found below any folder`(prefix: String) throws {
    let result = try takeIn(
      CraftedArchive(
        prefix + "Softmax.swift", prefix + "LinearSVM.swift", prefix + "answers.md"))
    #expect(
      result.files.keys.sorted() == ["Assignment1/LinearSVM.swift", "Assignment1/Softmax.swift"])
    #expect(result.answers != nil)
  }

  @Test func `a zip with the mark of UTF-8 names, as Windows and Python make it`() throws {
    let coded =
      "UEsDBBQAAAgAAAAAIQBele/HCgAAAAoAAAAVAAAATcO8bGxlci9Tb2Z0bWF4LnN3aWZ0bGV0IGEgPSAxClBLAQIU"
      + "AxQAAAgAAAAAIQBele/HCgAAAAoAAAAVAAAAAAAAAAAAAACAAQAAAABNw7xsbGVyL1NvZnRtYXguc3dpZnRQSwUG"
      + "AAAAAAEAAQBDAAAAPQAAAAAA"
    let bytes = try #require(Data(base64Encoded: coded))
    let result = try Intake().read(Array(bytes), fileName: "hw.zip")
    #expect(result.entry("Müller/Softmax.swift")?.disposition == .taken)
    #expect(result.files["Assignment1/Softmax.swift"] == Array("let a = 1\n".utf8))
  }

  @Test func `the answers may lie above the files, and the nearest count`() throws {
    let above = try takeIn(CraftedArchive("hw/Assignment1/Softmax.swift", "hw/answers.md"))
    #expect(above.answers != nil)
    let both = try takeIn(
      CraftedArchive(
        "hw/Assignment1/Softmax.swift", "hw/Assignment1/answers.md", "hw/answers.md",
        "hw/handouts/assignment1/answers.md"))
    #expect(both.entry("hw/Assignment1/answers.md")?.disposition == .taken)
    #expect(both.entry("hw/answers.md")?.disposition == .ignored)
    let apart = try takeIn(CraftedArchive("hw/Assignment1/Softmax.swift", "other/answers.md"))
    #expect(apart.answers == nil)
  }

  @Test func `missing files are listed and no error`() throws {
    let result = try takeIn(CraftedArchive("Assignment1/Softmax.swift"))
    #expect(result.missing == result.assignment.paths.filter { $0 != "Assignment1/Softmax.swift" })
    let missing = result.submission.entries.filter { $0.disposition == .missing }
    #expect(missing.map(\.path) == result.missing)
    #expect(missing.allSatisfy { $0.reason == "it is not in the archive" })
  }

  @Test func `what the assignment does not name is left alone, with the reason`() throws {
    let result = try takeIn(
      CraftedArchive(
        "Assignment1/Softmax.swift", "Assignment1/Exercises.swift", "Package.swift",
        "__MACOSX/Assignment1/._Softmax.swift", "Assignment1/.DS_Store",
        "Sources/Core/Tensor.swift"))
    #expect(result.files.count == 1)
    #expect(
      result.entry("Assignment1/Exercises.swift")?.reason
        == "it is not a file that you edit, and it was changed; the course's own version is used")
    #expect(result.entry("Package.swift")?.reason == "it does not belong to Assignment 1")
    #expect(
      result.entry("__MACOSX/Assignment1/._Softmax.swift")?.reason == "it was created by macOS")
    #expect(result.entry("Assignment1/.DS_Store")?.reason == "it was created by macOS")
    let ignored = result.submission.entries.filter { $0.disposition == .ignored }
    #expect(ignored.count == 5)
  }

  @Test func `folders are no entries`() throws {
    var archive = CraftedArchive("Assignment1/Softmax.swift")
    archive.members.insert(.init(path: "Assignment1", type: 0o040000), at: 0)
    let result = try takeIn(archive)
    #expect(
      result.submission.entries.filter { $0.disposition != .missing }.map(\.path)
        == ["Assignment1/Softmax.swift"])
  }

  @Test func `a submission is read from a file`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      CraftedArchive("Assignment1/Softmax.swift").bytes(.zip), to: "my hand-in.zip")
    let result = try Intake().read(path: path)
    #expect(result.submission.fileName == "my hand-in.zip")
    #expect(result.files.count == 1)
  }

  @Test func `the assignment is known by its files, and can be demanded`() throws {
    let second = AssignmentLayout(.a2, files: ["BatchNorm.swift"])
    let intake = Intake(assignments: [.assignment1, second])
    let archive = CraftedArchive("Assignment2/BatchNorm.swift")
    #expect(try takeIn(archive, by: intake).assignment.id == .a2)
    let mixed = CraftedArchive("Assignment2/BatchNorm.swift", "Assignment1/Softmax.swift")
    #expect(try takeIn(mixed, assignment: second, by: intake).assignment.id == .a2)
    #expect(try takeIn(mixed, assignment: .assignment1, by: intake).assignment.id == .a1)
  }

  @Test(arguments: [
    ["Assignment2/Affine.swift", "Assignment2/Framework/Challenge.swift"],
    ["Assignment2/Affine.swift", "Assignment2/Challenge.swift"],
    ["mine/Affine.swift", "mine/Framework/Challenge.swift"],
    ["Affine.swift", "Challenge.swift"],
  ])
  func `files of a subfolder are found in it, and beside the others`(paths: [String]) throws {
    let result = try takeIn(CraftedArchive(paths[0], paths[1]))
    #expect(
      Set(result.files.keys) == [
        "Assignment2/Affine.swift", "Assignment2/Framework/Challenge.swift",
      ])
  }

  @Test func `a name of two assignments belongs to the one that knows the other files`() throws {
    let both = CraftedArchive("mine/TwoLayerNet.swift", "mine/Affine.swift")
    #expect(try takeIn(both).assignment == .assignment2)
    #expect(throws: IntakeRefusal.self) { try takeIn(CraftedArchive("TwoLayerNet.swift")) }
  }
}
