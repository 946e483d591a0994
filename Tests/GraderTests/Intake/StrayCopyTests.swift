import CourseKit
import GraderTestSupport
import Intake
import Media
import Record
import Selftest
import Testing

/// Archives with more than one copy of a file: the folder of the assignment decides.
struct StrayCopyTests {
  /// All files of an assignment in a folder, each with a text of its own.
  private func whole(
    _ assignment: AssignmentLayout = .assignment1, in folder: String = ""
  ) -> [CraftedArchive.Member] {
    (assignment.paths + [assignment.answersPath]).map { .file(folder + $0, "// \(folder)\($0)\n") }
  }

  private func bare(_ assignment: AssignmentLayout, in folder: String) -> [CraftedArchive.Member] {
    whole(assignment).map { member in
      let name = member.path.split(separator: "/").last ?? ""
      return .init(path: folder + name, bytes: member.bytes)
    }
  }

  @Test(arguments: [
    "TwoLayerNet.swift", "old/TwoLayerNet.swift", "Assignment1/old/TwoLayerNet.swift",
    "Assignment1 copy/Softmax.swift", "Softmax.swift", "backup/answers.md",
    "old/Assignment1/Softmax.swift", "Assignment1/Assignment1/Softmax.swift",
    "Assignment1 (1)/TwoLayerNet.swift", "handouts/Assignment1/TwoLayerNet.swift",
  ])
  func `a stray copy is ignored, and the report says what counts`(path: String) throws {
    for stray in [[.file(path)] + whole(), whole() + [.file(path)]] {
      let result = try takeIn(CraftedArchive(members: stray))
      #expect(result.assignment == .assignment1)
      #expect(result.missing == [])
      #expect(result.files.allSatisfy { $0.value == Array("// \($0.key)\n".utf8) })
      #expect(result.answers == Array("// Assignment1/answers.md\n".utf8))
      let name = path.split(separator: "/").last ?? ""
      #expect(result.entry(path)?.disposition == .ignored)
      #expect(result.entry(path)?.reason == "“Assignment1/\(name)” counts instead")
    }
  }

  @Test(arguments: ["Assignment1 copy/", "Assignment1/old/", "hw/old version/", ""])
  func `a copy of the whole folder under another name is ignored`(folder: String) throws {
    for assignment in [AssignmentLayout.assignment1, .assignment2] {
      let copy = bare(assignment, in: folder.replacing("1", with: "\(assignment.id.number)"))
      let result = try takeIn(CraftedArchive(members: copy + whole(assignment)))
      #expect(result.assignment == assignment)
      #expect(result.missing == [])
      #expect(result.files.allSatisfy { $0.value == Array("// \($0.key)\n".utf8) })
      let demanded = try takeIn(
        CraftedArchive(members: copy + whole(assignment)), assignment: assignment)
      #expect(demanded.files == result.files)
    }
  }

  @Test func `two whole folders of one assignment, or of two, are refused`() {
    let twice = CraftedArchive(members: whole(in: "a/") + whole(in: "b/"))
    let both = CraftedArchive(members: whole() + whole(.assignment2))
    for (archive, code) in [(twice, "severalCandidates"), (both, "severalAssignments")] {
      let error = #expect(throws: IntakeRefusal.self) { try takeIn(archive) }
      #expect(error?.reason.code == code)
    }
  }

  @Test func `two folders with different parts of an assignment are refused`() {
    let parts = CraftedArchive("a/Assignment1/Softmax.swift", "b/Assignment1/LinearSVM.swift")
    let error = #expect(throws: IntakeRefusal.self) { try takeIn(parts) }
    #expect(error?.reason.code == "severalCandidates")
  }

  @Test func `a file outside the only folder does not count, and the report says so`() throws {
    let result = try takeIn(
      CraftedArchive("Assignment1/LinearSVM.swift", "Softmax.swift", "hw/LSTM.swift"))
    #expect(result.files.keys.sorted() == ["Assignment1/LinearSVM.swift"])
    #expect(
      result.entry("Softmax.swift")?.reason
        == "it may be Assignment1/Softmax.swift, which is missing: put it there under that name")
    #expect(
      result.entry("Assignment1/Softmax.swift")?.reason
        == "Softmax.swift may be it under another name")
    #expect(result.entry("hw/LSTM.swift")?.reason == "it does not belong to Assignment 1")
  }

  @Test func `a folder of another assignment keeps files without a folder from counting`() {
    let archive = CraftedArchive("Assignment9/LSTM.swift", "Assignment2/old/TwoLayerNet.swift")
    let members = CraftedArchive(members: archive.members + whole(.assignment2))
    let error = #expect(throws: IntakeRefusal.self) {
      try takeIn(members, assignment: .assignment1)
    }
    #expect(error?.reason.code == "wrongAssignment")
  }

  @Test func `a file in its own subfolder counts before one beside it`() throws {
    let members = whole(.assignment2) + [.file("Assignment2/Challenge.swift", "// stray\n")]
    let result = try takeIn(CraftedArchive(members: members))
    #expect(result.missing == [])
    #expect(result.entry("Assignment2/Challenge.swift")?.disposition == .ignored)
  }

  @Test func `bare files count before a bare copy of some of them`() throws {
    let copy = [CraftedArchive.Member.file("old/TwoLayerNet.swift", "// stray\n")]
    for assignment in [AssignmentLayout.assignment1, .assignment2] {
      let result = try takeIn(CraftedArchive(members: copy + bare(assignment, in: "mine/")))
      #expect(result.assignment == assignment)
      #expect(result.missing == [])
      #expect(result.entry("old/TwoLayerNet.swift")?.disposition == .ignored)
    }
  }
}

