import Foundation

/// Archives in which two programs find different files, so a person would read other files than
/// those that are graded (A12, A15).
extension ArchiveCatalogue {
  private static let parsers = "parsers that disagree on what an archive contains; der"

  static let disagreements =
    [
      zip(
        "zip-names-exchanged", "The directory exchanges the names of two files.",
        [member(\.directoryName, Array(ArchiveAttack.targetPath.utf8), ArchiveAttack.honestPath)]),
      zip(
        "zip-member-unlisted", "A file that the directory does not list.",
        [member(\.isListed, false, ArchiveAttack.targetPath)]),
      zip("zip-count-wrong", "The end says one file, and the directory lists two.", []) {
        $0.members.append(.init(ArchiveAttack.targetPath))
        $0.claimedCount = 1
      },
      zip("zip-after-text", "A zip archive after some text.", []) {
        $0.front = Array("#!/bin/sh\nexec unzip \"$0\"\n".utf8)
      },
      zip("zip-after-zip", "A zip archive after another one.", []) {
        $0.front = RawZip(members: [.init(ArchiveAttack.targetPath)]).bytes
        $0.countsFront = false
      },
      zip(
        "zip-name-with-nul", "A name that ends at a NUL byte for some programs.",
        [.init(ArchiveAttack.targetPath + "\0.txt", ArchiveAttack.hostileText)]),
      zip(
        "zip-unicode-name", "An extra field with another name, which some programs use.",
        [member(\.unicodeName, Array(ArchiveAttack.targetPath.utf8), "notes.txt")]),
      custom(
        "tar-before-zip", "A15", "A tar archive with a zip archive at its end.", parsers,
        .ambiguousArchive, "submission.zip"
      ) { path in
        let tar = CraftedArchive(members: [
          .file(ArchiveAttack.honestPath, ArchiveAttack.honestText)
        ]).bytes(.tar)
        let zip = RawZip(members: [.init(ArchiveAttack.honestPath, ArchiveAttack.hostileText)])
        try save(tar + zip.bytes, path)
      },
      custom(
        "gzip-before-zip", "A15", "A compressed tar archive with a zip archive at its end.",
        parsers, .ambiguousArchive, "submission.tar.gz"
      ) { path in
        let tar = CraftedArchive(members: [
          .file(ArchiveAttack.honestPath, ArchiveAttack.honestText)
        ]).bytes(.gzip)
        let zip = RawZip(members: [.init(ArchiveAttack.honestPath, ArchiveAttack.hostileText)])
        try save(tar + zip.bytes, path)
      },
      tar(
        "pax-name-with-nul", "A15",
        "A name in a pax record that ends at a NUL byte for libarchive.",
        parsers, .ambiguousArchive
      ) {
        try $0.pax([("path", ArchiveAttack.targetPath + "\0.txt")])
        try $0.hostile("harmless.txt")
      },
      tar(
        "gnu-name-with-nul", "A15", "A GNU long name that ends at a NUL byte for libarchive.",
        parsers, .ambiguousArchive, .xz
      ) {
        let name = ArchiveAttack.targetPath + "\0.txt\0"
        try $0.member(.init("././@LongLink", type: "L"), Array(name.utf8))
        try $0.hostile("harmless.txt")
      },
      tar(
        "pax-name-for-all", "A15", "A name for all files, which libarchive does not use.",
        parsers, .ambiguousArchive, .none
      ) {
        try $0.pax([("path", ArchiveAttack.honestPath)], type: "g")
        try $0.hostile("harmless.txt")
      },
      custom(
        "gzip-checksum-wrong", "A12", "Gzip data with a wrong checksum, as after a damaged upload.",
        "gzip specification (RFC 1952)", .damagedArchive, "submission.tar.gz"
      ) { path in
        var bytes = CraftedArchive(members: [
          .file(ArchiveAttack.honestPath, ArchiveAttack.honestText)
        ]).bytes(.gzip)
        bytes[bytes.count - 8] ^= 1
        try save(bytes, path)
      },
    ]

  private static func member<Value>(
    _ field: WritableKeyPath<RawZip.Member, Value>, _ value: Value, _ path: String
  ) -> RawZip.Member {
    var member = RawZip.Member(path, ArchiveAttack.hostileText)
    member[keyPath: field] = value
    return member
  }

  /// A zip archive with the honest file and further members.
  private static func zip(
    _ name: String, _ attack: String, _ members: [RawZip.Member],
    _ change: @escaping @Sendable (inout RawZip) -> Void = { _ in }
  ) -> Attack {
    custom(name, "A15", attack, parsers, .ambiguousArchive, "submission.zip") { path in
      let honest = RawZip.Member(ArchiveAttack.honestPath, ArchiveAttack.honestText)
      var archive = RawZip(members: [honest] + members)
      change(&archive)
      try save(archive.bytes, path)
    }
  }
}
