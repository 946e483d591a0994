import Foundation
import Grader
import Testing

/// Files that the compiler does not survive, or that keep the program from starting.
///
/// The module is a small one, so that it compiles in a moment.
@Suite final class BuildFaultTests {
  private let project: ProjectLayout
  private let box: Box

  init() throws {
    let manager = FileManager.default
    let root = manager.temporaryDirectory.appending(path: "backprop-\(UUID().uuidString)")
    let real = try ProjectLayout.find()
    project = ProjectLayout(root: root.path, products: real.products)
    box = try Box.strongest()
    for path in ["Sources/Assignments/A1", "Sources/Worker", "job"] {
      try manager.createDirectory(
        at: root.appending(path: path), withIntermediateDirectories: true)
    }
    for name in ["CArchive", "COpenBLAS", "CPNG", "CJPEG"] {
      try manager.copyItem(
        atPath: "\(real.root)/Sources/\(name)", toPath: project.root + "/Sources/" + name)
    }
    for name in ["Good", "Bad", "Worse"] {
      try Data("let stub\(name) = 1\n".utf8)
        .write(to: root.appending(path: "Sources/Assignments/A1/\(name).swift"))
    }
    try Data("import Core\nWorker.serve([])\n".utf8)
      .write(to: root.appending(path: "Sources/Worker/main.swift"))
  }

  deinit { try? FileManager.default.removeItem(atPath: project.root) }

  /// Builds the module with other texts in the place of some stubs.
  private func build(
    _ texts: [String: String], toolchain: Toolchain, timeLimit: Double = 120
  ) throws -> [String: GradingReport.Build.File] {
    var builder = SubmissionBuild(toolchain: toolchain, project: project, box: box)
    builder.timeLimit = timeLimit
    builder.startLimit = 2
    let files = texts.map { ("A1/\($0).swift", Array($1.utf8)) }
    let result = try builder.build(
      Dictionary(uniqueKeysWithValues: files), editable: files.map(\.0).sorted(),
      in: project.root + "/job")
    return Dictionary(uniqueKeysWithValues: result.report.files.map { ($0.path, $0) })
  }

  @Test func `a file that crashes the compiler costs itself`() throws {
    // The type checker visits a chain of operators by recursion, deeper than its stack.
    let chain = "func chain(_ a: Int) -> Int { a" + String(repeating: " &+ a", count: 60_000) + " }"
    let files = try build(
      ["Good": "let good = 1\n", "Bad": chain], toolchain: try Toolchain.find())
    #expect(files["A1/Good.swift"]?.status == .compiled)
    #expect(files["A1/Bad.swift"]?.status == .replacedByStub)
    let message = files["A1/Bad.swift"]?.diagnostics.first?.message
    #expect(message?.contains("makes the compiler itself crash (signal 11)") == true)
  }

  @Test func `code that runs before main costs its file`() throws {
    let hook = "@used @section(\".init_array\") let hook: @convention(c) () -> Void = "
    let files = try build(
      [
        "Good": "let good = 1\n", "Bad": hook + "{ while true {} }\n",
        "Worse": hook.replacing("hook:", with: "hook2:") + "{ fatalError(\"too early\") }\n",
      ], toolchain: try Toolchain.find())
    #expect(files["A1/Good.swift"]?.status == .compiled)
    #expect(files["A1/Bad.swift"]?.status == .replacedByStub)
    let message = files["A1/Bad.swift"]?.diagnostics.first?.message
    #expect(message?.contains("does not start: it does not answer within 2 seconds") == true)
    #expect(files["A1/Worse.swift"]?.status == .replacedByStub)
    #expect(files["A1/Worse.swift"]?.diagnostics.first?.message.contains("too early") == true)
  }

  /// A compiler that never ends on files with certain words, and else does what the real one does.
  ///
  /// What makes the real one so slow changes with each version of it.
  private func slowToolchain() throws -> Toolchain {
    let root = project.root + "/toolchain"
    let manager = FileManager.default
    try manager.createDirectory(atPath: root + "/bin", withIntermediateDirectories: true)
    let real = try Toolchain.find()
    let script = """
      #!/usr/bin/sh
      if grep -q "hang always" A1/*; then sleep 1000; fi
      case "$*" in *-typecheck*) exit 0;; esac
      if grep -q "hang late" A1/*; then sleep 1000; fi
      cp \(root)/worker /out/worker
      """
    try Data(script.utf8).write(to: URL(filePath: root + "/bin/swiftc"))
    try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: root + "/bin/swiftc")
    var builder = SubmissionBuild(toolchain: real, project: project, box: box)
    builder.timeLimit = 120
    let built = try builder.build([:], editable: [], in: project.root + "/job")
    try manager.copyItem(atPath: built.worker, toPath: root + "/worker")
    return Toolchain(root: root, version: "slow")
  }

  @Test func `a file that the compiler never finishes costs itself`() throws {
    let files = try build(
      ["Good": "// fine\n", "Bad": "// hang always\n", "Worse": "// hang late\n"],
      toolchain: try slowToolchain(), timeLimit: 1.5)
    #expect(files["A1/Good.swift"]?.status == .compiled)
    for path in ["A1/Bad.swift", "A1/Worse.swift"] {
      #expect(files[path]?.status == .replacedByStub)
      let message = files[path]?.diagnostics.first?.message
      #expect(message?.contains("was not done after 1.5 seconds and was stopped") == true)
    }
  }
}
