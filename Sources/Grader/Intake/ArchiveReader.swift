import CArchive
import Media

/// One member of an archive, as described by its header.
package struct ArchiveMember: Sendable, Equatable {
  /// The kind of an archive member.
  package enum Kind: Sendable, Equatable {
    case file, folder
    /// Anything else; the text says what, such as "a symbolic link".
    case special(String)
  }

  /// The name in an unknown encoding, which is empty if the member has none.
  package var name: [UInt8]
  package var kind: Kind
  /// The size given in the header, or nil if the header has none.
  package var claimedSize: Int?
}

/// A tar or zip archive in memory, which is read member by member within a budget.
///
/// libarchive unpacks in memory and never writes to disk. Every member is read in full, even if
/// it is not needed, because the size of a skipped member would not count toward the budget.
package struct ArchiveReader: ~Copyable {
  /// The functions that let libarchive decompress a file.
  private static var filters: [(OpaquePointer?) -> Int32] {
    [
      archive_read_support_filter_gzip, archive_read_support_filter_xz,
      archive_read_support_filter_zstd, archive_read_support_filter_bzip2,
    ]
  }

  private let locale = NameLocale()
  private let handle: OpaquePointer
  private let isOpen: Bool
  private let bytes: UnsafeMutableRawBufferPointer
  private let file: String
  private let budget: IntakeBudget
  private var entryCount = 0
  private var dataBytes = 0
  /// The position after the last member's data, in an uncompressed archive.
  private var dataEnd = 0

  /// Opens an archive; if the bytes are not an archive, `next` throws an error.
  ///
  /// - Parameters:
  ///   - content: The bytes of the archive.
  ///   - file: The name of the archive for error messages.
  ///   - budget: The limits on its contents.
  package init(_ content: [UInt8], file: String, budget: IntakeBudget) {
    self.file = file
    self.budget = budget
    bytes = .allocate(byteCount: max(content.count, 1), alignment: 16)
    bytes.copyBytes(from: content)
    guard let handle = archive_read_new() else { fatalError("libarchive ran out of memory") }
    self.handle = handle
    for support in Self.filters + [
      archive_read_support_format_tar, archive_read_support_format_zip,
    ] { _ = support(handle) }
    isOpen = archive_read_open_memory(handle, bytes.baseAddress, content.count) == ARCHIVE_OK
  }

  deinit {
    archive_read_free(handle)
    bytes.deallocate()
  }

  /// Reads the header of the next member; nil at the end of the archive.
  ///
  /// - Throws: `IntakeError` if the file is not an archive, is damaged or encrypted, or exceeds the
  ///   budget.
  package mutating func next() throws(IntakeError) -> ArchiveMember? {
    guard isOpen else { throw openingFailure() }
    var entry: OpaquePointer?
    let status = archive_read_next_header(handle, &entry)
    if status == ARCHIVE_EOF { return nil }
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else {
      throw entryCount == 0 ? openingFailure() : damage()
    }
    try checkFilters()
    entryCount += 1
    if entryCount > budget.entries {
      throw .tooLarge(
        file: file, limit: .entries, allowed: budget.entries, found: entryCount)
    }
    try checkSize()
    if archive_entry_is_encrypted(entry) != 0 { throw .encrypted(file: file) }
    return ArchiveMember(
      name: Self.name(of: entry), kind: Self.kind(of: entry),
      claimedSize: archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : nil)
  }

  /// Reads the data of the current member to its end.
  ///
  /// - Parameter limit: The maximum number of bytes to keep.
  /// - Returns: The bytes, or nil if there are more than `limit`.
  /// - Throws: `IntakeError` if the archive is damaged or exceeds the budget.
  package mutating func data(limit: Int) throws(IntakeError) -> [UInt8]? {
    var kept: [UInt8] = []
    var isOver = false
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = archive_read_data(handle, &piece, piece.count)
      if count == ARCHIVE_RETRY { continue }
      guard count >= 0 else { throw damage() }
      if count == 0 { break }
      dataBytes += count
      try checkSize()
      isOver = isOver || kept.count + count > limit
      if !isOver { kept.append(contentsOf: piece[..<count]) }
    }
    dataEnd = Int(archive_filter_bytes(handle, 0))
    return isOver ? nil : kept
  }

  /// The way in which the archive is stored, which is known after its members have been read.
  private var form: ArchiveForm {
    if archive_format(handle) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_ZIP { return .zip }
    guard archive_filter_count(handle) > 1 else { return .tar(dataEnd: dataEnd) }
    return archive_filter_code(handle, 0) == ARCHIVE_FILTER_GZIP ? .gzip : .compressed
  }

  /// Checks that all programs find the same files in the archive, after its members were read.
  ///
  /// - Throws: `IntakeError.ambiguous`, `.damaged` or `.tooLarge`.
  func checkForm() throws(IntakeError) {
    let content = Array(bytes)
    try form.check(content, file: file, budget: budget)
    switch form {
    case .zip: return
    case .tar: try TarRecords.check(content, file: file)
    case .gzip, .compressed: try TarRecords.check(decompressed(), file: file)
    }
  }

  /// The decompressed archive up to the end of the last member's data.
  private func decompressed() -> [UInt8] {
    guard let raw = archive_read_new() else { fatalError("libarchive ran out of memory") }
    defer { archive_read_free(raw) }
    for support in Self.filters + [archive_read_support_format_raw] { _ = support(raw) }
    var entry: OpaquePointer?
    guard archive_read_open_memory(raw, bytes.baseAddress, bytes.count) == ARCHIVE_OK,
      archive_read_next_header(raw, &entry) == ARCHIVE_OK
    else { return [] }
    var content: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while content.count < dataEnd {
      let count = archive_read_data(raw, &piece, piece.count)
      guard count > 0 else { break }
      content += piece[..<count]
    }
    return content
  }

  /// Throws an error if the bytes unpacked so far exceed the budget, as they do in an archive bomb.
  private func checkSize() throws(IntakeError) {
    let unpacked = max(dataBytes, Int(archive_filter_bytes(handle, 0)))
    if unpacked > budget.totalBytes {
      throw .tooLarge(
        file: file, limit: .totalBytes, allowed: budget.totalBytes, found: unpacked)
    }
    let (most, overflow) = bytes.count.multipliedReportingOverflow(by: budget.ratio)
    if unpacked > budget.ratioFloor && !overflow && unpacked > most {
      throw .tooLarge(
        file: file, limit: .ratio, allowed: budget.ratio, found: unpacked / max(bytes.count, 1))
    }
  }

  /// Rejects archives that are compressed twice: a tar archive may have at most one filter, and a
  /// zip archive none.
  private func checkFilters() throws(IntakeError) {
    let filters = Int(archive_filter_count(handle)) - 1
    let isZip = archive_format(handle) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_ZIP
    guard filters > (isZip ? 0 : 1) else { return }
    throw .nestedArchive(
      file: file, inner: isZip ? "a compressed zip archive" : "a tar archive compressed twice")
  }

  private func damage() -> IntakeError {
    // Without a format, some versions of libarchive dereference an invalid pointer here.
    if archive_format(handle) != 0, archive_read_has_encrypted_entries(handle) > 0 {
      return .encrypted(file: file)
    }
    let detail = detail()
    if let method = Self.unsupportedMethod(in: detail) {
      return .unsupportedCompression(file: file, method: method)
    }
    return .damaged(file: file, detail: detail)
  }

  /// Returns the method in libarchive's message "Unsupported ZIP compression method (9: …)", or nil
  /// for another message.
  private static func unsupportedMethod(in detail: String) -> String? {
    guard detail.hasPrefix("Unsupported ZIP compression method"),
      let name = detail.split(separator: ":", maxSplits: 1).last
    else { return nil }
    let method = name.drop { $0 == " " }.prefix { $0 != ")" }
    return method == "deflation-64-bit" ? "Deflate64" : String(method)
  }

  /// Returns the error that explains why the first header could not be read.
  private func openingFailure() -> IntakeError {
    let look = ArchiveLook(UnsafeRawBufferPointer(bytes))
    let isUnknown = detail().contains("Unrecognized archive format")
    switch look {
    case .archive: return damage()
    case .compressed(let name) where isUnknown && archive_filter_count(handle) > 1:
      return .notAnArchive(file: file, found: "is a \(name) file without a tar archive inside")
    case .compressed: return damage()
    case .other(let found): return .notAnArchive(file: file, found: found)
    }
  }

  private func detail() -> String {
    archive_error_string(handle).map { visible(String(cString: $0)) } ?? "unknown reason"
  }

  private static func name(of entry: OpaquePointer) -> [UInt8] {
    // Depending on how the name was stored, only one of the two functions may return it.
    guard var next = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) else {
      return []
    }
    var name: [UInt8] = []
    while next.pointee != 0 {
      name.append(UInt8(truncatingIfNeeded: next.pointee))
      next += 1
    }
    return name
  }

  private static func kind(of entry: OpaquePointer) -> ArchiveMember.Kind {
    if archive_entry_hardlink(entry) != nil { return .special("a hard link") }
    return switch UInt32(archive_entry_filetype(entry)) {
    case 0o100000: .file
    case 0o040000: .folder
    case 0o120000: .special("a symbolic link")
    case 0o010000: .special("a FIFO")
    case 0o020000, 0o060000: .special("a device")
    case 0o140000: .special("a socket")
    default: .special("of an unknown type")
    }
  }
}
