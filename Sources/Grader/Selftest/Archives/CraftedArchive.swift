import CArchive

/// A small archive, possibly hostile, that libarchive creates in memory.
package struct CraftedArchive {
  /// An archive format that students may submit.
  package enum Form: String, CaseIterable, Sendable {
    case tar
    case gzip = "tar.gz"
    case xz = "tar.xz"
    case zstd = "tar.zst"
    case bzip2 = "tar.bz2"
    case zip
  }

  /// A member of the archive.
  package struct Member {
    package var path: String
    package var bytes: [UInt8]
    /// The type of file, as in `st_mode`.
    package var type: UInt32
    package var symbolicLink: String?
    package var hardLink: String?

    /// Creates a member; by default, a regular file.
    package init(
      path: String, bytes: [UInt8] = [], type: UInt32 = 0o100000, symbolicLink: String? = nil,
      hardLink: String? = nil
    ) {
      self.path = path
      self.bytes = bytes
      self.type = type
      self.symbolicLink = symbolicLink
      self.hardLink = hardLink
    }

    /// Returns a regular file that contains text.
    package static func file(_ path: String, _ text: String = "// work\n") -> Member {
      Member(path: path, bytes: Array(text.utf8))
    }
  }

  package var members: [Member] = []
  /// The password with which a zip archive is encrypted, or nil.
  package var password: String?

  /// Creates an archive of regular files with one line of text each.
  package init(_ paths: String...) { members = paths.map { .file($0) } }

  /// Creates an archive of the given members.
  package init(members: [Member], password: String? = nil) {
    self.members = members
    self.password = password
  }

  /// Returns the bytes of the archive in the given format.
  package func bytes(_ form: Form = .gzip) -> [UInt8] {
    let handle = archive_write_new()
    let capacity = members.reduce(1 << 17) { $0 + $1.bytes.count + 8192 }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 16)
    let used = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    used.initialize(to: 0)
    defer {
      archive_write_free(handle)
      buffer.deallocate()
      used.deallocate()
    }
    choose(form, for: handle)
    precondition(
      archive_write_open_memory(handle, buffer.baseAddress, capacity, used) == ARCHIVE_OK)
    for member in members { write(member, to: handle) }
    precondition(archive_write_close(handle) == ARCHIVE_OK)
    return Array(buffer[..<used.pointee])
  }

  private func choose(_ form: Form, for handle: OpaquePointer?) {
    if form == .zip {
      archive_write_set_format_zip(handle)
      if let password {
        precondition(archive_write_set_options(handle, "zip:encryption=zipcrypt") == ARCHIVE_OK)
        archive_write_set_passphrase(handle, password)
      }
    } else {
      archive_write_set_format_pax_restricted(handle)
    }
    switch form {
    case .tar, .zip: break
    case .gzip: archive_write_add_filter_gzip(handle)
    case .xz: archive_write_add_filter_xz(handle)
    case .zstd: archive_write_add_filter_zstd(handle)
    case .bzip2: archive_write_add_filter_bzip2(handle)
    }
  }

  private func write(_ member: Member, to handle: OpaquePointer?) {
    let entry = archive_entry_new()
    defer { archive_entry_free(entry) }
    archive_entry_set_pathname(entry, member.path)
    archive_entry_set_filetype(entry, member.type)
    archive_entry_set_perm(entry, 0o644)
    archive_entry_set_size(entry, Int64(member.bytes.count))
    if let target = member.symbolicLink { archive_entry_set_symlink(entry, target) }
    if let target = member.hardLink { archive_entry_set_hardlink(entry, target) }
    let status = archive_write_header(handle, entry)
    precondition(status == ARCHIVE_OK || status == ARCHIVE_WARN)
    if !member.bytes.isEmpty {
      precondition(
        archive_write_data(handle, member.bytes, member.bytes.count) == member.bytes.count)
    }
  }

  /// Compresses bytes with gzip.
  package static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    let handle = archive_write_new()
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: bytes.count + (1 << 17), alignment: 16)
    let used = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    used.initialize(to: 0)
    defer {
      archive_write_free(handle)
      buffer.deallocate()
      used.deallocate()
    }
    archive_write_set_format_raw(handle)
    archive_write_add_filter_gzip(handle)
    precondition(
      archive_write_open_memory(handle, buffer.baseAddress, buffer.count, used) == ARCHIVE_OK)
    let entry = archive_entry_new()
    defer { archive_entry_free(entry) }
    archive_entry_set_filetype(entry, 0o100000)
    archive_write_header(handle, entry)
    archive_write_data(handle, bytes, bytes.count)
    precondition(archive_write_close(handle) == ARCHIVE_OK)
    return Array(buffer[..<used.pointee])
  }
}
