import Foundation
import GraderTestSupport
import Host
import Record
import Testing

/// Messages about files that do not compile or break a rule: one sentence, at the right line.
@Suite struct MessageTests {
  private static let body = """
    public func double(_ x: Tensor<Double>) -> Tensor<Double> { x + x }
    public func triple(_ x: Tensor<Double>) -> Tensor<Double> { double(x) + x }
    public func random() -> RandomState { RandomState(seed: 3) }
    """

  @Test func `a missing import of Core is one sentence`() throws {
    let texts = [
      "None": Self.body, "Foundation": "import Foundation\n" + Self.body,
      "Comment": "// import Core\n/* import Core */\nlet text = \"import Core\"\n" + Self.body,
      "Windows": (Self.body + "\n").replacing("\n", with: "\r\n"),
      "Typo": "import Core\nlet a = Tensr<Double>.zeros([1])\n",
      "Other": "let b = nothing(1)\n",
    ]
    let module = try SmallModule(texts.keys.sorted())
    // The files have equal functions.
    let files = try module.build(
      Dictionary(
        uniqueKeysWithValues: texts.map { name, text in
          (name, text.replacing("public func", with: "private func"))
        }), toolchain: try Toolchain.find())
    for (name, line) in [("None", 1), ("Foundation", 2), ("Comment", 4), ("Windows", 1)] {
      let file = try #require(files[name])
      #expect(file.status == .replacedByStub)
      #expect(
        file.diagnostics.map(\.message)
          == ["'Tensor' is declared in Core: add 'import Core' at the top of A1/\(name).swift"])
      #expect(file.diagnostics.first?.line == line)
      #expect(file.diagnostics.first?.source.hasPrefix("private func double") == true)
    }
    #expect(files["Typo"]?.diagnostics.first?.message == "cannot find 'Tensr' in scope")
    #expect(files["Other"]?.diagnostics.first?.message == "cannot find 'nothing' in scope")
  }

  @Test func `whatever ends lines, an error has its line and the line's text`() throws {
    let ends = ["Unix": "\n", "Windows": "\r\n", "Old": "\r"]
    func called(_ name: String) -> [String] {
      [
        "import Foundation", "// FileManager", "public func look\(name)(_ a: Int) -> String {",
        "  switch a { case 1: return \"FileManager.default\"; default: break }",
        "  return FileManager.default.currentDirectoryPath", "}", "",
      ]
    }
    let bad = [
      "import Core", "", "private let a = 1", "private let b: Int = \"text\"",
      "private let c: Int = \"text\"", "",
    ]
    let worse = ["private let d = 1", "@_cdecl(\"exit\") private func six() {}", ""]
    var texts: [String: String] = [:]
    for (name, end) in ends {
      texts["Bad" + name] = bad.joined(separator: end)
      texts["Called" + name] = called(name).joined(separator: end)
      texts["Worse" + name] = worse.joined(separator: end)
    }
    let module = try SmallModule(texts.keys.sorted())
    let files = try module.build(texts, toolchain: try Toolchain.find())
    for name in ends.keys {
      let error = try #require(files["Bad" + name]?.diagnostics.first)
      #expect(files["Bad" + name]?.diagnostics.count == 1)
      #expect(error.line == 4 && error.column == 22)
      #expect(error.source == bad[3])
      #expect(error.message.hasSuffix("(also in line 5)"))
      let file = try #require(files["Called" + name])
      #expect(file.status == .refused)
      #expect(file.diagnostics.count == 1, "\(file.diagnostics)")
      #expect(file.diagnostics.first?.line == 5 && file.diagnostics.first?.column == 10)
      #expect(file.diagnostics.first?.source == called(name)[4])
      let definition = try #require(files["Worse" + name]?.diagnostics.first)
      #expect(definition.line == 2 && definition.column == 1)
      #expect(definition.source == worse[1])
    }
  }

  @Test func `a refused call has its line, whatever the name is called`() throws {
    let sources = [
      "Line": (3, "public func ask() -> String? {\n  // readLine\n  readLine()\n}\n"),
      "Now": (3, "public func now() {\n  let clock = 1\n  print(ContinuousClock.now, clock)\n}\n"),
      "Inferred": (
        4,
        "import Foundation\npublic func later() -> Date {\n  let now = 1; _ = now\n  return .now\n}\n"
      ),
      "Closure": (
        4,
        "import Glibc\npublic func leave() -> [Void] {\n  [1, 2].map { _ in\n    _ = getpid()\n  }\n}\n"
      ),
      "Generic": (
        3,
        "struct Box<T> {\n  var value: T\n  func spawn() { Task { print(1) } }\n}\n"
          + "public func run() { Box(value: 1).spawn() }\n"
      ),
    ]
    let module = try SmallModule(sources.keys.sorted())
    let files = try module.build(
      sources.mapValues { $0.1 }, toolchain: try Toolchain.find(), sources: nil)
    for (name, (line, source)) in sources {
      let file = try #require(files[name])
      #expect(file.status == .refused, "\(name): \(file.diagnostics)")
      let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(file.diagnostics.contains { $0.line == line }, "\(name): \(file.diagnostics)")
      #expect(
        file.diagnostics.allSatisfy { $0.line > 0 && $0.source == lines[$0.line - 1] },
        "\(name): \(file.diagnostics)")
    }
  }
}
