import ArgumentParser
import Foundation
import Lab
import Media
import LabKit
import Testing

@Suite struct LabCommandTests {
  @Test func `the list names every lab with its title`() {
    let lines = LabCommand.list.split(separator: "\n")
    for outline in Lab.pages.map(\.outline) {
      #expect(lines.contains { $0.contains(outline.name) && $0.hasSuffix(outline.title) })
    }
  }

  @Test func `the summary tells the outcomes and the place of the page`() throws {
    var report = LabReport(name: "knn", title: "Neighbors", summary: "")
    report.problems = [
      .init(
        title: "A.swift does not compile",
        messages: [.init(name: "line 3: no such name", value: "  f(x)")])
    ]
    report.steps = [
      .init(title: "One", outcome: .right, seconds: 61),
      .init(title: "Two", outcome: .notImplemented(task: "write it")),
      .init(title: "Three", outcome: .skipped(reason: "it needs two")),
      .init(
        title: "Four",
        outcome: .stopped(
          CallFailure("No luck.", details: [.init(name: "x [2]", value: "1, 2")]))),
      .init(title: "Five", outcome: .wrong("The error is 1, but should be below 0.1.")),
      .init(title: "Six", outcome: .shown, seconds: 1),
    ]
    report.steps[5].printed = "hello\nworld"
    #expect(
      LabSummary.text(report, path: "a/b.html") == """
        Neighbors
        ✗ A.swift does not compile
             line 3: no such name:   f(x)
        ✓ 1. One  (1 min 1 s)
        ○ 2. Two
             not implemented: write it
        – 3. Three
             could not run: it needs two
        ✗ 4. Four
             No luck.
             x [2]: 1, 2
        ✗ 5. Five  (0 s)
             The error is 1, but should be below 0.1.
        · 6. Six  (1.00 s)
             your code printed:
               hello
               world
        6 steps: 1 right, 1 wrong, 1 stopped, 1 not implemented, 1 could not run, \
        1 nothing to judge. Page: a/b.html
        """)
  }

  @Test func `the arguments of a run are understood`() throws {
    let command = try LabCommand.parse([
      "svm", "--quick", "--quiet", "--output", "x.html", "--data-folder", "/data",
    ])
    #expect(command.name == "svm" && command.quick && command.quiet && !command.solutions)
    #expect(command.output == "x.html" && command.dataFolder == "/data")
  }

  @Test func `an unknown lab is refused with the labs there are`() throws {
    let command = try LabCommand.parse(["kmeans"])
    let error = #expect(throws: (any Error).self) { try command.run() }
    let text = error.map { LabCommand.message(for: $0) } ?? ""
    #expect(text.contains("kmeans") && text.contains("two-layer-net"))
  }

  @Test func `a data folder that cannot be read ends the command with code 2`() async {
    let result = await #expect(
      processExitsWith: .exitCode(2), observing: [\.standardErrorContent]
    ) {
      do {
        try LabCommand.parse(["knn", "--data-folder", "/dev/null"]).run()
      } catch {
        LabCommand.exit(withError: error)
      }
    }
    let errors = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(errors.contains("error: /dev/null: expected a readable data folder"))
  }

  @Test func `a run leaves a page with every step`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "lab-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "deep/features.html").path
    var pages = 0
    let report = try LabCommand.write(to: path, isQuiet: true) { observe in
      try run("features", stubs) { event in
        try observe(event)
        if FileManager.default.fileExists(atPath: path) { pages += 1 }
      }
    }
    #expect(pages >= 2 * report.steps.count)
    let page = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    #expect(PageReader(page).problem == nil)
    for step in report.steps { #expect(page.contains(step.title)) }
  }

  @Test func `a place that cannot hold a page is an error that names it`() {
    let error = #expect(throws: FileError.self) {
      try LabCommand.write(to: "/dev/null/labs/knn.html", isQuiet: true) { _ in
        try run("knn", stubs)
      }
    }
    #expect(error?.path == "/dev/null/labs")
  }
}
