import GraderTestSupport
import Intake
import Record
import Selftest
import Testing

/// Files that are there but cannot be read as text: refused with the reason, never missing.
struct SubmittedTextTests {
  private func fault(_ bytes: [UInt8], limit: Int = 1 << 20) -> SubmittedText.Fault? {
    SubmittedText.fault(of: bytes, limit: limit)
  }

  @Test func `text in UTF-8 has no fault`() {
    for text in ["let a = 1\n", "\u{feff}let ü = \"👩‍💻\"\r\n", "a\rb", "\u{10ffff}"] {
      #expect(fault(Array(text.utf8)) == nil)
    }
  }

  @Test(arguments: [
    ("\n", 3), ("\r\n", 3), ("\r", 3), ("\n\n", 5), ("\r\r\n", 5),
  ])
  func `a fault has the line and position of the first wrong byte`(newline: String, line: Int) {
    // "é" in Windows-1252, after "ü" in UTF-8.
    let bytes = Array("a\(newline)b\(newline)// ü r".utf8) + [0xe9] + Array("sum\(newline)".utf8)
    let found = fault(bytes)
    #expect(found?.line == line)
    #expect(found?.column == 8)
    #expect(
      found?.reason == "its line \(line) has the byte e9, which is not UTF-8; save it as UTF-8")
  }

  @Test(
    arguments: [
      [0xe9], [0x93, 0x61, 0x94], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xf5, 0x80, 0x80, 0x80],
      [0xe2, 0x82], [0x61, 0xff],
    ] as [[UInt8]])
  func `what is not UTF-8 is found`(bytes: [UInt8]) {
    #expect(fault(bytes)?.line == 1)
  }

  @Test func `UTF-16 and UTF-32 are named`() {
    let text = Array("// résumé\nlet a = 1\n".utf16)
    let little = text.flatMap { unit -> [UInt8] in [UInt8(unit & 255), UInt8(unit >> 8)] }
    let big = text.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 255)] }
    for bytes in [[0xff, 0xfe] + little, [0xfe, 0xff] + big, little, big] {
      #expect(fault(bytes)?.reason == "it is text in UTF-16; save it as UTF-8")
    }
    let wide =
      [0xff, 0xfe, 0, 0] + text.flatMap { unit -> [UInt8] in [UInt8(unit & 255), 0, 0, 0] }
    #expect(fault(wide)?.reason == "it is text in UTF-32; save it as UTF-8")
  }

  @Test func `binary, empty and large files have a fault`() {
    #expect(fault([0x7f, 0x45, 0])?.reason == "it is binary, not text: line 1 has a byte 00")
    #expect(fault([])?.reason == "it is empty")
    #expect(fault(Array(" \r\n\t".utf8))?.reason == "it is empty")
    #expect(fault(Array("\u{feff}\n".utf8))?.reason == "it is empty")
    #expect(fault(Array("four".utf8), limit: 3)?.reason == "it is larger than 3 bytes")
  }

  /// A file of a submission that is refused, and why.
  struct Refused: Sendable, CustomTestStringConvertible {
    let member: CraftedArchive.Member
    let reason: String

    var testDescription: String { reason }
  }

  private static let path = "Assignment1/Softmax.swift"
  static let refused = [
    Refused(
      member: .init(path: path, bytes: [0x2f, 0x2f, 0xe9]),
      reason: "its line 1 has the byte e9, which is not UTF-8; save it as UTF-8"),
    Refused(
      member: .init(path: path, bytes: [0xff, 0xfe, 0x61, 0]),
      reason: "it is text in UTF-16; save it as UTF-8"),
    Refused(member: .init(path: path), reason: "it is empty"),
    Refused(
      member: .init(path: path, bytes: [UInt8](repeating: 32, count: (1 << 20) + 1)),
      reason: "it is larger than 1048576 bytes"),
    Refused(
      member: .init(path: path, type: 0o120000, symbolicLink: "../Softmax.swift"),
      reason: "it is a symbolic link"),
    Refused(
      member: .init(path: path, hardLink: "Assignment1/LinearSVM.swift"),
      reason: "it is a hard link"),
    Refused(
      member: .file("Assignment1/Soft\u{200b}max.swift"),
      reason: "its name contains a control or invisible character"),
    Refused(
      member: .file("../Assignment1/Softmax.swift"), reason: "its path contains “..”"),
    Refused(member: .init(path: path, type: 0o040000), reason: "it is a folder"),
  ]

  @Test(arguments: refused)
  func `a source is refused and not missing`(refused: Refused) throws {
    let honest = CraftedArchive.Member.file("Assignment1/LinearSVM.swift")
    let result = try takeIn(CraftedArchive(members: [honest, refused.member]), .tar)
    #expect(result.files.keys.sorted() == ["Assignment1/LinearSVM.swift"])
    #expect(result.refused[Self.path]?.reason == refused.reason)
    #expect(result.missing.contains(Self.path))
    let entries = result.submission.entries
    #expect(entries.filter { $0.disposition == .refused }.map(\.reason) == [refused.reason])
    #expect(entries.contains { $0.disposition == .missing && $0.path == Self.path } == false)
  }

  @Test(arguments: refused)
  func `a submission of one refused source is refused with its reason`(refused: Refused) {
    let error = #expect(throws: IntakeRefusal.self) {
      try takeIn(CraftedArchive(members: [refused.member]), .tar)
    }
    #expect(error?.reason.code == "nothingForAssignment")
    #expect(error?.description.contains(": \(refused.reason)") == true)
    #expect(error?.submission.entries.map(\.reason) == [refused.reason])
  }

  @Test func `answers are refused like sources`() throws {
    let source = CraftedArchive.Member.file(Self.path)
    for answers in [
      CraftedArchive.Member(path: "Assignment1/answers.md", bytes: [0x93, 0x61, 0x94]),
      .init(path: "answers.md", type: 0o120000, symbolicLink: "/etc/passwd"),
    ] {
      let result = try takeIn(CraftedArchive(members: [source, answers]), .tar)
      #expect(result.answers == nil)
      #expect(result.refused["Assignment1/answers.md"] != nil)
    }
  }

  @Test func `a sentence names one file for each reason`() {
    let archive = CraftedArchive(members: [
      .init(path: "Assignment1/Softmax.swift", bytes: [0xff]),
      .init(path: "Assignment1/LinearSVM.swift"), .init(path: "Assignment1/TwoLayerNet.swift"),
      .init(path: "Assignment1/KNearestNeighbor.swift", type: 0o120000, symbolicLink: "x"),
    ])
    let error = #expect(throws: IntakeRefusal.self) { try takeIn(archive, .tar) }
    let says = error?.description ?? ""
    #expect(says.contains("Assignment1/Softmax.swift: its line 1 has the byte ff"))
    #expect(says.contains("Assignment1/LinearSVM.swift: it is empty"))
    #expect(says.contains("KNearestNeighbor.swift: it is a symbolic link; and 1 more"))
  }
}
