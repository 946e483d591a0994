import Build
import GraderTestSupport
import Foundation
import Host
import Record
import Testing

/// Files that the compiler does not survive, or that keep the program from starting.
@Suite struct BuildFaultTests {
  private static let names = ["Good", "Bad", "Worse"]

  private let module: SmallModule

  init() throws {
    module = try SmallModule(Self.names)
  }

  private func build(
    _ texts: [String: String], toolchain: Toolchain, timeLimit: Double = 120
  ) throws -> [String: BuildRecord.File] {
    try module.build(texts, toolchain: toolchain, timeLimit: timeLimit)
  }

  @Test func `only the files that crash the compiler are lost`() throws {
    let names = (0..<10).map { "File\($0)" }
    let module = try SmallModule(names)
    let crash = """
      if grep -q "crash" A1/*; then
        echo "<unknown>:0: error: compile command failed due to signal 11 (use -v to see it)"
        exit 1
      fi
      """
    var texts = Dictionary(uniqueKeysWithValues: names.map { ($0, "// fine\n") })
    for name in ["File2", "File7"] { texts[name] = "// crash\n" }
    let outputs = try Self.realOutputs(of: module)
    let files = try module.build(
      texts, toolchain: try toolchain("", late: crash, for: module, outputs: outputs))
    for (name, file) in files {
      let isGuilty = ["File2", "File7"].contains(name)
      let message = file.diagnostics.first?.message
      #expect(
        file.status == (isGuilty ? .replacedByStub : .compiled), "\(name): \(message ?? "")")
      #expect(message?.contains("itself crash (signal 11)") == (isGuilty ? true : nil))
    }
  }

  @Test func `only the file on which the compiler runs out of memory is lost`() throws {
    let script = """
      if grep -q "grow always" A1/*; then
        echo "<unknown>:0: error: compile command failed due to signal 6 (use -v to see invocation)"
        echo "LLVM ERROR: out of memory"
        exit 1
      fi
      """
    let files = try build(
      ["Good": "// fine\n", "Bad": "// grow always\n"], toolchain: try toolchain(script))
    #expect(files["Good"]?.status == .compiled)
    #expect(files["Bad"]?.status == .replacedByStub)
    let message = files["Bad"]?.diagnostics.first?.message
    #expect(message == "the compiler ran out of memory on this file: it may use 4096 MB")
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

  @Test func `a changed signature is told in its own file, wherever it is called`() throws {
    let stub = "func call(_ a: Int) -> Int { a }\n"
    let module = try SmallModule(["Bad", "Good", "Own"], ours: "let sum = call(1)\n")
    try Data(stub.utf8).write(to: URL(filePath: "\(module.project.assignments)/A1/Bad.swift"))
    let files = try module.build(
      [
        "Bad": "// mine\nfunc call(times a: Int) -> Int { a }\n",
        "Good": "func use() -> Int { call(2) }\n",
        "Own": "func own() -> String { call(3) }\n",
      ], toolchain: try Toolchain.find())
    #expect(files["Good"]?.status == .compiled)
    #expect(files["Bad"]?.status == .replacedByStub)
    let found = try #require(files["Bad"]?.diagnostics.first)
    #expect(found.line == 2)
    #expect(
      found.message
        == "the signature of 'call' was changed, and other files call it: expected 'func call(_ a: "
        + "Int) -> Int', found 'func call(times a: Int) -> Int'. Write it as it was handed out")
    #expect(files["Own"]?.diagnostics.first?.message.hasPrefix("cannot convert") == true)
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
    try toolchain(
      "if grep -q \"hang always\" A1/*; then sleep 1000; fi",
      late: "if grep -q \"hang late\" A1/*; then sleep 1000; fi")
  }

  /// What the real compiler makes of the stubs, for all tests.
  private static let outputs = Result { try realOutputs(of: SmallModule(names)) }

  /// What the real compiler makes of a module's stubs, by its place in a toolchain of the test's.
  private static func realOutputs(of module: SmallModule) throws -> [String: Data] {
    _ = try module.build([:], toolchain: try Toolchain.find())
    let folder = URL(filePath: module.project.root + "/job/out")
    let objects = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.first?.isNumber == true }
    let places =
      [("worker", "linked/worker"), ("main.o", "main.o")] + objects.map { ($0, "objects/\($0)") }
    return try Dictionary(
      uniqueKeysWithValues: places.map { name, place in
        (place, try Data(contentsOf: folder.appending(path: name)))
      })
  }

  /// A toolchain whose compiler first runs some lines, and others if it compiles.
  ///
  /// It gives what the real one made of the stubs.
  private func toolchain(
    _ first: String, late: String = "", for other: SmallModule? = nil,
    outputs: [String: Data]? = nil
  ) throws -> Toolchain {
    let root = (other ?? module).project.root + "/toolchain"
    let manager = FileManager.default
    try manager.createDirectory(atPath: root + "/bin", withIntermediateDirectories: true)
    let real = try Toolchain.find()
    // The box shows no programs but the toolchain's.
    for name in ["sh", "grep", "sleep", "cp", "true", "echo"] {
      try MadeProgram.copy("/usr/bin/\(name)", to: "\(root)/bin/\(name)")
    }
    let script = """
      #!\(root)/bin/sh
      PATH=\(root)/bin
      if [ ! -d A1 ]; then
        \(Self.partsScript(root))
        exit
      fi
      case "$*" in *" -parse "*) exit 0;; esac
      \(first)
      case "$*" in *-typecheck*) exit 0;; esac
      \(late)
      # Two compilers work side by side, and each makes the files that it is asked for.
      case "$*" in *" -o /out/"*) ;; *) cp \(root)/objects/* /out; exit;; esac
      for word; do
        case "$word" in /out/*.o) cp \(root)/objects/"${word#/out/}" "$word";; esac
      done
      """
    try MadeProgram.write(script, to: root + "/bin/swiftc")
    let linker = """
      #!\(root)/bin/sh
      PATH=\(root)/bin
      cp \(root)/linked/* /out
      if grep -q "crash at start" A1/*; then cp \(root)/bin/true /out/worker; fi
      """
    try MadeProgram.write(linker, to: root + "/bin/ld.lld")
    for folder in ["objects", "linked"] {
      try manager.createDirectory(
        atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
    }
    for (place, data) in try outputs ?? Self.outputs.get() {
      try data.write(to: URL(filePath: "\(root)/\(place)"))
      try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(root)/\(place)")
    }
    try manager.createSymbolicLink(
      atPath: root + "/lib", withDestinationPath: real.root + "/lib")
    return Toolchain(root: root, version: "slow")
  }

  /// What the compiler does outside of the module: it makes the main program, and says how it would
  /// link.
  private static func partsScript(_ root: String) -> String {
    """
    case "$*" in
      *-###*) for word in "$@"; do echo "\\"$word\\" \\c"; done; echo;;
      *main.swift*) cp \(root)/main.o /out/main.o;;
    esac
    """
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
      runsInTime: 4)
    #expect(files["Bad"]?.diagnostics.first?.message.contains("did not finish within 1 s") == true)
    for name in ["Good", "Worse"] {
      #expect(files[name]?.status == .replacedByStub)
      let message = files[name]?.diagnostics.first?.message
      #expect(message?.contains("time limit of 4 seconds for all files before") == true)
    }
  }

  @Test func `the time of the grading ends a build, and blames no file`() throws {
    let toolchain = try slowToolchain()
    let budget = GradingBudget(seconds: 1)
    #expect(throws: TimeIsUp.self) {
      try module.build(["Good": "// hang always\n"], toolchain: toolchain, budget: budget)
    }
    #expect(budget.ownSeconds == 0)
  }

  @Test func `what was found before the time of the grading ended a build is known`() throws {
    let script = """
      if grep -q "wrong" A1/*; then echo "A1/Bad.swift:1:1: error: no such thing"; exit 1; fi
      sleep 1000
      """
    let toolchain = try toolchain("", late: script)
    let budget = GradingBudget(seconds: 2)
    var findings: BuildFindings?
    #expect(throws: TimeIsUp.self) {
      try module.build(
        ["Good": "// fine\n", "Bad": "// wrong\n"], toolchain: toolchain, budget: budget
      ) { findings = $0 }
    }
    let files = findings?.record.files
    #expect(files?.map(\.path) == ["A1/Bad.swift"])
    #expect(files?.first?.status == .replacedByStub)
    #expect(files?.first?.diagnostics.first?.message == "no such thing")
    #expect(budget.ownSeconds == 0)
  }

  @Test func `a compiler that crashes counts as the student's time, and an error does not`() throws
  {
    let budget = GradingBudget(seconds: 600)
    for text in ["let good = 1\n", "let good: Int = \"\"\n"] {
      _ = try module.build(["Good": text], toolchain: try Toolchain.find(), budget: budget)
      #expect(budget.ownSeconds == 0)
    }
    let crash = """
      if grep -q "crash" A1/*; then
        echo "<unknown>:0: error: compile command failed due to signal 11 (use -v to see it)"
        exit 1
      fi
      """
    _ = try module.build(
      ["Good": "// crash\n"], toolchain: try toolchain("", late: crash), budget: budget)
    #expect(budget.longest(1).first?.name == "the compiler")
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
