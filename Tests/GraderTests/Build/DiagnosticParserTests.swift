import Build
import Record
import Testing

@Suite struct DiagnosticParserTests {
  private func errors(_ count: Int, in path: String) -> String {
    (1...count).map { "\(path):\($0):5: error: error \($0)\nlet a = \($0)\n    ^\n" }.joined()
  }

  @Test func `many messages about one file do not hide those about the next`() throws {
    let text = errors(3000, in: "A/SVM.swift") + errors(1, in: "A/Softmax.swift")
    let byFile = Dictionary(grouping: DiagnosticParser.parse(text)) { $0.path }
    let many = try #require(byFile["A/SVM.swift"]).map(\.diagnostic)
    #expect(many.count == 201)
    #expect(many.first?.source == "let a = 1")
    #expect(many[199].message == "error 200" && many[199].source == "let a = 200")
    #expect(many.last?.message == "only the first 200 of at least 3000 messages were kept")
    #expect(many.last?.severity == "note" && many.last?.line == 0)
    #expect(byFile["A/Softmax.swift"]?.map(\.diagnostic.message) == ["error 1"])
  }

  @Test func `nothing is said about messages up to the limit`() {
    let parsed = DiagnosticParser.parse(errors(3, in: "A.swift"), limit: 3)
    #expect(parsed.map(\.diagnostic.message) == ["error 1", "error 2", "error 3"])
  }

  @Test func `a source line belongs to the message before it, even if that was not kept`() {
    let parsed = DiagnosticParser.parse(
      errors(2, in: "A.swift") + errors(1, in: "B.swift"), limit: 1)
    #expect(parsed.map(\.diagnostic.source) == ["let a = 1", "let a = 1", ""])
    #expect(parsed.map(\.path) == ["A.swift", "B.swift", "A.swift"])
  }
}
