import GraderTestSupport
import ArgumentParser
import CourseKit
import Foundation
import Grading
import Host
import Lab
import Testing

@testable import Grader

/// Every command that a document tells people to type is one that there is.
@Suite struct DocumentedCommandTests {
  /// What stands in a document for a name of the reader's choice, with one that there is.
  private static let placeholders = ["NAME": "knn", "<name>": "fork-bomb"]

  private static func documents() throws -> [String] {
    let root = try ProjectLayout.find().root
    let manager = FileManager.default
    let below = ["handouts", "docs"].flatMap { folder in
      (manager.enumerator(atPath: "\(root)/\(folder)")?.allObjects ?? [])
        .compactMap { $0 as? String }.filter { $0.hasSuffix(".md") }.map { "\(folder)/\($0)" }
    }
    return ["README.md", "CONTRIBUTING.md"] + below.sorted()
  }

  @Test(arguments: try documents())
  func `every command in a document can be typed`(_ document: String) throws {
    let root = try ProjectLayout.find().root
    let text = try String(contentsOfFile: "\(root)/\(document)", encoding: .utf8)
    let commands = DocumentedCommands(text).commands
    for command in commands {
      let words = command.split(separator: " ").map { Self.placeholders[String($0)] ?? String($0) }
      switch (words.first ?? "", words.dropFirst(2).first) {
      // The product as such is spoken of, too.
      case ("swift", "Grader") where words.count == 3: break
      case ("swift", "Grader"): try understood(GraderCommand.self, words.dropFirst(3), command)
      case ("swift", "Lab"): try understood(LabCommand.self, words.dropFirst(3), command)
      case ("./grader", _) where words.count == 1: break
      case ("./grader", _): try understood(GraderCommand.self, words.dropFirst(), command)
      case ("./lab", _): try understood(LabCommand.self, words.dropFirst(), command)
      case ("swift", _): break
      case (let script, _):
        #expect(
          FileManager.default.isExecutableFile(atPath: "\(root)/\(script)"), "\(command)")
      }
    }
    // None is missed, such as one that goes over two lines.
    for product in ["./grader", "./lab"] {
      #expect(
        text.ranges(of: product).count == commands.count { $0.hasPrefix(product) }, "\(product)")
    }
  }

  private func understood<Root: ParsableCommand>(
    _ root: Root.Type, _ arguments: ArraySlice<String>, _ written: String
  ) throws {
    do {
      try named(by: root.parseAsRoot(Array(arguments)))
    } catch {
      #expect(root.exitCode(for: error).isSuccess, "\(written): \(root.message(for: error))")
    }
  }

  /// The names of every assignment.
  private static let catalogs = Result {
    let project = try ProjectLayout.find()
    return try AssignmentLayout.all.map { try CourseAssignment.load($0, project: project).names() }
  }

  /// Looks names up, which parsing does not.
  private func named(by command: any ParsableCommand) throws {
    let catalogs = try Self.catalogs.get()
    var selection = try NameSelection([], in: catalogs)
    switch command {
    case let check as CheckCommand: selection = try NameSelection(check.checks, in: catalogs)
    case let grade as GradeCommand: selection = try NameSelection(grade.only, in: catalogs)
    case let lab as LabCommand:
      if let name = lab.name { #expect(try Lab.find(name).renamed.isEmpty) }
    default: break
    }
    #expect(selection.renamed.isEmpty, "\(selection.renamed)")
  }

  @Test func `commands are found in spans and blocks, without their remarks`() {
    let text = """
      Type `./lab knn`, or `Scripts/setup.sh`, not `a.swift` or Scripts/other.sh.

          Scripts/setup.sh && ./grader check a1   # all
          let x = 1

      ```
      swift test --filter X
      ```
      """
    #expect(
      DocumentedCommands(text).commands == [
        "./lab knn", "Scripts/setup.sh", "Scripts/setup.sh", "./grader check a1",
        "swift test --filter X",
      ])
  }
}

/// The commands in a Markdown document, in code spans and code blocks.
private struct DocumentedCommands {
  private(set) var commands: [String] = []

  init(_ text: String) {
    var isFenced = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isFenced.toggle()
      } else if isFenced || line.hasPrefix("    ") {
        add(line)
      } else {
        let parts = line.split(separator: "`", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() where index % 2 == 1 { add(part) }
      }
    }
  }

  private mutating func add(_ code: Substring) {
    let typed = code.components(separatedBy: " #").first ?? ""
    for part in typed.components(separatedBy: "&&") {
      let command = part.split(separator: " ").joined(separator: " ")
      let starts = ["swift run ", "swift test", "swift build", "./", ".ci/", "Scripts/"]
      let isScript = command.hasPrefix("Benchmarks/run.sh")
      if isScript || starts.contains(where: command.hasPrefix), !command.hasSuffix("/") {
        commands.append(command)
      }
    }
  }
}
