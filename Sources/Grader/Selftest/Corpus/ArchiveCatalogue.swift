import Foundation

/// The archives in the corpus.
enum ArchiveCatalogue {
  static let attacks =
    names + paths + links + bombs + sizes + forms + contents + disagreements + honest

  /// Returns an attack with a tar archive, whose first member is the honest file.
  static func tar(
    _ name: String, _ rows: String, _ attack: String, _ documented: String,
    _ expected: ArchiveAttack.Outcome, or other: ArchiveAttack.Outcome? = nil,
    _ compression: ArchiveSink.Compression = .gzip,
    _ body: @escaping @Sendable (TarStream) throws -> Void
  ) -> Attack {
    let endings: [ArchiveSink.Compression: String] = [
      .none: "tar", .gzip: "tar.gz", .xz: "tar.xz", .zstd: "tar.zst", .bzip2: "tar.bz2",
    ]
    return custom(
      name, rows, attack, documented, expected, or: other,
      "submission.\(endings[compression] ?? "tar")"
    ) { path in
      let archive = try TarStream(path, compression)
      try archive.file(ArchiveAttack.honestPath, ArchiveAttack.honestText)
      try body(archive)
      try archive.end()
    }
  }

  /// Returns an attack with a zip archive, whose first member is the honest file.
  static func zip(
    _ name: String, _ rows: String, _ attack: String, _ documented: String,
    _ expected: ArchiveAttack.Outcome, _ members: RawZip.Member...
  ) -> Attack {
    custom(name, rows, attack, documented, expected, "submission.zip") { path in
      let honest = RawZip.Member(ArchiveAttack.honestPath, ArchiveAttack.honestText)
      try save(RawZip(members: [honest] + members).bytes, path)
    }
  }

  /// Returns an attack with an archive that a closure makes completely.
  ///
  /// - Parameters:
  ///   - name: The name of the attack.
  ///   - rows: The attack's rows in the list of threats.
  ///   - attack: What is tried, in one sentence.
  ///   - documented: Where it was seen or described.
  ///   - expected: The expected outcome.
  ///   - other: Other acceptable outcomes, if versions of libarchive differ.
  ///   - fileName: The name of the archive.
  ///   - make: A closure that writes the archive to a path.
  /// - Returns: The attack.
  static func custom(
    _ name: String, _ rows: String, _ attack: String, _ documented: String,
    _ expected: ArchiveAttack.Outcome, or other: ArchiveAttack.Outcome? = nil, _ fileName: String,
    _ make: @escaping @Sendable (_ path: String) throws -> Void
  ) -> Attack {
    Attack(
      name: name, rows: rows.split(separator: " ").map(String.init), attack: attack,
      documented: documented,
      body: .archive(
        ArchiveAttack(
          fileName: fileName, expected: [expected] + (other.map { [$0] } ?? []), make: make)))
  }

  /// Writes the bytes of an archive to a path.
  static func save(_ bytes: [UInt8], _ path: String) throws {
    try Data(bytes).write(to: URL(filePath: path))
  }
}

extension TarStream {
  /// Writes a hostile file with the given path.
  func hostile(_ path: String = ArchiveAttack.targetPath) throws {
    try file(path, ArchiveAttack.hostileText)
  }
}
