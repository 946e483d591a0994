import CourseKit
import Foundation
import GraderTestSupport
import Grading
import Host
import Testing

/// Files that come with an assignment, and what is done when a student changes them.
struct GivenFilesTests {
  private static let given = "Sources/Assignments/Assignment1/More/Given.swift"
  private static let binding = "Sources/Assignments/Assignment1/Bindings/FBinding.swift"
  private static let stub = "Sources/Assignments/Assignment1/Softmax.swift"
  private static let answers = "Sources/Assignments/Assignment1/answers.md"

  private func makeProject() throws -> TemporaryFolder {
    let folder = try TemporaryFolder.ofHandouts()
    try folder.write("let bound = 1\n", to: "Sources/Solutions/Assignment1/Bindings/FBinding.swift")
    try folder.write(
      (1...40).map { "let given\($0) = \($0)\n" }.joined(),
      to: "Sources/Solutions/Assignment1/More/Given.swift")
    _ = try handouts(folder).update()
    return folder
  }

  private func files(_ folder: borrowing TemporaryFolder) -> GivenFiles {
    GivenFiles(of: .a1, in: ProjectFolder(at: folder.url))
  }

  @Test func `work in files to edit is no change, and neither are line ends`() throws {
    let folder = try makeProject()
    try folder.write("func f() {}\n", to: Self.stub)
    try folder.write("mine\n", to: Self.answers)
    try folder.write((folder.text(Self.given) ?? "").replacing("\n", with: "\r\n"), to: Self.given)
    #expect(try files(folder).changes() == [])
    #expect(try files(folder).restore().isEmpty)
    #expect(folder.text(Self.stub) == "func f() {}\n")
  }

  @Test func `a change is named and shown`() throws {
    let folder = try makeProject()
    let text = folder.text(Self.given) ?? ""
    try folder.write(
      text.replacing("let given7 = 7\n", with: "let given7 = 8\nlet mine = \"\u{1B}[31m\"\n"),
      to: Self.given)
    let changes = try files(folder).changes()
    #expect(changes.map(\.path) == [Self.given])
    let shown = changes.text(of: AssignmentLayout(.a1, files: []), not: "checked")
    #expect(
      shown.hasPrefix(
        """
        \(Self.given) was changed, but it comes with the assignment:
          - 7: let given7 = 7
          + 7: let given7 = 8
          + 8: let mine = "␛[31m"
        Assignment 1 was not checked
        """))
    #expect(shown.contains("'./grader restore a1'"))
    try folder.write(text.replacing("let", with: "var"), to: Self.given)
    #expect(try files(folder).changes().first?.description.contains("… and 68 more lines") == true)
  }

  @Test func `restoring puts the original back, and keeps what was there`() throws {
    let folder = try makeProject()
    let original = folder.text(Self.given)
    try folder.write("mine\n", to: Self.given)
    try folder.write([0xff, 0x00], to: Self.binding)
    let restored = try files(folder).restore()
    #expect(restored.map(\.path) == [Self.binding, Self.given])
    #expect(restored.map(\.copy) == [Self.binding + ".orig", Self.given + ".orig"])
    #expect(folder.text(Self.given) == original)
    #expect(folder.text(Self.given + ".orig") == "mine\n")
    #expect(try files(folder).changes() == [])
    #expect(try handouts(folder).differences().isEmpty)
    try folder.write("mine again\n", to: Self.given)
    #expect(try files(folder).restore().first?.copy == Self.given + ".orig2")
  }

  @Test func `what was deleted comes back, stubs too`() throws {
    let folder = try makeProject()
    for path in [Self.given, Self.stub, Self.answers] {
      try FileManager.default.removeItem(atPath: folder.path(path))
    }
    let changes = try files(folder).changes()
    #expect(
      changes.map(\.description) == [
        "\(Self.given) was deleted, but it comes with the assignment.\n"
      ])
    let restored = try files(folder).restore()
    #expect(restored.map(\.path) == [Self.given, Self.stub, Self.answers])
    #expect(restored.allSatisfy { $0.copy == nil })
    #expect(folder.text(Self.stub) == "func f() throws {\n  try todo(\"do it\")\n}\n")
    #expect(folder.text(Self.answers) == "answer here\n")
  }

  @Test func `a file in another case is not deleted`() throws {
    let folder = try makeProject()
    try FileManager.default.moveItem(
      atPath: folder.path(Self.stub),
      toPath: folder.path(
        Self.stub.lowercased()
          .replacing("sources/assignments/assignment1", with: "Sources/Assignments/Assignment1")))
    #expect(try files(folder).restore().isEmpty)
  }

  @Test func `what cannot be restored is an error, and nothing is changed`() throws {
    let folder = try makeProject()
    try folder.write("mine\n", to: Self.given)
    try FileManager.default.removeItem(atPath: folder.path("Sources/Solutions"))
    #expect(try files(folder).changes().map(\.path) == [Self.given])
    #expect(throws: GivenFiles.NoOriginal.self) { try files(folder).restore() }
    #expect(folder.text(Self.given) == "mine\n")
    try FileManager.default.removeItem(
      atPath: folder.path("Sources/Assignments/Assignment1/manifest.json"))
    #expect(throws: ManifestError.self) { try files(folder).changes() }
  }

  @Test func `a file that cannot be written is named`() throws {
    let folder = try makeProject()
    try folder.write("mine\n", to: Self.given)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: folder.path(Self.given))
    let error = #expect(throws: ProjectFolder.ReadOnlyFiles.self) { try files(folder).restore() }
    #expect(error?.paths == [Self.given])
    #expect(folder.text(Self.given) == "mine\n")
  }
}