/// Downloads of a whole project, as GitHub and GitLab make them.
struct CheckoutArchiveTests {
  /// A course of two assignments, one file each, whose stubs are a line.
  private let first = AssignmentLayout(
    Manifest(
      assignment: .a1, files: [.init(path: "Softmax.swift", role: .edited, sha256: Self.stubHash)]))
  private let second = AssignmentLayout(
    Manifest(
      assignment: .a2, files: [.init(path: "Affine.swift", role: .edited, sha256: Self.stubHash)]))

  private static let stub = "try todo()\n"
  private static var stubHash: String { SHA256.hexadecimal(of: Array(stub.utf8)) }

  private func checkout(_ first: String, _ second: String) -> CraftedArchive {
    let others = [
      "Sources/Solutions/Assignment1/Softmax.swift", "Sources/Core/Tensor.swift",
      "handouts/assignment1/sample-submission/Assignment1/Softmax.swift",
      "Sources/Grader/Selftest/Corpus/x/Assignment2/Affine.swift", "Package.swift",
    ]
    return CraftedArchive(
      members: others.map { .file("backprop-main-0a1b2c/" + $0) } + [
        .file("backprop-main-0a1b2c/Sources/Assignments/Assignment1/Softmax.swift", first),
        .file("backprop-main-0a1b2c/Sources/Assignments/Assignment2/Affine.swift", second),
        .file("backprop-main-0a1b2c/Sources/Assignments/Assignment1/answers.md", "yes\n"),
      ])
  }

  @Test(arguments: CraftedArchive.Form.allCases)
  func `files in Sources/Assignments count`(form: CraftedArchive.Form) throws {
    let intake = Intake(assignments: [first, second])
    let archive = checkout("// done\n", Self.stub)
    let result = try takeIn(archive, form, by: intake)
    #expect(result.assignment == first)
    #expect(result.files == ["Assignment1/Softmax.swift": Array("// done\n".utf8)])
    #expect(result.answers == Array("yes\n".utf8))
    let later = try takeIn(checkout(Self.stub, "// done\n"), form, by: intake)
    #expect(later.assignment == second)
    #expect(try takeIn(archive, form, assignment: second, by: intake).assignment == second)
  }

  @Test(arguments: ["", "backprop-main-0a1b2c/", "backprop-main-0a1b2c/mine/"])
  func `work outside an unchanged checkout is not overlooked`(folder: String) throws {
    let intake = Intake(assignments: [first, second])
    let work = folder + "Assignment1/Softmax.swift"
    func archive(_ first: String, _ text: String) -> CraftedArchive {
      CraftedArchive(members: checkout(first, Self.stub).members + [.file(work, text)])
    }
    let error = #expect(throws: IntakeRefusal.self) {
      try takeIn(archive(Self.stub, "// done\n"), by: intake)
    }
    #expect(error?.reason.code == "severalCandidates")
    #expect(error?.description.contains(work) == true)
    let windows = Self.stub.replacing("\n", with: "\r\n")
    for (stub, text) in [("// done\n", "// old\n"), ("// done\n", Self.stub)] {
      #expect(try takeIn(archive(stub, text), by: intake).files.values.first == Array(stub.utf8))
    }
    #expect(throws: IntakeRefusal.self) { try takeIn(archive(windows, "// done\n"), by: intake) }
  }

  @Test func `two assignments that were begun need a choice`() throws {
    let intake = Intake(assignments: [first, second])
    for texts in [("// done\n", "// done\n"), (Self.stub, Self.stub)] {
      let error = #expect(throws: IntakeRefusal.self) {
        try takeIn(checkout(texts.0, texts.1), by: intake)
      }
      #expect(error?.reason == .severalAssignments(file: "submission.tar.gz", found: ["a1", "a2"]))
    }
    let chosen = try takeIn(checkout("// a\n", "// b\n"), assignment: second, by: intake)
    #expect(chosen.files == ["Assignment2/Affine.swift": Array("// b\n".utf8)])
  }
}
