/// Checks the records that precede files in a tar archive, such as those with long names.
///
/// libarchive cuts a name at a NUL byte and skips records for all files, and other programs do not.
/// So an archive with such a name or record is rejected, because programs would find different
/// files in it.
enum TarRecords {
  private static let blockSize = 512
  /// The largest size of all records together, which no honest archive comes near.
  private static let sizeLimit = 8 << 20

  /// Checks an archive.
  ///
  /// - Parameters:
  ///   - bytes: The decompressed archive. Every block of it that could be a record is checked, also
  ///     in the contents of files, so that no header can hide another.
  ///   - file: The archive's name, for error messages.
  /// - Throws: `IntakeError.ambiguous`.
  static func check(_ bytes: [UInt8], file: String) throws(IntakeError) {
    var left = sizeLimit
    for start in stride(from: 0, to: bytes.count - blockSize + 1, by: blockSize) {
      let kind = bytes[start + 156]
      guard kinds.contains(kind), let size = size(of: bytes[start..<start + blockSize]) else {
        continue
      }
      let content = bytes[(start + blockSize)...].prefix(size)
      left -= content.count
      let fault = left < 0 ? "its records are too long" : fault(of: content, kind: kind)
      if let fault { throw .ambiguous(file: file, detail: fault) }
    }
  }

  /// The types of records: of pax, for one file and for all, and of GNU, for names and links.
  private static let kinds = Array("xgLK".utf8)

  /// Returns the size of a record's contents, or nil if the block is not a header.
  private static func size(of header: ArraySlice<UInt8>) -> Int? {
    func number(_ field: Range<Int>) -> Int? {
      let digits = header.dropFirst(field.lowerBound).prefix(field.count)
        .drop { $0 == UInt8(ascii: " ") }.prefix { (0x30...0x37).contains($0) }
      return Int(String(decoding: digits, as: UTF8.self), radix: 8)
    }
    guard let claimed = number(148..<156), let size = number(124..<136) else { return nil }
    // The checksum is computed as if its own field had eight spaces.
    var sum = 8 * 32
    header.withUnsafeBytes { bytes in
      for place in bytes.indices where !(148..<156).contains(place) { sum += Int(bytes[place]) }
    }
    return sum == claimed ? size : nil
  }

  private static func fault(of content: ArraySlice<UInt8>, kind: UInt8) -> String? {
    let nul = "a name in it contains a NUL byte"
    guard kind == UInt8(ascii: "x") || kind == UInt8(ascii: "g") else {
      // Only the end of a name in a GNU record is marked by NUL bytes.
      return content.drop { $0 != 0 }.contains { $0 != 0 } ? nul : nil
    }
    for (key, value) in paxFields(content) where ["path", "linkpath", "size"].contains(key) {
      if kind == UInt8(ascii: "g") { return "it has a \(key) for all of its files" }
      if value.contains(0) { return nul }
    }
    return nil
  }

  /// Returns the fields of a pax record, such as `18 path=a/b.swift`.
  private static func paxFields(_ content: ArraySlice<UInt8>) -> [(String, ArraySlice<UInt8>)] {
    var fields: [(String, ArraySlice<UInt8>)] = []
    var rest = content
    while true {
      let digits = rest.prefix(20).prefix { $0 != UInt8(ascii: " ") }
      guard let length = Int(String(decoding: digits, as: UTF8.self)),
        length > digits.count + 1, length <= rest.count
      else { return fields }
      let field = rest.prefix(length).dropFirst(digits.count + 1).dropLast()
      let key = field.prefix(20).prefix { $0 != UInt8(ascii: "=") }
      fields.append((String(decoding: key, as: UTF8.self), field[key.endIndex...].dropFirst()))
      rest = rest.dropFirst(length)
    }
  }
}
