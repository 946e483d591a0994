/// The limits on the contents of an archive.
///
/// Each limit is checked while the archive is read, so that an archive bomb cannot exceed it.
package struct IntakeBudget: Sendable, Equatable {
  /// The size of the archive file, in bytes.
  package var archiveBytes = 16 << 20
  /// The number of members, including folders.
  package var entries = 4096
  /// The size of one file, in bytes.
  package var fileBytes = 1 << 20
  /// The size of a weights file, in bytes: two million `Float` elements.
  package var weightBytes = 8 << 20
  /// The number of helper files.
  package var helperFiles = 10
  /// The size of all helper files together, in bytes.
  package var helperBytes = 256 << 10
  /// The size of all members after unpacking, in bytes.
  package var totalBytes = 128 << 20
  /// The ratio of unpacked size to archive size, which is checked only above `ratioFloor`.
  package var ratio = 100
  /// The unpacked size, in bytes, up to which any ratio is allowed, because small files may
  /// compress very well.
  package var ratioFloor = 8 << 20
  /// The number of folders above a file.
  package var depth = 24
  /// The length of a path in UTF-8 bytes.
  package var pathBytes = 1024

  /// Creates the budget of a normal submission.
  package init() {}

  /// A limit that an archive can exceed.
  package enum Limit: String, Sendable, Equatable {
    case archiveBytes, entries, totalBytes, ratio
  }
}
