import GraderTestSupport
import CourseKit
import Foundation
import Intake
import Record
import Selftest
import Testing

struct IntakeErrorTests {
  private let text = Array("dear grader, here is my homework\n".utf8)

  /// The refusal of bytes, or nil when they are accepted.
  private func refusal(
    _ bytes: [UInt8], assignment: AssignmentLayout? = nil, by intake: Intake = Intake()
  ) -> IntakeRefusal? {
    do {
      _ = try intake.read(bytes, fileName: "hw.tar.gz", assignment: assignment)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a path without a file`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: IntakeRefusal.self) {
      try Intake().read(path: folder.path("none.tar.gz"))
    }
    #expect(error?.reason == .noSuchFile(path: folder.path("none.tar.gz")))
    #expect(error?.reason.exitCode.rawValue == 66)
    #expect(error?.submission.fileName == "none.tar.gz")
  }

  @Test func `a folder and a FIFO in the place of an archive do not block`() throws {
    let folder = try TemporaryFolder()
    mkfifo(folder.path("pipe"), 0o600)
    for (path, found) in [(folder.url.path, "is a folder"), (folder.path("pipe"), "not a regular")]
    {
      let error = #expect(throws: IntakeRefusal.self) { try Intake().read(path: path) }
      #expect(error?.reason.code == "unreadable")
      #expect(error?.description.contains(found) == true)
    }
  }

  @Test(arguments: [
    ("dear grader", "is a text file"), ("%PDF-1.7 \u{0}", "is a PDF document"),
    ("Rar!\u{1a}\u{7}\u{0}", "is a RAR archive"), ("\u{0}\u{1}\u{2}", "is of an unknown kind"),
  ])
  func `no archive, whatever its name says`(content: String, found: String) {
    #expect(
      refusal(Array(content.utf8))?.reason == .notAnArchive(file: "hw.tar.gz", found: found))
  }

  @Test func `a compressed file that is no tar`() {
    let found = "is a gzip file without a tar archive inside"
    #expect(
      refusal(CraftedArchive.gzip(text))?.reason == .notAnArchive(file: "hw.tar.gz", found: found))
  }

  @Test(arguments: CraftedArchive.Form.allCases)
  func `an archive that is cut short`(form: CraftedArchive.Form) {
    var noise = SystemRandomNumberGenerator()
    let bytes = (0..<40_000).map { _ in UInt8.random(in: 32..<127, using: &noise) }
    let archive = CraftedArchive(members: [.init(path: "Assignment1/Softmax.swift", bytes: bytes)])
    let whole = archive.bytes(form)
    let error = refusal(Array(whole.prefix(whole.count / 2)))
    #expect(error?.reason.code == "damagedArchive")
    #expect(error?.reason.exitCode.rawValue == 81)
  }

  @Test func `a corrupt archive`() {
    var bytes = CraftedArchive("Assignment1/Softmax.swift").bytes(.xz)
    bytes[bytes.count / 2] ^= 0xff
    #expect(refusal(bytes)?.reason.code == "damagedArchive")
    let text = (0..<4000).map { "let a\($0) = \($0 &* 7919)\n" }.joined()
    var zip = CraftedArchive(members: [.file("Assignment1/Softmax.swift", text)]).bytes(.zip)
    zip[zip.count / 2] ^= 0xff
    #expect(refusal(zip)?.reason.code == "damagedArchive")
  }

  @Test(arguments: CraftedArchive.Form.allCases)
  func `an archive without files`(form: CraftedArchive.Form) {
    let bytes = CraftedArchive().bytes(form)
    #expect(refusal(bytes)?.reason == .empty(file: "hw.tar.gz", bytes: bytes.count))
    let folder = CraftedArchive(members: [.init(path: "Assignment1", type: 0o040000)]).bytes(form)
    #expect(refusal(folder)?.reason == .empty(file: "hw.tar.gz", bytes: folder.count))
  }

  @Test func `no bytes at all`() {
    #expect(refusal([])?.reason == .empty(file: "hw.tar.gz", bytes: 0))
    #expect(refusal([])?.description.contains("has 0 bytes: upload it again") == true)
    #expect(refusal(CraftedArchive.gzip([]))?.reason.code == "notAnArchive")
  }

  @Test func `an encrypted archive`() {
    let archive = CraftedArchive(members: [.file("Assignment1/Softmax.swift")], password: "secret")
    #expect(refusal(archive.bytes(.zip))?.reason == .encrypted(file: "hw.tar.gz"))
  }

  @Test func `an archive in an archive`() {
    let inner = CraftedArchive("Assignment1/Softmax.swift")
    let outer = CraftedArchive(members: [.init(path: "up/hw1.zip", bytes: inner.bytes(.zip))])
    #expect(
      refusal(outer.bytes())?.reason
        == .nestedArchive(file: "hw.tar.gz", inner: "the archive “up/hw1.zip”"))
    #expect(refusal(CraftedArchive.gzip(inner.bytes()))?.reason.code == "nestedArchive")
    #expect(refusal(CraftedArchive.gzip(inner.bytes(.zip)))?.reason.code == "nestedArchive")
  }

  @Test func `another assignment`() {
    let later = CraftedArchive("hw/Assignment9/LSTM.swift", "hw/Assignment9/answers.md")
    #expect(
      refusal(later.bytes())?.reason
        == .wrongAssignment(
          file: "hw.tar.gz", expected: "Assignment 1, Assignment 2 or Assignment 3",
          found: "Assignment9"))
    #expect(
      refusal(later.bytes(), assignment: .assignment1)?.reason
        == .wrongAssignment(file: "hw.tar.gz", expected: "Assignment 1", found: "Assignment9"))
    let archive = CraftedArchive("hw/Assignment2/BatchNorm.swift", "hw/Assignment2/answers.md")
    let known = refusal(archive.bytes(), assignment: .assignment1)
    #expect(
      known?.reason
        == .wrongAssignment(file: "hw.tar.gz", expected: "Assignment 1", found: "Assignment 2"))
    #expect(known?.submission.entries.count == 2)
    #expect(known?.submission.entries.allSatisfy { $0.disposition == .ignored } == true)
    let both = CraftedArchive("Assignment2/BatchNorm.swift", "Assignment1/Softmax.swift")
    #expect(
      refusal(both.bytes())?.reason
        == .severalAssignments(file: "hw.tar.gz", found: ["a1", "a2"]))
  }

  @Test func `files of nothing that is known`() {
    let error = refusal(CraftedArchive("essay.md", "cs231n/classifiers/softmax.py").bytes())
    #expect(error?.reason.code == "nothingForAssignment")
    #expect(error?.description.contains("only essay.md, cs231n/classifiers/softmax.py") == true)
  }

  @Test func `two candidates for one file`() {
    let archive = CraftedArchive(
      "a/Assignment1/Softmax.swift", "b/Assignment1/Softmax.swift", "b/Assignment1/LinearSVM.swift")
    let paths = ["a/Assignment1/Softmax.swift", "b/Assignment1/Softmax.swift"]
    #expect(
      refusal(archive.bytes())?.reason
        == .severalCandidates(file: "hw.tar.gz", name: "Assignment1/Softmax.swift", paths: paths))
  }

  @Test func `files from two folders`() {
    let archive = CraftedArchive("a/Assignment1/Softmax.swift", "b/Assignment1/LinearSVM.swift")
    #expect(
      refusal(archive.bytes())?.reason
        == .severalCandidates(
          file: "hw.tar.gz", name: "the folder Assignment1",
          paths: ["a/Assignment1/Softmax.swift", "b/Assignment1/LinearSVM.swift"]))
  }

  @Test func `every refusal has its own code, its own exit code, and says what to do`() {
    let all: [IntakeError] = [
      .noSuchFile(path: "x"), .unreadable(path: "x", found: "is not a regular file"),
      .notAnArchive(file: "x", found: "is a text file"), .damaged(file: "x", detail: "cut"),
      .unsupportedCompression(file: "x", method: "Deflate64"),
      .ambiguous(file: "x", detail: "it has 3 bytes before its first file"),
      .empty(file: "x", bytes: 9), .tooLarge(file: "x", limit: .entries, allowed: 1, found: 2),
      .encrypted(file: "x"), .nestedArchive(file: "x", inner: "y"),
      .wrongAssignment(file: "x", expected: "a1", found: "a2"),
      .nothingForAssignment(file: "x", expected: ["a"], found: []),
      .severalCandidates(file: "x", name: "n", paths: ["p", "q"]),
      .severalAssignments(file: "x", found: ["a1", "a2"]),
    ]
    #expect(Set(all.map(\.code)).count == all.count)
    #expect(Set(all.map(\.exitCode)).count == all.count)
    #expect(Set(GraderExit.allCases.map(\.rawValue)).count == GraderExit.allCases.count)
    let folder = IntakeError.folder(path: "x", command: "tar -czf x.tar.gz -- x")
    #expect(folder.code == "unreadable" && folder.exitCode == .unreadable)
    let empty = IntakeError.empty(file: "x", bytes: 0)
    let entry = SubmissionRecord.Entry(path: "y", disposition: .refused, reason: "it is empty")
    let refused = IntakeError.nothingForAssignment(
      file: "x", expected: ["a"], found: [], refused: [entry])
    for error in all + [empty, refused] {
      #expect(error.description.contains("x"))
      #expect(error.description.contains(":") && error.description.hasSuffix("."))
      #expect(!error.description.dropLast().contains(". "))
    }
  }
}
