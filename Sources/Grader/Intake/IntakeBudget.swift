/// How much of anything an archive may hold.
///
/// Each limit is checked while the archive streams by, so that a bomb costs no more than the limit.
package struct IntakeBudget: Sendable, Equatable {
  /// Size of the archive as it came, in bytes.
  package var archiveBytes = 16 << 20
  /// Number of members, folders included.
  package var entries = 4096
  /// Size of one file that is taken, in bytes.
  package var fileBytes = 1 << 20
  /// Size of a file of weights, in bytes: two million numbers of `Float`.
  package var weightBytes = 8 << 20
  /// Size of all members after unpacking, in bytes.
  package var totalBytes = 128 << 20
  /// Unpacked size over archive size; looked at only above `ratioFloor`.
  package var ratio = 100
  /// Unpacked size in bytes up to which any ratio is fine: a few small files compress well.
  package var ratioFloor = 8 << 20
  /// Folders above a file.
  package var depth = 24
  /// Length of a path in UTF-8 bytes.
  package var pathBytes = 1024

  /// The budget of an ordinary submission.
  package init() {}

  /// What ran out.
  package enum Limit: String, Sendable, Equatable {
    case archiveBytes, entries, totalBytes, ratio
  }
}
