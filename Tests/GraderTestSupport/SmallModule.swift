package import Box
package import Build
package import CourseKit
import Foundation
package import Host
package import Record
package import Symbols

/// A project whose module of a student's files is a small one, so that it compiles in a moment.
package final class SmallModule {
  package let project: ProjectLayout
  package let box: Box

  /// Creates the project with a stub `let stubName = 1` for each name.
  ///
  /// - Parameters:
  ///   - names: The names of the student's files.
  ///   - ours: Code at the end of a file that students do not edit, from its third line on.
  /// - Throws: An error if the project cannot be created.
  package init(_ names: [String], ours: String = "") throws {
    let root = FileManager.default.temporaryDirectory
      .appending(path: "backprop-\(UUID().uuidString)")
    project = try ProjectLayout.withModule("A1", at: root)
    box = try Box.strongest()
    for name in names {
      try Data("let stub\(name) = 1\n".utf8)
        .write(to: root.appending(path: "Sources/Assignments/A1/\(name).swift"))
    }
    try Data(("import Core\npublic let exercises: [Exercise] = []\n" + ours).utf8)
      .write(to: root.appending(path: "Sources/Assignments/A1/Exercises.swift"))
    try project.list(names.map { $0 + ".swift" } + ["Exercises.swift"], in: "A1")
  }

  deinit { try? FileManager.default.removeItem(atPath: project.root) }

  /// Builds the module with other texts in the place of some stubs.
  package func build(
    _ texts: [String: String], toolchain: Toolchain, timeLimit: Double = 120,
    runsInTime: Double = 100, withheld: [WithheldPart] = [], sources: SourceRules? = .usual,
    budget: GradingBudget? = nil, begun: (BuildFindings) -> Void = { _ in }
  ) throws -> [String: BuildRecord.File] {
    var builder = SubmissionBuild(
      toolchain: toolchain, project: project, box: box, folder: "A1")
    // As a grading does it first.
    builder.optimization = .loops
    builder.timeLimit = timeLimit
    builder.runsInTime = runsInTime
    builder.startLimit = 2
    builder.budget = budget
    // Many of these compilers fail for all files.
    builder.takesGivenObjects = false
    builder.rules?.withheld = withheld
    builder.rules?.sources = sources
    begun(builder.findings)
    let files = texts.map { ("A1/\($0).swift", Array($1.utf8)) }
    let result = try WorkTally.measure(.smallBuild) { [builder] in
      try builder.build(
        Dictionary(uniqueKeysWithValues: files), editable: files.map(\.0).sorted(),
        in: project.root + "/job")
    }
    return Dictionary(
      uniqueKeysWithValues: result.report.files.map {
        (String($0.path.dropFirst(3).dropLast(6)), $0)
      })
  }
}

extension ProjectLayout {
  /// Creates a project at a path whose only assignment is a folder without files.
  static func withModule(_ folder: String, at root: URL) throws -> ProjectLayout {
    let manager = FileManager.default
    let real = try find()
    let project = ProjectLayout(root: root.path, products: try linkedProducts.get())
    for path in ["Sources/Assignments/" + folder, "job"] {
      try manager.createDirectory(
        at: root.appending(path: path), withIntermediateDirectories: true)
    }
    for name in ["Core"] + real.workerModules().flatMap(\.libraries) {
      try manager.copyItem(atPath: real.library(name), toPath: project.library(name))
    }
    return project
  }

  /// Links to what SwiftPM built, which all such projects share.
  ///
  /// Their copy of Core has no contracts. In SwiftPM's folder it would replace the copy of the
  /// project's own gradings, which would then replace it in turn.
  private static let linkedProducts = Result {
    let real = try find()
    let folder = real.products + "/test-products"
    let manager = FileManager.default
    try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let objects = [WorkerModule.core, .exchange].map { "\($0.name).build" }
    // The program is the last, since it must not be older than what it was built with.
    for name in ["Modules"] + objects + [real.program] {
      let draft = "\(folder)/\(UUID().uuidString)"
      try manager.createSymbolicLink(
        atPath: draft, withDestinationPath: "\(real.products)/\(name)")
      // Several runs of the tests may make it at once.
      guard rename(draft, "\(folder)/\(name)") == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
    return folder
  }

  /// Writes the manifest of a folder of the test's own.
  package func list(_ files: [String], in folder: String) throws {
    let manifest = Manifest(
      assignment: .a1, files: files.map { .init(path: $0, role: .given, sha256: "") })
    try Data(try manifest.encoded())
      .write(to: URL(filePath: "\(assignments)/\(folder)/\(Manifest.fileName)"))
  }
}
