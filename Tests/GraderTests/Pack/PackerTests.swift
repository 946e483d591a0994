import GraderTestSupport
import CourseKit
import Foundation
import Grading
import Host
import Intake
import Record
import Testing

struct PackerTests {
  private let assignment = AssignmentLayout(
    Manifest(
      assignment: .a1,
      files: [
        .init(path: "LinearSVM.swift", role: .edited, sha256: ""),
        .init(path: "Softmax.swift", role: .edited, sha256: "", declares: ["softmax"]),
        .init(path: "Exercises.swift", role: .binding, sha256: ""),
      ]))

  private func packer(_ folder: borrowing TemporaryFolder) -> Packer {
    Packer(assignment, in: ProjectFolder(at: folder.url))
  }

  private func makeWork() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      "func f() throws {\n  try todo(\"one\")\n  // try todo(\"done\")\n  try todo(\"two\") \n"
        + "  return (.todo(\"dx: a\"), db: .todo(\"b\"))\n}\n",
      to: "Sources/Assignments/Assignment1/LinearSVM.swift")
    try folder.write("let a = 1\n", to: "Sources/Assignments/Assignment1/Softmax.swift")
    try folder.write("mine\n", to: "Sources/Assignments/Assignment1/answers.md")
    try folder.write("not wanted\n", to: "Sources/Assignments/Assignment1/Exercises.swift")
    return folder
  }

  @Test func `parts left to write are named`() throws {
    let folder = try makeWork()
    let files = try packer(folder).survey()
    #expect(
      files.map(\.path)
        == ["Assignment1/LinearSVM.swift", "Assignment1/Softmax.swift", "Assignment1/answers.md"])
    #expect(files.map(\.openTasks) == [["one", "two", "dx: a", "b"], [], []])
    #expect(files.allSatisfy { $0.fault == nil })
  }

  @Test func `missing, empty and unfit files are named`() throws {
    let folder = try TemporaryFolder()
    try folder.write(" \n\n", to: "Sources/Assignments/Assignment1/LinearSVM.swift")
    try folder.write([0xff, 0xfe], to: "Sources/Assignments/Assignment1/Softmax.swift")
    let files = try packer(folder).survey()
    #expect(
      files.map(\.fault) == [.empty, .unfit("it is text in UTF-16; save it as UTF-8"), .missing])
    #expect(files.map { $0.canBePacked(allowMissing: false) } == [false, false, false])
    #expect(files.map { $0.canBePacked(allowMissing: true) } == [true, false, true])
  }

  @Test func `the archive holds the work, is taken in, and is the same each time`() throws {
    let folder = try makeWork()
    let archive = try packer(folder).archive(of: packer(folder).survey()).bytes
    #expect(try packer(folder).archive(of: packer(folder).survey()).bytes == archive)
    let result = try Intake(assignments: [assignment]).read(archive, fileName: "s.tar.gz")
    #expect(result.files.keys.sorted() == assignment.paths)
    #expect(result.answers == Array("mine\n".utf8))
    #expect(result.submission.entries.count == 3)
    // Bytes 4 to 7 of a gzip header are its time.
    #expect(Array(archive[4..<8]) == [0, 0, 0, 0])
  }

  @Test func `missing files are left out of the archive`() throws {
    let folder = try TemporaryFolder()
    try folder.write("let a = 1\n", to: "Sources/Assignments/Assignment1/Softmax.swift")
    let archive = try packer(folder).archive(of: packer(folder).survey()).bytes
    let result = try Intake(assignments: [assignment]).read(archive, fileName: "s.tar.gz")
    #expect(result.missing == ["Assignment1/LinearSVM.swift"])
    #expect(result.answers == nil)
  }

  @Test func `questions without an answer are counted, and damaged marks named`() throws {
    let folder = try makeWork()
    try folder.write(
      (1...4).map { "## a1.nearestNeighbor.\($0) — A question\n\n> Why?\n" }.joined(),
      to: "handouts/assignment1/answers.md")
    let sheet = "Sources/Assignments/Assignment1/answers.md"
    func answers() throws -> Packer.File? {
      try packer(folder).survey().first { $0.path.hasSuffix("answers.md") }
    }
    func answer(_ number: Int, _ text: String) -> String {
      "<!-- answer: a1.nearestNeighbor.\(number) -->\n\(text)\n<!-- /answer -->\n"
    }
    let none = (1...4).map { "a1.nearestNeighbor.\($0)" }
    try folder.write((1...4).map { answer($0, "<!-- write here -->") }.joined(), to: sheet)
    #expect(try answers()?.unanswered == none)
    #expect(try answers()?.problems == [])
    try folder.write("no marks\n", to: sheet)
    #expect(try answers()?.unanswered == none)
    try folder.write(
      answer(1, "Because.") + answer(2, " \n") + "<!- answer a1.nearestNeighbor.3 ->\nKept.\n"
        + "<!-- /answer -->\n" + answer(33, "No such.") + answer(4, "One.") + answer(4, "Two."),
      to: sheet)
    #expect(try answers()?.unanswered == ["a1.nearestNeighbor.2"])
    #expect(
      try answers()?.problems.map { $0.prefix(20) } == [
        "answers.md, line 8: ", "answers.md, line 11:", "answers.md, line 17:",
      ])
    try folder.write(answer(1, "Here.") + "And there.\n", to: sheet)
    #expect(try answers()?.problems.count == 1)
    #expect(try answers()?.canBePacked(allowMissing: false) == true)
    try folder.write(
      "## a1.nearestNeighbor.1 — A question\n\n" + answer(1, "Here."),
      to: "handouts/assignment1/answers.md")
    #expect(
      try answers()?.problems.last
        == "handouts/assignment1/answers.md has answers, but it is not packed: move them to this "
        + "file")
  }

  @Test func `helper files are packed, and others named`() throws {
    let folder = try makeWork()
    let tree = "Sources/Assignments/Assignment1/"
    try folder.write("func own() throws {\n  try todo(\"own\")\n}\n", to: tree + "Own.swift")
    try folder.write("func softmax() {}\n", to: tree + "Softmax 2.swift")
    let files = try packer(folder).survey()
    #expect(files.first { $0.path == "Assignment1/Own.swift" }?.fault == nil)
    let copy = files.first { $0.path == "Assignment1/Softmax 2.swift" }
    #expect(copy?.canBePacked(allowMissing: false) == true)
    guard case .leftOut(let reason)? = copy?.fault else {
      Issue.record("the copy is not named")
      return
    }
    #expect(reason.contains("declares softmax, as Softmax.swift does"))
    let archive = try packer(folder).archive(of: files).bytes
    let result = try Intake(assignments: [assignment]).read(archive, fileName: "s.tar.gz")
    #expect(result.assignment.helpers == ["Own.swift"])
    try folder.write("let a = 1\n", to: tree + "main.swift")
    let main = try packer(folder).survey().first { $0.path == "Assignment1/main.swift" }
    #expect(main?.canBePacked(allowMissing: true) == false)
  }

  @Test func `a renamed file is named where it is missing`() throws {
    let folder = try makeWork()
    let tree = folder.path("Sources/Assignments/Assignment1") + "/"
    try FileManager.default.moveItem(
      atPath: tree + "Softmax.swift", toPath: tree + "Softmax (1).swift")
    let files = try packer(folder).survey()
    #expect(files.map(\.path).contains("Assignment1/Softmax (1).swift") == false)
    let file = files.first { $0.path == "Assignment1/Softmax.swift" }
    #expect(file?.fault == .renamed(["Assignment1/Softmax (1).swift"]))
    #expect(file?.canBePacked(allowMissing: false) == false)
  }

  @Test func `an archive that holds nothing of the assignment is not made`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: IntakeRefusal.self) {
      try packer(folder).archive(of: packer(folder).survey())
    }
    #expect(error?.reason.code == "emptyArchive")
  }
}
