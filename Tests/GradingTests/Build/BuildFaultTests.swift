import GraderTestSupport
import Foundation
import Host
import Record
import Testing

/// Files that the compiler does not survive, or that keep the program from starting.
@Suite struct BuildFaultTests {
  private let module: SmallModule
  private var project: ProjectLayout { module.project }

  init() throws {
    module = try SmallModule(["Good", "Bad", "Worse"])
  }

  private func build(
    _ texts: [String: String], toolchain: Toolchain, timeLimit: Double = 120
  ) throws -> [String: BuildRecord.File] {
    try module.build(texts, toolchain: toolchain, timeLimit: timeLimit)
  }

  @Test func `a file that crashes the compiler costs itself`() throws {
    // The type checker visits a chain of operators by recursion, deeper than its stack.
    let chain = "func chain(_ a: Int) -> Int { a" + String(repeating: " &+ a", count: 60_000) + " }"
    let files = try build(
      ["Good": "let good = 1\n", "Bad": chain], toolchain: try Toolchain.find())
    #expect(files["Good"]?.status == .compiled)
    #expect(files["Bad"]?.status == .replacedByStub)
    let message = files["Bad"]?.diagnostics.first?.message
    #expect(message?.contains("makes the compiler itself crash (signal 11)") == true)
  }

  @Test func `a file that breaks one of ours costs itself, and the error is shown`() throws {
    let module = try SmallModule(["Good", "Bad"], ours: "let sum = stubBad + 1\n")
    let files = try module.build(
      ["Good": "let stubGood = 2\n", "Bad": "let stubBad = \"none\"\n"],
      toolchain: try Toolchain.find())
    #expect(files["Good"]?.status == .compiled)
    #expect(files["Bad"]?.status == .replacedByStub)
    let found = try #require(files["Bad"]?.diagnostics.first)
    #expect(found.message.hasPrefix("with this file, A1/Exercises.swift:3 does not compile: "))
    #expect(found.source == "let sum = stubBad + 1")
  }

  @Test func `files that fail only together are all replaced`() throws {
    let module = try SmallModule(
      ["Good", "Bad", "Worse"],
      ours: """
        func scale(_ a: Double, _ b: Double) -> Int { 0 }
        let size = scale(1, 2)

        """)
    let files = try module.build(
      [
        "Bad": "func scale(_ a: Int, _ b: Double) -> Int { 1 }\nlet stubBad = 1\n",
        "Worse": "func scale(_ a: Double, _ b: Int) -> Int { 2 }\nlet stubWorse = 1\n",
      ], toolchain: try Toolchain.find())
    for name in ["Bad", "Worse"] {
      #expect(files[name]?.status == .replacedByStub)
      let message = files[name]?.diagnostics.first?.message
      #expect(message?.contains("A1/Exercises.swift:4 does not compile: ambiguous use") == true)
    }
  }

  /// A compiler that never ends on files with certain words, and makes a program that ends at once
  /// of others; else it does what the real one does.
  ///
  /// What makes the real one so slow changes with each version of it.
  private func slowToolchain() throws -> Toolchain {
    let root = project.root + "/toolchain"
    let manager = FileManager.default
    try manager.createDirectory(atPath: root + "/bin", withIntermediateDirectories: true)
    let real = try Toolchain.find()
    // The box shows no programs but the toolchain's.
    for name in ["sh", "grep", "sleep", "cp", "true"] {
      try MadeProgram.copy("/usr/bin/\(name)", to: "\(root)/bin/\(name)")
    }
    let script = """
      #!\(root)/bin/sh
      PATH=\(root)/bin
      if grep -q "hang always" A1/*; then sleep 1000; fi
      case "$*" in *-typecheck*) exit 0;; esac
      if grep -q "hang late" A1/*; then sleep 1000; fi
      cp \(root)/objects/* /out
      if grep -q "crash at start" A1/*; then cp \(root)/bin/true /out/worker; fi
      """
    try MadeProgram.write(script, to: root + "/bin/swiftc")
    _ = try module.build([:], toolchain: real)
    let built = project.root + "/job/out"
    try manager.createDirectory(atPath: root + "/objects", withIntermediateDirectories: true)
    for name in ["worker", "0.o", "1.o", "2.o", "3.o", "4.o"] {
      try manager.copyItem(atPath: "\(built)/\(name)", toPath: "\(root)/objects/\(name)")
    }
    try manager.createSymbolicLink(
      atPath: root + "/lib", withDestinationPath: real.root + "/lib")
    return Toolchain(root: root, version: "slow")
  }

  @Test func `a file that the compiler never finishes costs itself`() throws {
    let files = try build(
      ["Good": "// fine\n", "Bad": "// hang always\n", "Worse": "// hang late\n"],
      toolchain: try slowToolchain(), timeLimit: 1.5)
    #expect(files["Good"]?.status == .compiled)
    for name in ["Bad", "Worse"] {
      #expect(files[name]?.status == .replacedByStub)
      let message = files[name]?.diagnostics.first?.message
      #expect(message?.contains("did not finish within 1.5 seconds and was stopped") == true)
    }
  }

  @Test func `files that the compiler never finishes take a bounded time together`() throws {
    let hang = "// hang always\n"
    let files = try module.build(
      ["Good": hang, "Bad": hang, "Worse": hang], toolchain: try slowToolchain(), timeLimit: 1,
      runsInTime: 2.5)
    #expect(files["Bad"]?.diagnostics.first?.message.contains("did not finish within 1 s") == true)
    for name in ["Good", "Worse"] {
      #expect(files[name]?.status == .replacedByStub)
      let message = files[name]?.diagnostics.first?.message
      #expect(message?.contains("time limit of 2.5 seconds for all files before") == true)
    }
  }

  @Test func `a file that keeps the program from starting costs itself`() throws {
    let files = try build(
      ["Good": "// fine\n", "Bad": "// crash at start\n"], toolchain: try slowToolchain())
    #expect(files["Good"]?.status == .compiled)
    #expect(files["Bad"]?.status == .replacedByStub)
    let message = files["Bad"]?.diagnostics.first?.message
    #expect(message?.contains("the program does not start") == true)
  }
}
