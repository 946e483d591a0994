/// The record at the end of a zip archive that says where its directory is.
struct ZipEnd {
  /// The position of the record, or of the zip64 record before it, where the directory must end.
  let position: Int
  /// The number of files that the directory lists.
  let count: Int
  /// The size of the directory in bytes.
  let size: Int
  /// The position at which the directory begins, according to the record.
  let offset: Int
  /// Whether the record and the zip64 record agree, if there are two.
  let agrees: Bool
  /// Whether there is a directory directly before the record.
  let hasDirectory: Bool

  /// The maximum distance from the end of the file, which leaves room for a comment.
  private static let reach = 1 << 17

  /// Finds the last record near the end of a file; nil if there is none.
  init?(in bytes: [UInt8]) {
    guard bytes.count >= 22 else { return nil }
    let start = max(0, bytes.count - Self.reach)
    let last = (start...bytes.count - 22).last { bytes.hasSignature(5, 6, at: $0) }
    guard let last, let count = bytes.number(2, at: last + 10),
      let size = bytes.number(4, at: last + 12), let offset = bytes.number(4, at: last + 16)
    else { return nil }
    let large = Self.large(in: bytes, before: last)
    (position, self.count, self.size, self.offset) = large ?? (last, count, size, offset)
    agrees =
      (count == 0xffff || count == self.count) && (size == 0xffff_ffff || size == self.size)
      && (offset == 0xffff_ffff || offset == self.offset)
    hasDirectory = bytes.hasSignature(1, 2, at: position - self.size)
  }

  /// Returns the zip64 record, which has room for larger numbers, or nil if there is none.
  private static func large(
    in bytes: [UInt8], before end: Int
  ) -> (position: Int, count: Int, size: Int, offset: Int)? {
    guard bytes.hasSignature(6, 7, at: end - 20), let at = bytes.number(8, at: end - 12),
      bytes.hasSignature(6, 6, at: at), let count = bytes.number(8, at: at + 32),
      let size = bytes.number(8, at: at + 40), let offset = bytes.number(8, at: at + 48),
      size <= bytes.count, offset <= bytes.count
    else { return nil }
    return (at, count, size, offset)
  }

  /// The position in the file at which the archive begins, if its directory is directly before the
  /// record.
  var start: Int { position - size - offset }
}

extension [UInt8] {
  /// Returns whether a record of a zip archive begins at a position.
  func hasSignature(_ third: UInt8, _ fourth: UInt8, at position: Int) -> Bool {
    position >= 0 && position <= count - 4 && self[position] == 0x50
      && self[position + 1] == 0x4b && self[position + 2] == third && self[position + 3] == fourth
  }

  /// Returns the little-endian number of the given size at a position, or nil if it does not fit
  /// into the array or into `Int`.
  func number(_ size: Int, at position: Int) -> Int? {
    guard position >= 0, position <= count - size else { return nil }
    let bytes = self[position..<position + size].reversed()
    return Int(exactly: bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }
}
