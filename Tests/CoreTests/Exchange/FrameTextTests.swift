import Exchange
import Testing

/// The text of an error, as a worker sends it.
@Suite struct FrameTextTests {
  @Test func `a short text is sent as it is`() {
    let text = String(repeating: "é", count: Frame.textLimit / 2)
    #expect(String(validating: Frame.cut(text), as: UTF8.self) == text)
  }

  @Test(arguments: ["a", "é", "日", "🧪"], 0..<4)
  func `a long text is cut between two characters`(character: String, before: Int) throws {
    let text =
      String(repeating: "x", count: before)
      + String(repeating: character, count: Frame.textLimit + 1)
    let bytes = Frame.cut(text)
    let cut = try #require(String(validating: bytes, as: UTF8.self))
    #expect(bytes.count <= Frame.textLimit && bytes.count > Frame.textLimit - 8)
    #expect(cut.hasSuffix(character + "…") && text.hasPrefix(cut.dropLast()))
  }
}
