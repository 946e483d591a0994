/// The kind of a file according to its first bytes, which tells a damaged archive from a file of
/// another kind.
enum ArchiveLook: Equatable {
  /// A tar or zip archive.
  case archive
  /// A file in one of the compression formats for tar archives; the text is the format's name.
  case compressed(String)
  /// Any other file; the text completes "should be an archive but …".
  case other(String)

  /// Determines the kind from the first bytes of a file.
  init(_ bytes: some RandomAccessCollection<UInt8>) {
    let head = Array(bytes.prefix(4096))
    func begins(_ magic: [UInt8]) -> Bool { head.starts(with: magic) }
    let isZip = [3, 5, 7].contains { begins([0x50, 0x4b, $0, $0 + 1]) }
    if isZip || head.dropFirst(257).starts(with: Array("ustar".utf8)) {
      self = .archive
    } else if begins([0x1f, 0x8b]) {
      self = .compressed("gzip")
    } else if begins([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]) {
      self = .compressed("xz")
    } else if begins([0x28, 0xb5, 0x2f, 0xfd]) {
      self = .compressed("zstd")
    } else if begins([0x42, 0x5a, 0x68]) {
      self = .compressed("bzip2")
    } else if begins(Array("Rar!".utf8)) {
      self = .other("is a RAR archive")
    } else if begins([0x37, 0x7a, 0xbc, 0xaf]) {
      self = .other("is a 7z archive")
    } else if begins(Array("%PDF".utf8)) {
      self = .other("is a PDF document")
    } else if Self.isText(head) {
      self = .other("is a text file")
    } else {
      self = .other("is of an unknown kind")
    }
  }

  /// Returns whether bytes are UTF-8 text; the last character may be incomplete.
  private static func isText(_ head: [UInt8]) -> Bool {
    guard !head.isEmpty, !head.contains(0) else { return false }
    return (0..<4).contains { String(validating: head.dropLast($0), as: UTF8.self) != nil }
  }
}
