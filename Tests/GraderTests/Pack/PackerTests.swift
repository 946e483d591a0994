import GraderTestSupport
import CourseKit
import Grading
import Host
import Intake
import Record
import Testing

struct PackerTests {
  private let assignment = AssignmentLayout(
    .a1, files: ["LinearSVM.swift", "Softmax.swift"])

  private func packer(_ folder: borrowing TemporaryFolder) -> Packer {
    Packer(assignment, in: ProjectFolder(at: folder.url))
  }

  private func makeWork() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      "func f() throws {\n  try todo(\"one\")\n  // try todo(\"done\")\n  try todo(\"two\") \n}\n",
      to: "Sources/Assignments/Assignment1/LinearSVM.swift")
    try folder.write("let a = 1\n", to: "Sources/Assignments/Assignment1/Softmax.swift")
    try folder.write("mine\n", to: "Sources/Assignments/Assignment1/answers.md")
    try folder.write("not wanted\n", to: "Sources/Assignments/Assignment1/Exercises.swift")
    return folder
  }

  @Test func `parts left to write are named`() throws {
    let folder = try makeWork()
    let files = packer(folder).survey()
    #expect(
      files.map(\.path)
        == ["Assignment1/LinearSVM.swift", "Assignment1/Softmax.swift", "Assignment1/answers.md"])
    #expect(files.map(\.openTasks) == [["one", "two"], [], []])
    #expect(files.allSatisfy { $0.fault == nil })
  }

  @Test func `missing, empty and unfit files are named`() throws {
    let folder = try TemporaryFolder()
    try folder.write(" \n\n", to: "Sources/Assignments/Assignment1/LinearSVM.swift")
    try folder.write([0xff, 0xfe], to: "Sources/Assignments/Assignment1/Softmax.swift")
    let files = packer(folder).survey()
    #expect(
      files.map(\.fault) == [.empty, .unfit("it is text in UTF-16; save it as UTF-8"), .missing])
    #expect(files.map { $0.canBePacked(allowMissing: false) } == [false, false, false])
    #expect(files.map { $0.canBePacked(allowMissing: true) } == [true, false, true])
  }

  @Test func `the archive holds the work, is taken in, and is the same each time`() throws {
    let folder = try makeWork()
    let archive = try packer(folder).archive(of: packer(folder).survey())
    #expect(try packer(folder).archive(of: packer(folder).survey()) == archive)
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
    let archive = try packer(folder).archive(of: packer(folder).survey())
    let result = try Intake(assignments: [assignment]).read(archive, fileName: "s.tar.gz")
    #expect(result.missing == ["Assignment1/LinearSVM.swift"])
    #expect(result.answers == nil)
  }

  @Test func `an archive that holds nothing of the assignment is not made`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: IntakeRefusal.self) {
      try packer(folder).archive(of: packer(folder).survey())
    }
    #expect(error?.reason.code == "emptyArchive")
  }
}
