import GraderTestSupport
import Core
import Intake
import Record
import Reports
import Selftest
import Testing

/// Archives made to do harm: each costs its author the hostile member only, or the submission.
struct HostileArchiveTests {
  private let honest = CraftedArchive.Member.file("Assignment1/LinearSVM.swift")

  /// The reason why a member is refused beside an honest file; nil when it is not.
  private func reason(
    _ member: CraftedArchive.Member, form: CraftedArchive.Form = .tar
  ) throws -> String? {
    let result = try takeIn(CraftedArchive(members: [honest, member]), form)
    #expect(result.files.keys.sorted() == ["Assignment1/LinearSVM.swift"])
    return result.submission.entries.first { $0.disposition == .refused }?.reason
  }

  @Test(arguments: [
    "../Assignment1/Softmax.swift", "Assignment1/../Assignment1/Softmax.swift",
    "Assignment1/..", "x/../../Softmax.swift",
  ])
  func `a path with two dots`(path: String) throws {
    #expect(try reason(.file(path))?.contains("its path contains “..”") == true)
    #expect(try reason(.file(path), form: .zip)?.contains("its path contains “..”") == true)
  }

  @Test(arguments: ["/Assignment1/Softmax.swift", "C:/Assignment1/Softmax.swift"])
  func `an absolute path`(path: String) throws {
    #expect(try reason(.file(path)) == "its path is absolute")
  }

  @Test func `dots inside a name are harmless`() throws {
    let result = try takeIn(CraftedArchive("a..b/Assignment1/Softmax.swift"))
    #expect(result.files.count == 1)
  }

  @Test func `links, devices and FIFOs`() throws {
    let path = "Assignment1/Softmax.swift"
    let members: [(CraftedArchive.Member, String)] = [
      (.init(path: path, type: 0o120000, symbolicLink: "/etc/passwd"), "it is a symbolic link"),
      (.init(path: path, hardLink: "/etc/passwd"), "it is a hard link"),
      (.init(path: path, type: 0o010000), "it is a FIFO"),
      (.init(path: path, type: 0o020000), "it is a device"),
      (.init(path: path, type: 0o060000), "it is a device"),
    ]
    for (member, expected) in members {
      #expect(try reason(member) == expected)
    }
  }

  @Test func `a file below a link is only a name`() throws {
    let result = try takeIn(
      CraftedArchive(members: [
        .init(path: "Assignment1", type: 0o120000, symbolicLink: "/etc"),
        .file("Assignment1/Softmax.swift", "let a = 1\n"),
      ]), .tar)
    #expect(result.entry("Assignment1")?.reason == "it is a symbolic link")
    #expect(result.files["Assignment1/Softmax.swift"] == Array("let a = 1\n".utf8))
  }

  @Test(arguments: [
    "Assignment1/Soft\nmax.swift", "Assignment1/Softmax.swift\u{1b}[2J",
    "Assignment1/\u{202e}tfiws.xamtfoS", "Assignment1/\u{7f}Softmax.swift",
    "a\u{1b}[2Jb/Softmax.swift",
  ])
  func `control characters in a name, shown as escapes`(path: String) throws {
    let result = try takeIn(CraftedArchive(members: [honest, .file(path)]), .tar)
    let entry = result.submission.entries.first { $0.disposition == .refused }
    #expect(entry?.reason == "its name contains a control or invisible character")
    #expect(entry?.path.contains("\\u{") == true)
    #expect(entry?.path.unicodeScalars.contains { $0.value < 32 } == false)
  }

  @Test func `a backslash in a name`() throws {
    #expect(try reason(.file("Assignment1\\Softmax.swift")) == "its name has a backslash")
  }

  @Test func `a name that is not UTF-8`() throws {
    var member = RawZip.Member("")
    member.name = Array("Assignment1/Softmax".utf8) + [0xff] + Array(".swift".utf8)
    member.flags = 0
    let zip = RawZip(members: [.init("Assignment1/LinearSVM.swift"), member])
    let result = try Intake().read(zip.bytes, fileName: "hw.zip")
    let entry = result.submission.entries.first { $0.disposition == .refused }
    #expect(entry?.reason == "its name is not valid UTF-8")
    #expect(entry?.path == "Assignment1/Softmax\\xff.swift")
  }

  @Test func `a path too deep or too long`() throws {
    let deep = String(repeating: "d/", count: 25) + "Softmax.swift"
    #expect(try reason(.file(deep)) == "its path has more than 24 folders")
    let long = String(repeating: "l", count: 1100) + "/Softmax.swift"
    #expect(try reason(.file(long)) == "its path is longer than 1024 bytes")
  }

  @Test(arguments: [
    ("Assignment1/Softmax.swift", "Assignment1/Softmax.swift"),
    ("Assignment1/Softmax.swift", "Assignment1/softmax.swift"),
    ("Assignment1/Softmax.swift", "./Assignment1//Softmax.swift"),
    ("Assignment1/Softmax.swift", "Assignment1/Ｓoftmax.swift"),
    ("ü/Assignment1/Softmax.swift", "u\u{308}/Assignment1/Softmax.swift"),
  ])
  func `the same wanted name twice refuses the submission`(first: String, second: String) {
    let error = #expect(throws: IntakeRefusal.self) {
      try takeIn(CraftedArchive(first, second), .tar)
    }
    #expect(error?.reason.code == "severalCandidates")
  }

  @Test func `two answer sheets in the same place refuse the submission`() {
    let sheets = ["hw/Assignment1/answers.md", "hw/Assignment1/Answers.MD"]
    let error = #expect(throws: IntakeRefusal.self) {
      try takeIn(CraftedArchive("hw/Assignment1/Softmax.swift", sheets[0], sheets[1]), .tar)
    }
    guard case .severalCandidates(_, name: "answers.md", let paths)? = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(paths == sheets)
  }

  @Test func `the same unwanted name twice is refused once`() throws {
    let archive = CraftedArchive("Assignment1/Softmax.swift", "notes.txt", "NOTES.TXT")
    let result = try takeIn(archive, .tar)
    #expect(result.entry("NOTES.TXT")?.reason == "it has the same name as “notes.txt”")
    #expect(result.entry("notes.txt")?.disposition == .ignored)
  }

  @Test func `nothing but refused files is nothing for the assignment`() throws {
    let archive = CraftedArchive(members: [.init(path: "Assignment1/Softmax.swift", bytes: [0])])
    let error = #expect(throws: IntakeRefusal.self) { try takeIn(archive) }
    #expect(error?.reason.code == "nothingForAssignment")
    let reason = "Assignment1/Softmax.swift: it is binary, not text: line 1 has a byte 00"
    #expect(error?.description.contains(reason) == true)
    #expect(error?.submission.entries.map(\.disposition) == [.refused])
  }
}
