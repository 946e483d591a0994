import CArchive

/// A file that is written piece by piece, optionally compressed.
///
/// It writes archives that libarchive's own writers would refuse to make. It needs little memory
/// even for long archives, and the same input always gives the same bytes.
final class ArchiveSink {
  /// The compression of the file.
  enum Compression: String, CaseIterable, Sendable {
    case none, gzip, xz, zstd, bzip2
  }

  /// The error thrown if the file cannot be written; `detail` is libarchive's message.
  struct Failure: Error, CustomStringConvertible {
    let detail: String

    var description: String { "an archive of the corpus could not be created: \(detail)" }
  }

  private let handle: OpaquePointer

  /// Creates the file.
  ///
  /// - Throws: `Failure`.
  init(_ path: String, _ compression: Compression = .none) throws(Failure) {
    guard let handle = archive_write_new() else { fatalError("libarchive ran out of memory") }
    self.handle = handle
    archive_write_set_format_raw(handle)
    switch compression {
    case .none: archive_write_add_filter_none(handle)
    case .gzip:
      archive_write_add_filter_gzip(handle)
      archive_write_set_options(handle, "gzip:!timestamp")
    case .xz: archive_write_add_filter_xz(handle)
    case .zstd: archive_write_add_filter_zstd(handle)
    case .bzip2: archive_write_add_filter_bzip2(handle)
    }
    archive_write_set_bytes_in_last_block(handle, 1)
    try check(archive_write_open_filename(handle, path))
    let entry = archive_entry_new()
    defer { archive_entry_free(entry) }
    archive_entry_set_filetype(entry, 0o100000)
    try check(archive_write_header(handle, entry))
  }

  deinit { archive_write_free(handle) }

  /// Appends bytes to the file.
  ///
  /// - Throws: `Failure`.
  func write(_ bytes: [UInt8]) throws(Failure) {
    guard !bytes.isEmpty, archive_write_data(handle, bytes, bytes.count) != bytes.count else {
      return
    }
    throw failure()
  }

  /// Appends the given number of zero bytes to the file.
  ///
  /// - Throws: `Failure`.
  func writeZeros(_ count: Int) throws(Failure) {
    let piece = [UInt8](repeating: 0, count: min(count, 1 << 18))
    var left = count
    while left > 0 {
      let now = min(left, piece.count)
      try write(now == piece.count ? piece : Array(piece.prefix(now)))
      left -= now
    }
  }

  /// Finishes the file.
  ///
  /// - Throws: `Failure`.
  func close() throws(Failure) {
    try check(archive_write_close(handle))
  }

  private func check(_ status: Int32) throws(Failure) {
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN else { throw failure() }
  }

  private func failure() -> Failure {
    Failure(detail: archive_error_string(handle).map { String(cString: $0) } ?? "unknown reason")
  }
}
