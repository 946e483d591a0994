import CArchive

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Decompression of files.
package enum CompressedFile {
  /// Reads a file, and decompresses it if its first bytes indicate gzip, bzip2, xz or zstd.
  ///
  /// The length and checksum at the end of a gzip stream are not verified. Callers that need
  /// verification check the file's SHA-256 hash instead.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - limit: The maximum number of decompressed bytes. If there are more bytes, decompression
  ///     stops with an error.
  /// - Returns: The decompressed bytes.
  /// - Throws: `FileError` if the file is missing, damaged or too long.
  package static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    let reader = try DataArchive.open(path, as: .raw)
    guard try reader.next() != nil else { return [] }
    return try reader.read(limit: limit)
  }
}

/// Streaming access to tar and zip archives.
package enum ArchiveFile {
  /// Iterates over the regular files of a tar (plain, gzip, bzip2, xz or zstd) or zip archive.
  ///
  /// - Parameters:
  ///   - path: The path of the archive.
  ///   - body: A function that receives a file's name, the file's size in bytes if the archive
  ///     states it, and a function that reads the file's bytes up to a limit. A file that is not
  ///     read is skipped.
  /// - Throws: `FileError` for a missing or damaged archive, and any error that `body` throws.
  package static func entries(
    _ path: String,
    _ body: (
      _ name: String, _ size: Int?, _ read: (_ limit: Int) throws(FileError) -> [UInt8]
    ) throws -> Void
  ) throws {
    let reader = try DataArchive.open(path, as: .archive)
    while let entry = try reader.next() {
      try body(entry.name, entry.size) { (limit) throws(FileError) in
        try reader.read(limit: limit)
      }
    }
  }
}

/// An open data archive, read from the first entry to the last.
///
/// This reader trusts the archive, so the grader uses a different one for submissions.
package struct DataArchive: ~Copyable {
  /// The kind of content to expect.
  package enum Kind: Sendable {
    /// A single stream of bytes, possibly compressed.
    case raw
    /// A tar or zip archive.
    case archive
  }

  /// The properties of a regular file in the archive.
  package struct Entry: Sendable {
    /// The file's path, exactly as in the archive.
    ///
    /// The path may be absolute or contain `..`.
    package let name: String
    /// The file's size in bytes, if the archive states it.
    package let size: Int?
  }

  private let locale = NameLocale()
  private let handle: OpaquePointer
  private let path: String

  /// Opens an archive.
  ///
  /// - Throws: `FileError` if the file is missing or is not an archive.
  package static func open(_ path: String, as kind: Kind) throws(FileError) -> DataArchive {
    guard let handle = archive_read_new() else {
      throw FileError(path: path, reason: "not enough memory to read it")
    }
    let reader = DataArchive(handle: handle, path: path)
    // Not all filters are enabled, because some of them start a program.
    archive_read_support_filter_gzip(handle)
    archive_read_support_filter_bzip2(handle)
    archive_read_support_filter_xz(handle)
    archive_read_support_filter_zstd(handle)
    switch kind {
    case .raw:
      archive_read_support_format_raw(handle)
      archive_read_support_format_empty(handle)
    case .archive:
      archive_read_support_format_tar(handle)
      archive_read_support_format_zip(handle)
    }
    guard archive_read_open_filename(handle, path, 1 << 16) == ARCHIVE_OK else {
      throw reader.failure("cannot be opened")
    }
    return reader
  }

  private init(handle: OpaquePointer, path: String) {
    self.handle = handle
    self.path = path
  }

  deinit { archive_read_free(handle) }

  /// Advances to the next regular file, or to the end of the archive.
  ///
  /// - Throws: `FileError` if the archive is damaged.
  package func next() throws(FileError) -> Entry? {
    while true {
      var entry: OpaquePointer?
      let status = archive_read_next_header(handle, &entry)
      if status == ARCHIVE_EOF { return nil }
      guard status >= ARCHIVE_WARN, let entry else { throw failure("expected an archive") }
      guard UInt32(archive_entry_filetype(entry)) == regularFile else { continue }
      guard let name = archive_entry_pathname(entry) else {
        throw FileError(path: path, reason: "expected a name for each file, found an unnamed file")
      }
      let isSizeKnown = archive_entry_size_is_set(entry) != 0
      return Entry(
        name: String(cString: name), size: isSizeKnown ? Int(archive_entry_size(entry)) : nil)
    }
  }

  /// Reads the file that `next` advanced to.
  ///
  /// - Parameter limit: The maximum number of bytes to read.
  /// - Returns: The bytes of the file.
  /// - Throws: `FileError` if the file is damaged or longer than the limit.
  package func read(limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 15)
    while true {
      let count = archive_read_data(handle, &chunk, chunk.count)
      if count == 0 { return bytes }
      guard count > 0 else { throw failure("expected intact data") }
      guard bytes.count + count <= limit else {
        throw FileError(path: path, reason: "expected at most \(limit) bytes, found more")
      }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  private func failure(_ what: String) -> FileError {
    let reason = archive_error_string(handle).map { String(cString: $0) } ?? "no reason given"
    return FileError(path: path, reason: "\(what), found: \(reason)")
  }
}

/// libarchive's `AE_IFREG`, a macro that Swift cannot import.
private let regularFile: UInt32 = 0o100000

/// Packs files into a zip archive without compressing them, or returns `nil` if libarchive fails.
///
/// No modification time is set, because the zip format stores local time, which would make the
/// bytes differ between machines.
func zipArchive(of files: [(name: String, bytes: [UInt8])]) -> [UInt8]? {
  guard let handle = archive_write_new(), let entry = archive_entry_new() else { return nil }
  let locale = NameLocale()
  defer {
    archive_write_free(handle)
    archive_entry_free(entry)
    withExtendedLifetime(locale) {}
  }
  let capacity = files.reduce(1024) { $0 + $1.bytes.count + 2 * $1.name.utf8.count + 512 }
  archive_write_set_format_zip(handle)
  archive_write_zip_set_compression_store(handle)
  archive_write_set_bytes_in_last_block(handle, 1)
  // libarchive keeps the pointer to the size until it closes.
  let size = UnsafeMutablePointer<Int>.allocate(capacity: 1)
  size.initialize(to: 0)
  defer { size.deallocate() }
  var isComplete = true
  let archive = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
    isComplete = archive_write_open_memory(handle, buffer.baseAddress, capacity, size) == 0
    for file in files where isComplete {
      archive_entry_clear(entry)
      archive_entry_set_pathname(entry, file.name)
      archive_entry_set_filetype(entry, regularFile)
      archive_entry_set_perm(entry, 0o644)
      archive_entry_set_size(entry, Int64(file.bytes.count))
      isComplete =
        archive_write_header(handle, entry) == ARCHIVE_OK
        && archive_write_data(handle, file.bytes, file.bytes.count) == file.bytes.count
    }
    isComplete = archive_write_close(handle) == ARCHIVE_OK && isComplete
    count = size.pointee
  }
  return isComplete ? archive : nil
}
