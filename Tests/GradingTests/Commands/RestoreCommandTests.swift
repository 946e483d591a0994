import Foundation
import GraderTestSupport
import Record
import Testing

/// Changed, renamed and deleted files, from the student's view.
@Suite struct RestoreCommandTests {
  private static let given = "Sources/Assignments/Assignment1/Features.swift"

  private let folder: TemporaryFolderBox
  private let project: ScratchProject
  private var root: URL { folder.url.appending(path: "project") }

  init() throws {
    folder = try TemporaryFolderBox()
    project = try ScratchProject(in: folder.url)
  }

  private func run(_ arguments: String...) async throws -> GraderProcess.Outcome {
    try await GraderProcess.run(arguments, in: root, program: project.program)
  }

  private func text(_ path: String) -> String? {
    try? String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  @Test func `check and pack stop at a changed given file until it is restored`() async throws {
    let original = try project.source("Assignments/Assignment1/Features.swift")
    try project.save(original + "let mine = 1\n", to: "Assignment1/Features.swift")
    for arguments in [["check", "a1.knn.folds"], ["pack", "a1", "--no-build"]] {
      let outcome = try await GraderProcess.run(arguments, in: root, program: project.program)
      #expect(outcome.code == GraderExit.changedByHand.rawValue, "\(outcome.errors)")
      #expect(outcome.output.contains("\(Self.given) was changed"))
      #expect(outcome.output.contains(/\+ \d+: let mine = 1/))
      #expect(outcome.output.contains("./grader restore a1"))
    }
    #expect(text("submission.tar.gz") == nil)
    let other = try await run("pack", "a2", "--no-build", "--output", "a2.tar.gz")
    #expect(other.code == 0, "\(other.output)")
    let restored = try await run("restore", "a1")
    #expect(restored.code == 0, "\(restored.errors)")
    #expect(restored.output == "restored: \(Self.given) (yours is now \(Self.given).orig)\n")
    #expect(text(Self.given) == original)
    #expect(text(Self.given + ".orig") == original + "let mine = 1\n")
    let packed = try await run("pack", "a1", "--no-build")
    #expect(packed.code == 0, "\(packed.output)")
    #expect(packed.output.contains("answers.md has 10 questions without an answer:"))
    #expect(try await run("restore").output == "There is nothing to restore.\n")
  }

  @Test func `a renamed file is named by check and pack`() async throws {
    let path = "Assignment1/KNearestNeighbor.swift"
    try project.save(
      try project.source("Solutions/" + path), to: "Assignment1/knn.swift")
    try project.remove(path)
    try project.save(
      try project.source("Assignments/Assignment1/Softmax.swift"),
      to: "Assignment1/Softmax copy.swift")
    let check = try await run("check", "a1.knn.twoLoops", "a1.knn.folds", "--quick", "--no-color")
    #expect(check.code == 1, "\(check.errors)")
    let said = check.output.unwrapped
    #expect(said.contains("\(path) is missing, but Assignment1/knn.swift may be it"))
    #expect(said.contains("Assignment1/Softmax copy.swift: it declares"))
    let pack = try await run("pack", "a1", "--no-build")
    #expect(pack.code == GraderExit.incompleteWork.rawValue)
    #expect(
      pack.output.contains(
        "\(path) is missing, but Assignment1/knn.swift may be it: rename that file"))
    #expect(pack.output.contains("Softmax copy.swift is left out: it declares"))
    #expect(try await run("restore").output == "restored: Sources/Assignments/\(path)\n")
  }

  @Test func `what passes at home with a helper file passes elsewhere`() async throws {
    let path = "Assignment1/CrossValidation.swift"
    let solution = try project.source("Solutions/" + path)
    try project.save(
      solution.replacing("var start = 0", with: "var start = firstRow()"), to: path)
    try project.save("func firstRow() -> Int { 0 }\n", to: "Assignment1/Rows.swift")
    let check = try await run("check", "a1.knn.folds", "--quick")
    #expect(check.code == 0, "\(check.output)")
    let pack = try await run("pack", "a1", "--no-build")
    #expect(pack.output.contains("Sources/Assignments/Assignment1/Rows.swift is written"))
    let graded = try await GraderProcess.run(
      [root.path + "/submission.tar.gz", "--quick", "--only", "a1.knn.folds", "--format", "none"],
      in: folder.url)
    #expect(graded.code == 0)
    #expect(graded.output.contains("Score: 1 of 1 automatic point"), "\(graded.output)")
  }
}

/// A temporary folder that a suite can keep.
private final class TemporaryFolderBox {
  private let folder: TemporaryFolder
  var url: URL { folder.url }

  init() throws { folder = try TemporaryFolder() }
}
