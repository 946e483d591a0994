import CArchive

/// Writes the project's archives: gzip-compressed tar files whose bytes depend only on their
/// contents.
///
/// The caller chooses the order of the members. The members' timestamps, owners and modes are
/// fixed, and the gzip header has no timestamp.
package enum ArchiveWriter {
  /// The error thrown if an archive cannot be made; `detail` is libarchive's message.
  package struct Failure: Error, CustomStringConvertible {
    let detail: String

    package var description: String { "The archive could not be created (\(detail)): try again." }
  }

  /// Returns the bytes of a `.tar.gz` archive of the given files.
  ///
  /// - Parameter members: The path and contents of each file, in the order in which to write them.
  /// - Returns: The bytes of the archive.
  /// - Throws: `Failure` if libarchive fails.
  package static func tarGzip(_ members: [(path: String, bytes: [UInt8])]) throws(Failure)
    -> [UInt8]
  {
    guard let handle = archive_write_new() else { fatalError("libarchive ran out of memory") }
    defer { archive_write_free(handle) }
    // An upper bound on the archive's size, with room for headers and padding, and another 64 KiB.
    let capacity = members.reduce(1 << 16) { $0 + $1.bytes.count + 4096 + 2 * $1.path.utf8.count }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 16)
    // libarchive keeps the address of the count, so the count must not be a local variable.
    let used = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    used.initialize(to: 0)
    defer {
      buffer.deallocate()
      used.deallocate()
    }
    try check(archive_write_set_format_pax_restricted(handle), handle)
    try check(archive_write_add_filter_gzip(handle), handle)
    try check(archive_write_set_options(handle, "gzip:compression-level=9,gzip:!timestamp"), handle)
    try check(archive_write_open_memory(handle, buffer.baseAddress, capacity, used), handle)
    for member in members { try write(member.path, member.bytes, to: handle) }
    try check(archive_write_close(handle), handle)
    return Array(buffer[..<used.pointee])
  }

  private static func write(
    _ path: String, _ bytes: [UInt8], to handle: OpaquePointer
  ) throws(Failure) {
    guard let entry = archive_entry_new() else { fatalError("libarchive ran out of memory") }
    defer { archive_entry_free(entry) }
    archive_entry_set_pathname(entry, path)
    archive_entry_set_size(entry, Int64(bytes.count))
    archive_entry_set_filetype(entry, 0o100000)
    archive_entry_set_perm(entry, 0o644)
    archive_entry_set_mtime(entry, 0, 0)
    try check(archive_write_header(handle, entry), handle)
    guard archive_write_data(handle, bytes, bytes.count) == bytes.count else {
      throw Failure(detail: "a file could not be written")
    }
  }

  private static func check(_ status: Int32, _ handle: OpaquePointer) throws(Failure) {
    guard status != ARCHIVE_OK else { return }
    throw Failure(detail: archive_error_string(handle).map { String(cString: $0) } ?? "unknown")
  }
}
