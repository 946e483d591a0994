import GraderTestSupport
import CourseKit
import Foundation
import Host
import Record
import Reports
import Symbols
import Testing

/// Files that call or define what they may not; each costs itself and no other.
///
/// The rules for sources, which refuse many of these files first, are turned off where the rule of
/// symbols is tested.
@Suite struct HostileSourceTests {
  /// A file, the rule that it breaks, and the name that the message has to show.
  private struct Hostile {
    var name: String
    var rule: CallRule
    var shown: String
    var source: String

    init(_ name: String, _ rule: CallRule, _ shown: String, _ source: String) {
      self.name = name
      self.rule = rule
      self.shown = shown
      self.source = source
    }
  }

  /// A declaration of a C function under the name of a Swift one, and a call of it.
  private static func borrowing(_ name: String, as own: String) -> String {
    """
    @_silgen_name("\(name)") func \(own)Borrowed() -> Int32
    public func \(own)() -> Int32 { \(own)Borrowed() }
    """
  }

  private static let definitions = [
    Hostile("Cdecl", .definition, "write", "@_cdecl(\"write\") public func one() -> Int { 7 }"),
    Hostile("C", .definition, "getpid", "@c public func getpid() -> Int32 { 7 }"),
    Hostile(
      "Silgen", .definition, "clock_gettime",
      "@_silgen_name(\"clock_gettime\") public func two() -> Int32 { 3 }"),
    Hostile(
      "Runtime", .definition, "swift_willThrow",
      "@_silgen_name(\"swift_willThrow\") public func three() {}"),
    Hostile(
      "OverCore", .definition, "accuracy",
      "@_silgen_name(\"$s4Core8accuracy2of2onSdSaySiG_AEtF\") public func four() -> Int { 3 }"),
    Hostile(
      "OverLibrary", .definition, "$ss5printfoo",
      "@inlinable @_silgen_name(\"$ss5printfoo\") public func five() -> Int { 3 }"),
    Hostile("Main", .definition, "exit", "@_cdecl(\"exit\") public func six(_ code: Int32) {}"),
    Hostile(
      "Section", .section, ".init_array",
      "@used @section(\".init_array\") let hook: @convention(c) () -> Void = { print(1) }"),
    Hostile(
      "Linker", .library, "-L/evil",
      "@used @section(\".swift1_autolink_entries\") let flag: "
        + "(CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar) = "
        + "(45, 76, 47, 101, 118, 105, 108, 0)"),
    Hostile(
      "Replacement", .replacement, "swift_getFunctionReplacement",
      "dynamic func old() {}\n@_dynamicReplacement(for: old()) func new() {}\n"
        + "public func seven() { old() }"),
  ]

  private static let calls = [
    Hostile("Fork", .process, "fork", borrowing("fork", as: "fork1")),
    Hostile("Exit", .process, "exit", "import Glibc\npublic func leave() { exit(0) }"),
    Hostile("System", .process, "system", borrowing("system", as: "system1")),
    Hostile("Syscall", .process, "syscall", borrowing("syscall", as: "syscall1")),
    Hostile("Kill", .process, "kill", "import Glibc\npublic func end() { kill(1, 9) }"),
    Hostile(
      "Dlsym", .loading, "dlsym", "import Glibc\npublic func find() { _ = dlsym(nil, \"x\") }"),
    Hostile(
      "Mmap", .memory, "mmap",
      "import Glibc\npublic func map() { _ = mmap(nil, 1, 0, 0, 0, 0) }"),
    Hostile(
      "Socket", .network, "socket", "import Glibc\npublic func call() { _ = socket(1, 1, 1) }"),
    Hostile(
      "Signal", .control, "signal", "import Glibc\npublic func hide() { signal(1, SIG_IGN) }"),
    Hostile(
      "Rounding", .control, "fesetround",
      "import Glibc\npublic func round1() { _ = fesetround(1024) }"),
    Hostile(
      "Pthread", .threads, "pthread_create", borrowing("pthread_create", as: "pthread1")),
    Hostile(
      "Queue", .threads, "Dispatch",
      "import Dispatch\npublic func later() { DispatchQueue.global().async { print(1) } }"),
    Hostile("Task", .threads, "swift_task", "public func later1() { Task { print(1) } }"),
    Hostile(
      "Clock", .clock, "clock_gettime",
      "import Glibc\npublic func now1() { var t = timespec(); clock_gettime(0, &t); print(t) }"),
    Hostile("Instant", .clock, "Clock", "public func now2() { print(ContinuousClock.now) }"),
    Hostile(
      "Date", .clock, "Date", "import Foundation\npublic func now3() { print(Date()) }"),
    Hostile(
      "Arguments", .environment, "CommandLine",
      "public func ask() { print(CommandLine.arguments) }"),
    Hostile("Getenv", .environment, "getenv", borrowing("getenv", as: "getenv1")),
    // The library is linked first: what looks like a definition would be a call.
    Hostile(
      "Copied", .files, "readLine",
      """
      @_alwaysEmitIntoClient @_silgen_name("$ss8readLine16strippingNewlineSSSgSb_tF")
      public func copied(strippingNewline: Bool = true) -> String? { nil }
      public func ask3() { print(copied() ?? "") }
      """),
    Hostile("Line", .files, "readLine", "public func ask2() { print(readLine() ?? \"\") }"),
    Hostile(
      "Files", .files, "FileManager",
      "import Foundation\npublic func look() { print(FileManager.default.currentDirectoryPath) }"),
    Hostile(
      "Process", .process, "Process",
      "import Foundation\npublic func start() { try? Process().run() }"),
    Hostile(
      "Tests", .core, "Withholding",
      "@testable import Core\npublic func open() { _ = Withholding.close([]) { _ in } }"),
    Hostile(
      "Serve", .core, "Worker.serve",
      borrowing("$s8Exchange6WorkerO5serveyySay4Core8ExerciseVGFZ", as: "again")),
    Hostile(
      "Slope", .withheld, "numericalGradient",
      "import Core\npublic func slope(_ x: Tensor<Double>) -> Tensor<Double> "
        + "{ numericalGradient(of: { (x: Tensor<Double>) -> Double in x.sum() }, at: x) }"),
  ]

