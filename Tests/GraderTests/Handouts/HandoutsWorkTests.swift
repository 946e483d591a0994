import CourseKit
import Foundation
import GraderTestSupport
import Grading
import Host
import Testing

/// What people wrote in files that `handouts` generates.
struct HandoutsWorkTests {
  private static let stub = "Sources/Assignments/Assignment1/Softmax.swift"
  private static let given = "Sources/Assignments/Assignment1/More/Given.swift"
  private static let manifest = "Sources/Assignments/Assignment1/manifest.json"
  private static let solved = "func f() throws {\n  mine()\n}\n"

  /// A project whose files were generated, and in which a student then worked.
  private func makeWork() throws -> TemporaryFolder {
    let folder = try TemporaryFolder.ofHandouts()
    _ = try handouts(folder).update()
    try folder.write(Self.solved, to: Self.stub)
    return folder
  }

  private func contents(_ folder: borrowing TemporaryFolder) -> [String?] {
    folder.files().map { folder.text($0) }
  }

  /// Expects that the files are named, and that nothing changes.
  private func expectRefusal(
    _ folder: borrowing TemporaryFolder, naming paths: [String],
    at location: SourceLocation = #_sourceLocation
  ) {
    let before = contents(folder)
    let error = #expect(throws: Handouts.ChangedByHand.self, sourceLocation: location) {
      try handouts(folder).update()
    }
    #expect(error?.files.map(\.path) == paths, sourceLocation: location)
    for path in paths {
      #expect(error?.description.contains("  \(path)\n") == true, sourceLocation: location)
    }
    #expect(error?.description.contains("--force") == true, sourceLocation: location)
    #expect(contents(folder) == before, sourceLocation: location)
  }

  @Test func `a solution is never replaced, even if its stub changes`() throws {
    let folder = try makeWork()
    expectRefusal(folder, naming: [Self.stub])
    try folder.write(
      "func g() throws {\n  // BEGIN SOLUTION: other\n  secret()\n  // END SOLUTION\n}\n",
      to: "Sources/Solutions/Assignment1/Softmax.swift")
    expectRefusal(folder, naming: [Self.stub])
  }

  @Test func `no stub is added beside a file whose name differs only in case`() throws {
    let folder = try makeWork()
    try FileManager.default.moveItem(
      atPath: folder.path(Self.stub),
      toPath: folder.path("Sources/Assignments/Assignment1/softmax.swift"))
    let before = contents(folder)
    for force in [false, true] {
      let error = #expect(throws: Handouts.Misnamed.self) {
        try handouts(folder).update(force: force)
      }
      #expect(error?.paths == [Self.stub])
    }
    #expect(try handouts(folder).differences().misnamed == [Self.stub])
    #expect(contents(folder) == before)
  }

  @Test func `a student's own file stays`() throws {
    let folder = try TemporaryFolder.ofHandouts()
    _ = try handouts(folder).update()
    let own = [
      "Sources/Assignments/Assignment1/Notes.swift", "Sources/Assignments/Assignment1/todo.txt",
      "Sources/Assignments/Assignment1/old/Softmax.swift", "Sources/Assignments/Mine.swift",
    ]
    // A copy of a stub has the digest of a generated file, but was put there by a person.
    for path in own { try folder.write(folder.text(Self.stub) ?? "", to: path) }
    try folder.write("let given = 2\n", to: "Sources/Solutions/Assignment1/More/Given.swift")
    #expect(try handouts(folder).update().map(\.path) == [Self.given, Self.manifest])
    #expect(own.allSatisfy { folder.text($0) != nil })
    #expect(try handouts(folder).differences().isEmpty)
  }

  @Test func `a solution is not stale, and other changes by hand are reported`() throws {
    let folder = try makeWork()
    let work = try handouts(folder).differences()
    #expect(work.stale.isEmpty && work.changed.map(\.path) == [Self.stub])
    #expect(work.changed.map(\.isWork) == [true])
    try folder.write("mine\n", to: "Sources/Assignments/Assignment1/answers.md")
    try folder.write("let given = 9\n", to: Self.given)
    let found = try handouts(folder).differences()
    #expect(found.stale == [])
    #expect(found.changed.filter { !$0.isWork }.map(\.path) == [Self.given])
  }

  @Test func `with force, a copy of each is kept, and no copy is replaced by another`() throws {
    let folder = try makeWork()
    for round in 1...3 {
      try folder.write("round \(round)\n", to: Self.stub)
      let copy = Self.stub + (round == 1 ? ".orig" : ".orig\(round)")
      #expect(
        try handouts(folder).update(force: true).map(\.description) == [
          "replaced: \(Self.stub) (yours is now \(copy))"
        ])
      #expect(folder.text(copy) == "round \(round)\n")
    }
    #expect(folder.text(Self.stub + ".orig") == "round 1\n")
    #expect(try handouts(folder).differences().isEmpty)
    // A copy in the reference is not a source.
    try folder.write("let given = 0\n", to: "Sources/Solutions/Assignment1/Given.swift.orig")
    #expect(try handouts(folder).differences().isEmpty)
  }

  @Test func `without a manifest, only an unchanged file counts as generated`() throws {
    let folder = try makeWork()
    try FileManager.default.removeItem(atPath: folder.path(Self.manifest))
    expectRefusal(folder, naming: [Self.stub])
    _ = try handouts(folder).update(force: true)
    #expect(folder.text(Self.stub + ".orig") == Self.solved)
    try FileManager.default.removeItem(atPath: folder.path(Self.manifest))
    #expect(try handouts(folder).update().map(\.description) == ["added: \(Self.manifest)"])
  }

  @Test func `a manifest with a merge conflict shows what both sides generated`() throws {
    let folder = try makeWork()
    let ours = folder.text(Self.manifest) ?? ""
    try folder.write("let given = 2\n", to: "Sources/Solutions/Assignment1/More/Given.swift")
    _ = try handouts(folder).update(force: true)
    let theirs = folder.text(Self.manifest) ?? ""
    let conflict = "<<<<<<< HEAD\n\(ours)=======\n\(theirs)>>>>>>> theirs\n"
    for side in ["let given = 1\n", "let given = 2\n"] {
      try folder.write(conflict, to: Self.manifest)
      try folder.write(side, to: Self.given)
      try folder.write(Self.solved, to: Self.stub)
      expectRefusal(folder, naming: [Self.stub])
      try folder.write("func f() throws {\n  try todo(\"do it\")\n}\n", to: Self.stub)
      #expect(try handouts(folder).update().map(\.path).contains(Self.manifest))
      #expect(try handouts(folder).differences().isEmpty)
    }
  }

  @Test func `a write-up, a list and a sample that were edited are kept, too`() throws {
    let folder = try TemporaryFolder.ofHandouts()
    let handout = "handouts/assignment1"
    let here = try ProjectFolder(above: #filePath)
    for name in ["rubric.yml", "answers.md"] {
      try folder.write(try #require(here.bytes("\(handout)/\(name)")), to: "\(handout)/\(name)")
    }
    try folder.write("{{points a1}} points\n", to: "\(handout)/README.template.md")
    _ = try handouts(folder).update()
    let edited = ["docs/allowed.md", "\(handout)/README.md", "\(handout)/sample-submission.tar.gz"]
    for path in edited { try folder.write("by hand\n", to: path) }
    expectRefusal(folder, naming: edited)
    _ = try handouts(folder).update(force: true)
    #expect(edited.allSatisfy { folder.text($0 + ".orig") == "by hand\n" })
    // What nobody edited follows its source.
    try folder.write("{{points a1}} points in all\n", to: "\(handout)/README.template.md")
    #expect(
      try handouts(folder).update().map(\.path) == [Self.manifest, "\(handout)/README.md"])
  }

  @Test func `what cannot be written is named, before anything is written`() throws {
    let folder = try TemporaryFolder.ofHandouts()
    _ = try handouts(folder).update()
    try folder.write("let given = 2\n", to: "Sources/Solutions/Assignment1/More/Given.swift")
    try folder.write("answer there\n", to: "handouts/assignment1/answers.md")
    let before = contents(folder)
    for path in [Self.given, "Sources/Assignments/Assignment1/More"] {
      let mode = try FileManager.default.attributesOfItem(atPath: folder.path(path))
      try setMode(0o555, of: folder.path(path))
      let error = #expect(throws: ProjectFolder.ReadOnlyFiles.self) {
        try handouts(folder).update()
      }
      #expect(error?.paths == [path])
      #expect(contents(folder) == before)
      try FileManager.default.setAttributes(
        [.posixPermissions: mode[.posixPermissions] ?? 0o755], ofItemAtPath: folder.path(path))
    }
    #expect(try handouts(folder).update().count == 3)
  }

  @Test func `Windows line ends are not a change, and sources may have them`() throws {
    let folder = try TemporaryFolder.ofHandouts()
    _ = try handouts(folder).update()
    let paths = folder.files().filter { !$0.hasSuffix(".gz") }
    for path in paths {
      try folder.write((folder.text(path) ?? "").replacing("\n", with: "\r\n"), to: path)
    }
    #expect(try handouts(folder).differences().isEmpty)
    #expect(try handouts(folder).update().isEmpty)
    try folder.write("let given = 2\r\n", to: "Sources/Solutions/Assignment1/More/Given.swift")
    #expect(try handouts(folder).update().map(\.path) == [Self.given, Self.manifest])
    #expect(folder.text(Self.given) == "let given = 2\n")
    try folder.write("mine\r\n", to: Self.stub)
    expectRefusal(folder, naming: [Self.stub])
  }

  @Test func `what is not a file is never replaced`() throws {
    let folder = try TemporaryFolder.ofHandouts()
    _ = try handouts(folder).update()
    let manager = FileManager.default
    try folder.write("let given = 2\n", to: "Sources/Solutions/Assignment1/More/Given.swift")
    let given = folder.text(Self.given)
    for isLink in [true, false] {
      try manager.removeItem(atPath: folder.path(Self.stub))
      if isLink {
        try manager.createSymbolicLink(
          atPath: folder.path(Self.stub), withDestinationPath: "/nowhere/mine.swift")
      } else {
        try folder.write("mine\n", to: Self.stub + "/mine.txt")
      }
      for force in [false, true] {
        let error = #expect(throws: ProjectFolder.ReadOnlyFiles.self) {
          try handouts(folder).update(force: force)
        }
        #expect(error?.paths == [Self.stub])
      }
      #expect(folder.text(Self.given) == given)
    }
  }

  @Test func `a copy never takes the place of a link that leads nowhere`() throws {
    let folder = try makeWork()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(Self.stub + ".orig"), withDestinationPath: "/nowhere/mine.swift")
    _ = try handouts(folder).update(force: true)
    #expect(folder.text(Self.stub + ".orig2") == Self.solved)
  }

  @Test func `a manifest cannot remove files outside the project`() throws {
    let folder = try TemporaryFolder.ofHandouts()
    _ = try handouts(folder).update()
    let text = folder.text(Self.manifest) ?? ""
    let outside = text.replacing("handouts/assignment1/sample", with: "../sample")
    #expect(outside != text)
    #expect(throws: ManifestError.self) {
      try Manifest(reading: "manifest.json", Data(outside.utf8))
    }
  }

  private func setMode(_ mode: Int, of path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }
}
