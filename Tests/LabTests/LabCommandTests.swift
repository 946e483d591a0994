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
    report.steps = [
      .init(title: "One", outcome: .done, seconds: 61),
      .init(title: "Two", outcome: .notImplemented(task: "write it")),
      .init(title: "Three", outcome: .skipped(reason: "it needs two")),
      .init(title: "Four", outcome: .failed(reason: "no luck")),
    ]
    #expect(
      LabSummary.text(report, path: "a/b.html") == """
        Neighbors
        ✓ 1. One  (1 min 1 s)
        ○ 2. Two
             not implemented: write it
        – 3. Three
             skipped: it needs two
        ✗ 4. Four
             error: no luck
        1 of 4 steps ran. Page: a/b.html
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

  @Test func `the command writes a page and prints its summary`() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      let folder = FileManager.default.temporaryDirectory
        .appending(path: "lab-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: folder) }
      let page = folder.appending(path: "knn.html").path
      let command = try LabCommand.parse([
        "a1.nearestNeighbor", "--quick", "--output", page, "--data-folder", folder.path,
      ])
      // Whatever the student's code does, even if a step stops with an error.
      do { try command.run() } catch let code as ExitCode where code.rawValue == 1 {}
      try #require(FileManager.default.fileExists(atPath: page))
    }
    let output = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    #expect(output.contains("1. Look at the data"))
    #expect(output.contains("steps ran. Page: "))
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
      try run("features", stubs()) { event in
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
        try run("knn", stubs())
      }
    }
    #expect(error?.path == "/dev/null/labs")
  }
}
