/// The format in which an archive is stored.
///
/// A file can be a tar archive for one program and a zip archive for another. A person could then
/// read other files than those that are graded, so such an archive is rejected.
enum ArchiveForm: Equatable {
  case zip
  /// An uncompressed tar archive, with the position after its last member's data.
  case tar(dataEnd: Int)
  /// A tar archive compressed with gzip, whose checksums libarchive does not verify.
  case gzip
  /// A tar archive in another compression format.
  case compressed

  /// Checks what libarchive does not check: the checksums of gzip, the directory of a zip archive,
  /// and whether a zip archive follows.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the archive.
  ///   - file: The archive's name, for error messages.
  ///   - budget: The limits on the archive's contents.
  /// - Throws: `IntakeError.ambiguous`, `.damaged` or `.tooLarge`.
  func check(_ bytes: [UInt8], file: String, budget: IntakeBudget) throws(IntakeError) {
    let tarEnd: Int
    switch self {
    case .zip: return try ZipDirectory.check(bytes, file: file)
    case .tar(let dataEnd): tarEnd = dataEnd
    case .gzip: tarEnd = try GzipStream.end(of: bytes, file: file, budget: budget)
    case .compressed: tarEnd = 0
    }
    guard let zip = ZipEnd(in: bytes), zip.hasDirectory else { return }
    // A zip archive that is a member of the tar archive does no harm, unless programs that look at
    // the file's name or first bytes would open it.
    guard zip.position >= tarEnd || zip.start == 0 || file.lowercased().hasSuffix(".zip") else {
      return
    }
    throw .ambiguous(file: file, detail: "it is a tar archive with a zip archive at its end")
  }
}
