import CourseKit
import Foundation
import GraderTestSupport
import Grading
import Host
import Intake
import Record
import Testing

/// The files of the working tree, which must be those that an archive of them has.
struct WorkingTreeTests {
  private static let tree = "Sources/Assignments/Assignment1"

  /// The stubs of assignment 1, with changes; an empty text removes a file.
  private func makeTree(_ changes: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let project = try ProjectLayout.find()
    try FileManager.default.createDirectory(
      atPath: folder.path("Sources/Assignments"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: project.assignments + "/Assignment1", toPath: folder.path(Self.tree))
    for (name, text) in changes {
      if text.isEmpty {
        try FileManager.default.removeItem(atPath: folder.path("\(Self.tree)/\(name)"))
      } else {
        try folder.write(text, to: "\(Self.tree)/\(name)")
      }
    }
    return folder
  }

  /// Reads the tree as `check` does, and expects `pack` and grading to see the same.
  private func read(
    _ folder: borrowing TemporaryFolder, at location: SourceLocation = #_sourceLocation
  ) throws -> Intake.Result {
    let intake = Intake(assignments: [.assignment1])
    let home = try intake.read(.assignment1, in: folder.path("Sources/Assignments"))
    let packer = Packer(.assignment1, in: ProjectFolder(at: folder.url))
    let archive = try packer.archive(of: packer.survey())
    let staff = try intake.read(archive.bytes, fileName: "submission.tar.gz")
    #expect(home.files == staff.files, sourceLocation: location)
    #expect(home.assignment == staff.assignment, sourceLocation: location)
    #expect(home.missing == staff.missing, sourceLocation: location)
    #expect(home.answers == staff.answers, sourceLocation: location)
    #expect(archive.assignment == home.assignment, sourceLocation: location)
    return home
  }

  @Test func `the stubs are read as they are given out`() throws {
    let result = try read(makeTree([:]))
    #expect(result.files.keys.sorted() == AssignmentLayout.assignment1.paths.sorted())
    #expect(result.submission.entries.allSatisfy { $0.disposition == .taken })
  }

  @Test func `helper files are found, and files that are not sources are not mentioned`() throws {
    let result = try read(
      makeTree([
        "Helpers.swift": "func own() {}\n", "sub/More.swift": "func more() {}\n",
        "notes.txt": "notes\n", "Features.swift.orig": "changed\n", ".swap.swift": "x\n",
      ]))
    #expect(result.assignment.helpers == ["Helpers.swift", "sub/More.swift"])
    #expect(result.submission.entries.allSatisfy { $0.disposition == .taken })
  }

  @Test func `copies, renamed and deleted files are named`() throws {
    let project = try ProjectLayout.find()
    let softmax = try String(
      contentsOfFile: project.assignments + "/Assignment1/Softmax.swift", encoding: .utf8)
    let knn = try String(
      contentsOfFile: project.assignments + "/Assignment1/KNearestNeighbor.swift", encoding: .utf8)
    let result = try read(
      makeTree([
        "Softmax copy.swift": softmax, "KNearestNeighbor.swift": "", "knn.swift": knn,
        "FeatureTuning.swift": "",
      ]))
    func entry(_ name: String) -> String? { result.entry("Assignment1/\(name)")?.reason }
    #expect(entry("Softmax copy.swift")?.contains("as Softmax.swift does") == true)
    #expect(entry("knn.swift")?.contains("may be Assignment1/KNearestNeighbor.swift") == true)
    #expect(entry("KNearestNeighbor.swift")?.contains("knn.swift may be it") == true)
    #expect(
      entry("FeatureTuning.swift")
        == "'./grader restore a1' puts its stub back")
    #expect(result.assignment.helpers == [])
  }

  @Test func `a name that differs only in case is the file's`() throws {
    let folder = try makeTree(["Softmax.swift": "", "SOFTMAX.swift": "let a = 1\n"])
    let result = try read(folder)
    #expect(result.files["Assignment1/Softmax.swift"] == Array("let a = 1\n".utf8))
  }

  @Test func `a file that is there twice is refused, as in an archive`() throws {
    let folder = try makeTree(["softmax.swift": "let a = 1\n"])
    let intake = Intake(assignments: [.assignment1])
    let error = #expect(throws: IntakeRefusal.self) {
      try intake.read(.assignment1, in: folder.path("Sources/Assignments"))
    }
    #expect(error?.reason.code == "severalCandidates")
    #expect(throws: IntakeRefusal.self) {
      try Packer(.assignment1, in: ProjectFolder(at: folder.url)).survey()
    }
  }

  @Test func `without any file, there is nothing to grade`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: IntakeRefusal.self) {
      try Intake(assignments: [.assignment1]).read(.assignment1, in: folder.url.path)
    }
    #expect(error?.reason.code == "nothingForAssignment")
  }
}
