/// Checks that all programs find the same files in a zip archive.
///
/// A zip archive names each file in a directory at the end and in a local header before the data.
/// Some programs read the directory, some the headers, and some both. An archive is therefore
/// rejected unless its files follow each other from the first byte up to the directory, and the
/// directory and the headers agree.
package enum ZipDirectory {
  /// Checks an archive.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the archive.
  ///   - file: The archive's name, for error messages.
  /// - Throws: `IntakeError.ambiguous` if they disagree, or `.damaged` if there is no directory.
  package static func check(_ bytes: [UInt8], file: String) throws(IntakeError) {
    guard let end = ZipEnd(in: bytes), end.start >= 0 else {
      throw .damaged(file: file, detail: "its directory is missing")
    }
    do throws(ZipFault) {
      guard end.agrees else { throw ZipFault("its two end records disagree") }
      try checkPlaces(of: try entries(in: bytes, end), upTo: end)
    } catch {
      throw .ambiguous(file: file, detail: error.detail)
    }
  }

  /// Returns the entries of the directory.
  private static func entries(in bytes: [UInt8], _ end: ZipEnd) throws(ZipFault) -> [ZipEntry] {
    guard end.start == 0 else {
      throw ZipFault("it has \(end.start) bytes that belong to no file")
    }
    var entries: [ZipEntry] = []
    var position = end.offset
    while position < end.position {
      guard let entry = ZipHeader(.entry, in: bytes, at: position), entry.end <= end.position else {
        throw ZipFault("its directory is not a list of files")
      }
      entries.append(try ZipEntry(entry, in: bytes))
      position = entry.end
    }
    guard entries.count == end.count else {
      throw ZipFault("its directory lists \(entries.count) files and says \(end.count)")
    }
    return entries
  }

  /// Checks that the files fill the archive from the first byte up to the directory.
  private static func checkPlaces(
    of entries: [ZipEntry], upTo end: ZipEnd
  ) throws(ZipFault) {
    var possible = [0]
    var before: ZipEntry?
    for entry in entries.sorted(by: { $0.entry.start < $1.entry.start }) {
      try check(entry.entry.start, possible, after: before)
      possible = entry.possibleEnds
      before = entry
    }
    try check(end.offset, possible, after: before)
  }

  private static func check(
    _ start: Int, _ possible: [Int], after before: ZipEntry?
  ) throws(ZipFault) {
    guard !possible.contains(start) else { return }
    guard let before else { throw ZipFault("it has \(start) bytes before its first file") }
    throw ZipFault(
      start < before.dataEnd
        ? "“\(before.entry.shown)” and what follows it share bytes"
        : "it has bytes after “\(before.entry.shown)” that its directory does not list")
  }
}

/// The error for a zip archive in which programs would find different files.
struct ZipFault: Error {
  /// The reason, which completes "should contain the same files for every program but …".
  let detail: String

  init(_ detail: String) { self.detail = detail }
}
