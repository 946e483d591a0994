import GraderTestSupport
import Intake
import Record
import Selftest
import Testing

/// Folders above the files, named in other encodings or with invisible characters.
struct FolderNameTests {
  /// A folder's name in the bytes of an archive, and how it is shown.
  struct Folder: Sendable, CustomTestStringConvertible {
    let encoding: String
    let bytes: [UInt8]
    let shown: String

    var testDescription: String { encoding }
  }

  static let folders = [
    Folder(
      encoding: "GBK", bytes: [0xd7, 0xf7, 0xd2, 0xb5, 0xd2, 0xbb],
      shown: "\\xd7\\xf7ҵһ"),
    // In this encoding, half a character can have the code of a backslash.
    Folder(
      encoding: "cp932", bytes: [0x83, 0x5c, 0x81, 0x5b, 0x83, 0x58],
      shown: "\\x83\\\\x81[\\x83X"),
    Folder(encoding: "cp949", bytes: [0xb0, 0xfa, 0xc1, 0xa6], shown: "\\xb0\\xfa\\xc1\\xa6"),
    Folder(encoding: "cp437", bytes: [0x66, 0x81, 0x72], shown: "f\\x81r"),
    Folder(encoding: "Latin-1", bytes: [0x4d, 0xfc, 0x6c], shown: "M\\xfcl"),
    Folder(encoding: "UTF-8", bytes: Array("Müller".utf8), shown: "Müller"),
    Folder(
      encoding: "ZWNJ", bytes: Array("می\u{200c}خواهم".utf8), shown: "می\\u{200c}خواهم"),
    Folder(
      encoding: "ZWJ", bytes: Array("\u{1f469}\u{200d}\u{1f4bb} work".utf8),
      shown: "\u{1f469}\\u{200d}\u{1f4bb} work"),
    Folder(encoding: "soft hyphen", bytes: Array("home\u{ad}work".utf8), shown: "home\\u{ad}work"),
    Folder(encoding: "byte order mark", bytes: Array("\u{feff}hw".utf8), shown: "\\u{feff}hw"),
    Folder(
      encoding: "right-to-left mark", bytes: Array("\u{200f}שיעורים".utf8),
      shown: "\\u{200f}שיעורים"),
    Folder(encoding: "Apple's logo", bytes: Array("\u{f8ff} work".utf8), shown: "\\u{f8ff} work"),
  ]

  private func zip(_ folder: [UInt8], _ change: (inout RawZip.Member) -> Void = { _ in }) -> [UInt8]
  {
    let paths = ["", "Assignment1/", "Assignment1/Softmax.swift", "Assignment1/answers.md"]
    return RawZip(
      members: paths.map { path in
        var member = RawZip.Member("", path.hasSuffix("/") || path.isEmpty ? "" : "// work\n")
        if member.bytes.isEmpty { member.mode = 0o040755 }
        member.name = folder + [0x2f] + Array(path.utf8)
        member.flags = 0
        change(&member)
        return member
      }
    ).bytes
  }

  @Test(arguments: folders)
  func `a file is found below a folder with any name, which is shown escaped`(
    folder: Folder
  ) throws {
    let result = try Intake().read(zip(folder.bytes), fileName: "hw.zip")
    #expect(result.files == ["Assignment1/Softmax.swift": Array("// work\n".utf8)])
    #expect(result.answers != nil)
    let taken = result.submission.entries.filter { $0.disposition == .taken }
    #expect(
      taken.map(\.path) == [
        "\(folder.shown)/Assignment1/Softmax.swift", "\(folder.shown)/Assignment1/answers.md",
      ])
    #expect(!result.submission.entries.contains { $0.disposition == .refused })
  }

  @Test(arguments: folders)
  func `bare files in a folder with any name are found`(folder: Folder) throws {
    let bare = zip(folder.bytes) { member in
      let name = member.name.split(separator: 0x2f).last ?? []
      member.name = folder.bytes + [0x2f] + (member.bytes.isEmpty ? [] : name)
    }
    #expect(try Intake().read(bare, fileName: "hw.zip").files.count == 1)
  }

  @Test func `a name in UTF-8 in an extra field, as 7-Zip and WinRAR write it, is read`() throws {
    let result = try Intake().read(
      zip([0xd7, 0xf7, 0xd2, 0xb5]) {
        let rest = $0.name.dropFirst(4)
        $0.unicodeName = Array("作业".utf8) + rest
      }, fileName: "hw.zip")
    #expect(result.files.count == 1)
  }

  @Test func `names with Windows separators below such a folder are read`() throws {
    let bytes = zip([0xd7, 0xf7, 0xd2, 0xb5]) {
      $0.name = $0.name.map { $0 == 0x2f ? 0x5c : $0 }
    }
    #expect(try Intake().read(bytes, fileName: "hw.zip").files.count == 1)
  }

  @Test func `the same file in two such folders is refused`() {
    let archive = RawZip(
      members: [[0xd7, 0xf7], [0xd2, 0xb5]].map { (folder: [UInt8]) in
        var member = RawZip.Member("")
        member.name = folder + Array("/Assignment1/Softmax.swift".utf8)
        member.flags = 0
        return member
      })
    let error = #expect(throws: IntakeRefusal.self) {
      try Intake().read(archive.bytes, fileName: "hw.zip")
    }
    #expect(error?.reason.code == "severalCandidates")
  }
}