  /// What students do and may do.
  private static let honest = """
    import Core
    import Foundation
    struct Honest: Error, Hashable, CustomStringConvertible {
      var text: String
      var description: String { String(format: "%.3f %@", 3.0, text) }
    }
    public enum Few: Error { case few }
    public func some(_ count: Int) throws(Few) -> Int { if count < 1 { throw .few }; return count }
    extension Array where Element == Double { func total() -> Double { reduce(0, +) } }
    class Counter<T: Hashable> { var counts: [T: Int] = [:]; func add(_ t: T) { counts[t, default: 0] += 1 } }
    protocol Shape { associatedtype S: TensorScalar; func area() -> S }
    extension Float: Shape { func area() -> Float { expf(self) } }
    public func honest(_ x: Tensor<Double>) throws -> Tensor<Double> {
      var random = RandomState(seed: 3)
      let counter = Counter<String>()
      counter.add("a")
      print("loss", x.sum(), counter.counts, [1.0].total(), Double("3") ?? 0, Honest(text: "a"))
      debugPrint(x.shape.sorted().map { "\\($0)" }.joined(separator: ", "))
      let noise: Tensor<Double> = random.randn([3])
      guard x.count > 2 else { throw Honest(text: "few") }
      let any: [any Shape] = [Float(1)]
      print(any.count, Double.random(in: 0...1), lround(3.5), pow(2.0, 3.0), Set([1, 2]).count)
      return matmul(x, x).exp() + Tensor(log(tan(sqrt(x.sum())))) + noise
    }
    """

  private func expectRefused(_ table: [Hostile]) throws {
    let module = try SmallModule(["Good"] + table.map(\.name))
    var texts = Dictionary(uniqueKeysWithValues: table.map { ($0.name, $0.source + "\n") })
    texts["Good"] = Self.honest
    let files = try module.build(
      texts, toolchain: try Toolchain.find(), withheld: AssignmentLayout.assignment1.withheld,
      sources: nil)
    for hostile in table {
      let file = try #require(files[hostile.name])
      #expect(file.status == .refused, "\(hostile.name): \(file.diagnostics.map(\.message))")
      let rule = "(rule '\(hostile.rule.rawValue)')"
      #expect(
        file.diagnostics.contains {
          $0.message.contains(rule) && $0.message.contains(hostile.shown)
        }, "\(hostile.name): \(file.diagnostics.map(\.message))")
    }
    #expect(files["Good"]?.status == .compiled, "\(files["Good"]?.diagnostics ?? [])")
  }

  @Test func `a definition in the place of somebody else's is refused`() throws {
    try expectRefused(Self.definitions)
  }

  @Test func `a call out of the exercise is refused`() throws {
    try expectRefused(Self.calls)
  }

  @Test func `a file that imports what is not for students does not compile`() throws {
    let names = ["Exchange", "Media", "Solution1"]
    let files = try SmallModule(names).build(
      Dictionary(uniqueKeysWithValues: names.map { ($0, "import \($0)\n") }),
      toolchain: try Toolchain.find(), sources: nil)
    for name in names {
      #expect(files[name]?.status == .replacedByStub)
      let message = try #require(files[name]?.diagnostics.first?.message)
      #expect(message.hasPrefix("no such module '\(name)'"), "\(message)")
    }
  }

  @Test func `inner loops of Core cannot be compiled into a submission`() throws {
    let source = """
      import CKernels
      public func rectified(_ x: [Float]) -> [Float] {
        var out = x
        x.withUnsafeBufferPointer { x in
          out.withUnsafeMutableBufferPointer { out in
            var work = backprop_elements()
            work.x = UnsafeRawPointer(x.baseAddress)
            work.out = UnsafeMutableRawPointer(out.baseAddress)
            work.end = x.count
            backprop_relu(16, 0, &work)
          }
        }
        return out
      }

      """
    let module = try SmallModule(["Loops"])
    let files = try module.build(["Loops": source], toolchain: try Toolchain.find())
    #expect(files["Loops"]?.status == .refused)
    let message = try #require(files["Loops"]?.diagnostics.first?.message)
    #expect(message.hasPrefix("'CKernels' is not allowed (rule 'library')"), "\(message)")
  }

  @Test func `the message names the line`() throws {
    let module = try SmallModule(["Bad", "Worse"])
    let source = "import Glibc\n\npublic func leave() {\n  exit(0)\n}\n"
    let borrowed = "// @c\r\n\r\n  @c public func exit() {}\r\n"
    let files = try module.build(
      ["Bad": source, "Worse": borrowed], toolchain: try Toolchain.find())
    let worse = try #require(files["Worse"]?.diagnostics.first)
    #expect(worse.line == 3)
    #expect(worse.column == 3)
    #expect(worse.source == "  @c public func exit() {}")
    #expect(worse.message.hasPrefix("'@c' is not allowed (rule 'attribute')"))
    let message = try #require(files["Bad"]?.diagnostics.first)
    #expect(message.line == 4)
    #expect(message.column == 3)
    #expect(message.source == "  exit(0)")
    #expect(message.message.hasPrefix("'exit' is not allowed (rule 'process')"))
  }
}
