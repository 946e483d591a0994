import GraderTestSupport
import Intake
import Selftest
import Testing

/// Records in tar archives that programs read differently.
struct TarRecordsTests {
  private static let path = "Assignment1/Softmax.swift"

  /// A header with a record's or a file's contents.
  private static func member(_ name: String, _ kind: Character, _ content: String) -> [UInt8] {
    func octal(_ value: Int, _ digits: Int) -> [UInt8] {
      let text = String(value, radix: 8)
      return Array((String(repeating: "0", count: digits - text.count) + text).utf8)
    }
    let bytes = Array(content.utf8)
    var header = [UInt8](repeating: 0, count: 512)
    let fields: [(Int, [UInt8])] = [
      (0, Array(name.utf8)), (100, Array("0000644".utf8)), (124, octal(bytes.count, 11)),
      (136, octal(0, 11)), (148, Array("        ".utf8)), (156, Array(String(kind).utf8)),
      (257, Array("ustar\u{0}00".utf8)),
    ]
    for (place, field) in fields {
      header.replaceSubrange(place..<place + field.count, with: field)
    }
    let sum = header.reduce(0) { $0 + Int($1) }
    header.replaceSubrange(148..<156, with: octal(sum, 6) + [0, 32])
    return header + bytes + [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
  }

  private static func field(_ key: String, _ value: String) -> String {
    let rest = " \(key)=\(value)\n"
    let digits = "\(rest.utf8.count + 2)".utf8.count
    return "\(rest.utf8.count + digits)\(rest)"
  }

  /// The code of the refusal, or nil if the archive is accepted.
  private func code(_ archive: [UInt8]) -> String? {
    do {
      _ = try Intake().read(archive, fileName: "hw")
      return nil
    } catch {
      return error.reason.code
    }
  }

  /// The codes for an archive with some records, uncompressed and compressed.
  private func codes(_ records: [UInt8]) -> Set<String?> {
    let file = Self.member("Assignment1/LinearSVM.swift", "0", "// text\n")
    let bytes = records + file + [UInt8](repeating: 0, count: 1024)
    return [code(bytes), code(CraftedArchive.gzip(bytes))]
  }

  private static let ambiguous: [[UInt8]] = [
    member("pax", "x", field("path", path + "\0.txt")),
    member("pax", "x", field("comment", "a") + field("linkpath", "a\0b")),
    member("././@LongLink", "L", path + "\0.txt\0"),
    member("././@LongLink", "K", "a\0b"),
    member("pax", "g", field("path", path)),
    member("pax", "g", field("comment", "a") + field("size", "3")),
    // In a file's contents, where it would count if the file were shorter.
    member("notes.txt", "0", String(decoding: member("a", "L", "b\0c"), as: UTF8.self)),
  ]

  @Test(arguments: ambiguous)
  func `names and records that programs read differently are refused`(records: [UInt8]) {
    #expect(codes(records) == ["ambiguousArchive"])
  }

  private static let honest: [[UInt8]] = [
    member("pax_global_header", "g", field("comment", String(repeating: "0a", count: 20))),
    member("pax", "x", field("path", path) + field("mtime", "1.5")),
    member("././@LongLink", "L", path + "\0"),
    member("././@LongLink", "L", path),
    // A NUL byte in a value that is not a name, such as an attribute of macOS.
    member("pax", "x", field("LIBARCHIVE.xattr.a", "b\0c")),
  ]

  @Test(arguments: honest)
  func `records as programs write them are accepted`(records: [UInt8]) {
    #expect(codes(records) == [nil])
  }

  @Test func `the size of all records is bounded, also of those in contents`() {
    let field = Self.field("comment", String(repeating: "a", count: 1 << 20))
    let record = String(decoding: Self.member("pax", "x", field), as: UTF8.self)
    let file = Self.member("notes.txt", "0", String(repeating: record, count: 9))
    #expect(code(file + [UInt8](repeating: 0, count: 1024)) == "ambiguousArchive")
  }
}
