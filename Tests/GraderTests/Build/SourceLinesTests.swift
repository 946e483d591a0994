import CourseKit
import Record
import Symbols
import Testing

@testable import Build

/// The lines of sources, whatever ends them.
@Suite struct SourceLinesTests {
  private static let lines = [
    "import Core", "// exit(0)", "let text = \"exit\"", "switch 1 { default: break }",
    "  exit(0); FileManager.default.x()", "", "\texit(1)",
  ]

  private func bytes(_ end: String) -> [UInt8] { Array(Self.lines.joined(separator: end).utf8) }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `a use is found in code, and not in comments and strings`(end: String) {
    let source = bytes(end)
    let (lines, tokens) = (SourceLines(source), SourceTokens(source).tokens)
    func place(of name: String, line: Int? = nil) -> SourcePlace? {
      lines.place(of: name, among: tokens, line: line)
    }
    let call = place(of: "exit")
    #expect(call.map { [$0.line, $0.column] } == [5, 3])
    #expect(call?.text == Self.lines[4])
    let member = place(of: "static FileManager.default.getter : FileManager")
    #expect(member.map { [$0.line, $0.column] } == [5, 12])
    #expect(place(of: "exit", line: 7)?.column == 2)
    #expect(place(of: "exit", line: 2) == nil)
    let type = place(of: "type metadata accessor for FileManager")
    #expect(type.map { [$0.line, $0.column] } == [5, 12])
    #expect(place(of: "fork") == nil)
    #expect(lines.place(ofLine: 7).map { [$0.line, $0.column] } == [7, 2])
    #expect(lines.place(ofLine: 8) == nil)
    #expect(lines.place(ofLine: 0) == nil)
    #expect(lines.place(at: source.count - 1).line == 7)
  }

  @Test(arguments: [
    ("a\rb\r\nc\n\rd", "a\nb\r\nc\n\nd"), ("\r", "\n"), ("", ""), ("\r\r\n", "\n\r\n"),
  ])
  func `the compiler gets line ends that it counts`(text: String, counted: String) {
    #expect(Array(text.utf8).withCountableLines == Array(counted.utf8))
  }

  @Test func `a disassembly names the lines of symbols`() {
    let listing = """
      0.o:	file format elf64-x86-64
      <$s1AlookyyF>:
      ; $s1AlookyyF():
      ; /src/A1/Bad.swift:6
            	pushq	%rbp
      ; /usr/Core/Tensor.swift:95
            	callq	0x7b <$s1AlookyyF+0x3b>
      		0000000000000077:  R_X86_64_PLT32	exit-0x4
      ; /src/A1/Bad.swift:9
      		R_X86_64_PLT32	fork-0x4
      		0000000000000083:  R_X86_64_PLT32	exit-0x4
      		0000000000000087:  R_AARCH64_CALL26	name with spaces
      ; /src/A1/Bad.swift:0
      <getpid>:
      		0000000000000003:  R_X86_64_PLT32	early+0x10
      ; /src/A1/Worse.swift:12
      ; /src/A1/Bad.swift:3
      """
    #expect(
      SubmissionBuild.lines(in: listing, of: "A1/Bad.swift")
        == ["$s1AlookyyF": 6, "exit": 6, "fork": 9, "name with spaces": 9, "getpid": 3])
  }

  private func error(_ message: String, _ line: Int, _ severity: String = "error")
    -> BuildRecord.Diagnostic
  {
    .init(severity: severity, line: line, column: 1, message: message, source: "")
  }

  @Test func `equal messages are shown once, with their lines`() {
    let list =
      [error("a", 3), error("about a", 1, "note"), error("b", 4)]
      + [9, 7, 9, 3].flatMap { [error("a", $0), error("again", $0, "note")] } + [error("b", 8)]
    let folded = SubmissionBuild.folded(list)
    #expect(
      folded.map(\.message)
        == ["a (also in lines 7 and 9)", "about a", "b (also in line 8)"])
    #expect(folded.map(\.line) == [3, 1, 4])
    let many = SubmissionBuild.folded((1...20).map { error("c", $0) })
    #expect(many.map(\.message) == ["c (also in lines 2, 3, 4 and 16 more)"])
    let different = SubmissionBuild.folded((1...60).map { error("d\($0)", $0) })
    #expect(different.count == 51)
    #expect(different.last?.message == "10 more messages are not shown")
    #expect(SubmissionBuild.folded([]) == [])
    #expect(SubmissionBuild.folded([error("alone", 2, "note")]).count == 1)
  }
}
