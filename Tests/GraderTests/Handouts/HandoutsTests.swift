import GraderTestSupport
import CourseKit
import Foundation
import Grading
import Host
import Intake
import Selftest
import Patches
import Testing

struct HandoutsTests {
  /// The student's file of the sample.
  private let sample = "func f() throws {\n  wrong()\n}\n"

  @Test func `everything is generated, and then nothing is stale`() throws {
    let folder = try TemporaryFolder.ofHandouts()
    #expect(try handouts(folder).differences().stale.allSatisfy { $0.reason == .missing })
    let changed = try handouts(folder).update()
    #expect(
      changed.map(\.path) == [
        "Sources/Assignments/Assignment1/More/Given.swift",
        "Sources/Assignments/Assignment1/Softmax.swift",
        "Sources/Assignments/Assignment1/answers.md",
        "Sources/Assignments/Assignment1/manifest.json", "docs/allowed.md",
        "handouts/assignment1/sample-submission.tar.gz",
      ])
    #expect(
      folder.text("Sources/Assignments/Assignment1/Softmax.swift")
        == "func f() throws {\n  try todo(\"do it\")\n}\n")
    #expect(folder.text("Sources/Assignments/Assignment1/More/Given.swift") == "let given = 1\n")
    #expect(folder.text("Sources/Assignments/Assignment1/answers.md") == "answer here\n")
    #expect(try handouts(folder).differences().stale.isEmpty)
    #expect(try handouts(folder).update().isEmpty)
  }

  @Test func `a new file of Core shows in the list of what may be used`() throws {
    let folder = try TemporaryFolder.ofHandouts()
    for name in ["Tensor/Sorting", "GradientChecks/Slope", "Training/Loop", "Media/Files/Zip"] {
      try folder.write("", to: "Sources/Core/\(name).swift")
    }
    _ = try handouts(folder).update()
    let text = folder.text("docs/allowed.md") ?? ""
    let sections = text.split(separator: "## Assignment ").dropFirst()
    let lists = sections.map { section in
      section.split(separator: "\n").filter { $0.hasPrefix("- ") }
    }
    #expect(
      lists == [
        ["- `Tensor/Sorting.swift`"], ["- `Tensor/Sorting.swift`", "- `Training/Loop.swift`"],
        ["- `Tensor/Sorting.swift`", "- `Training/Loop.swift`"],
      ])
    #expect(sections.first?.contains("`GradientChecks` is withheld from every file.") == true)
    try folder.write("", to: "Sources/Core/Tensor/Zeros.swift")
    #expect(
      try handouts(folder).differences().stale.map(\.path) == [
        "Sources/Assignments/Assignment1/manifest.json", "docs/allowed.md",
      ])
  }

  @Test func `an assignment that has no layout yet leaves no stubs`() throws {
    let folder = try TemporaryFolder.ofHandouts()
    try folder.write("let secret = 1\n", to: "Sources/Solutions/Assignment9/New.swift")
    _ = try handouts(folder).update()
    #expect(folder.text("Sources/Assignments/Assignment9/New.swift") == nil)
    #expect(try handouts(folder).differences().stale.isEmpty)
  }

  @Test func `the sample archive can be graded and is the same each time`() throws {
    let folder = try TemporaryFolder.ofHandouts()
    let path = "handouts/assignment1/sample-submission.tar.gz"
    _ = try handouts(folder).update()
    let first = try Data(contentsOf: folder.url.appending(path: path))
    try FileManager.default.removeItem(atPath: folder.path(path))
    _ = try handouts(folder).update()
    #expect(try Data(contentsOf: folder.url.appending(path: path)) == first)
    let result = try Intake().read(path: folder.path(path))
    #expect(result.files == ["Assignment1/Softmax.swift": Array(sample.utf8)])
    #expect(result.answers == Array("because\n".utf8))
  }

  @Test func `each kind of stale file is reported, and fixed`() throws {
    let folder = try TemporaryFolder.ofHandouts()
    try folder.write("let old = 1\n", to: "Sources/Solutions/Assignment1/Old.swift")
    _ = try handouts(folder).update()
    try FileManager.default.removeItem(
      atPath: folder.path("Sources/Solutions/Assignment1/Old.swift"))
    try folder.write("let given = 2\n", to: "Sources/Solutions/Assignment1/More/Given.swift")
    try FileManager.default.removeItem(
      atPath: folder.path("Sources/Assignments/Assignment1/answers.md"))
    let before = folder.files()
    let found = try handouts(folder).differences()
    #expect(
      found.stale.map(\.description) == [
        "Sources/Assignments/Assignment1/More/Given.swift differs from its source",
        "Sources/Assignments/Assignment1/Old.swift no longer has a source",
        "Sources/Assignments/Assignment1/answers.md is missing",
        "Sources/Assignments/Assignment1/manifest.json differs from its source",
      ])
    #expect(found.changed == [])
    #expect(folder.files() == before)
    #expect(
      try handouts(folder).update().map(\.description) == [
        "updated: Sources/Assignments/Assignment1/More/Given.swift",
        "removed: Sources/Assignments/Assignment1/Old.swift",
        "added: Sources/Assignments/Assignment1/answers.md",
        "updated: Sources/Assignments/Assignment1/manifest.json",
      ])
    #expect(try handouts(folder).differences().isEmpty)
    #expect(folder.text("Sources/Assignments/Assignment1/Old.swift") == nil)
  }

  @Test func `an archive that holds the same files in other bytes is not stale`() throws {
    let folder = try TemporaryFolder.ofHandouts()
    _ = try handouts(folder).update()
    let path = "handouts/assignment1/sample-submission.tar.gz"
    let same = CraftedArchive(members: [
      .file("Assignment1/Softmax.swift", sample), .file("Assignment1/answers.md", "because\n"),
    ])
    try folder.write(same.bytes(.gzip), to: path)
    #expect(try handouts(folder).differences().stale.isEmpty)
    try folder.write(CraftedArchive("Assignment1/Softmax.swift").bytes(.gzip), to: path)
    #expect(try handouts(folder).differences().changed.map(\.path) == [path])
  }

  @Test func `a faulty marker changes nothing and names file and line`() throws {
    let folder = try TemporaryFolder.ofHandouts()
    try folder.write("\n// END SOLUTION\n", to: "Sources/Solutions/Assignment1/Zebra.swift")
    let before = folder.files()
    let error = #expect(throws: MarkedSource.MarkerError.self) {
      try handouts(folder).update()
    }
    #expect(error?.file == "Sources/Solutions/Assignment1/Zebra.swift")
    #expect(error?.line == 2)
    #expect(folder.files() == before)
  }

  @Test func `a sample that changes what is not the student's is an error`() throws {
    let folder = try TemporaryFolder.ofHandouts()
    let patch = "// file: More/Given.swift\n// find\ngiven\n// replace\ntaken\n"
    try folder.write(patch, to: "handouts/assignment1/sample.patch")
    let error = #expect(throws: Handouts.SourceError.self) { try handouts(folder).generate() }
    #expect(error?.description.contains("More/Given.swift") == true)
    try folder.write(
      patch.replacing("More/Given", with: "Softmax"), to: "handouts/assignment1/sample.patch")
    let fault = #expect(throws: PatchError.self) { try handouts(folder).generate() }
    #expect(fault?.description.hasPrefix("handouts/assignment1/sample.patch:2: ") == true)
  }

  @Test func `a write-up is its template with numbers of the rubric`() throws {
    let folder = try TemporaryFolder.ofHandouts()
    let handout = "handouts/assignment1"
    let here = try ProjectFolder(above: #filePath)
    for name in ["rubric.yml", "answers.md"] {
      let bytes = try #require(here.bytes("\(handout)/\(name)"))
      try folder.write(String(decoding: bytes, as: UTF8.self), to: "\(handout)/\(name)")
    }
    try folder.write("{{points a1}} points\n", to: "\(handout)/README.template.md")
    _ = try handouts(folder).update()
    #expect(folder.text("\(handout)/README.md")?.hasSuffix("-->\n\n100 points\n") == true)
    #expect(try handouts(folder).differences().stale.isEmpty)
    try folder.write("{{written a1}} points\n", to: "\(handout)/README.template.md")
    #expect(
      try handouts(folder).differences().stale.map(\.description) == [
        "Sources/Assignments/Assignment1/manifest.json differs from its source",
        "\(handout)/README.md differs from its source",
      ])
    try folder.write("\n{{points a1.q9}}\n", to: "\(handout)/README.template.md")
    let error = #expect(throws: WriteUp.PlaceholderError.self) { try handouts(folder).update() }
    #expect(error?.path == "\(handout)/README.template.md")
    #expect(error?.line == 2)
  }

  @Test func `a tree without the reference`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: Handouts.SourceError.self) {
      try handouts(folder).differences().stale
    }
    #expect(error?.description.contains("instructor's checkout") == true)
  }

  @Test func `the project is found from a folder inside it`() throws {
    let folder = try TemporaryFolder.ofHandouts()
    _ = try handouts(folder).update()
    let inside = folder.path("Sources/Assignments/Assignment1")
    let found = try ProjectFolder(above: inside)
    #expect(found.url.standardizedFileURL.path == folder.url.standardizedFileURL.path)
    #expect(throws: ProjectFolder.NotFound.self) { try ProjectFolder(above: "/") }
  }
}
