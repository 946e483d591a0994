import Foundation

/// Archive bombs (A8), and headers with false sizes.
extension ArchiveCatalogue {
  private static let bomb = "UnitOneAI/SecuritySkills#348; nbgrader utils.unzip"

  static let bombs =
    [
      zeroBomb("bomb-gzip", .gzip, megabytes: 160), zeroBomb("bomb-xz", .xz, megabytes: 64),
      zeroBomb("bomb-bzip2", .bzip2, megabytes: 64), zeroBomb("bomb-zstd", .zstd, megabytes: 1024),
      zeroBomb(
        "bomb-in-wanted-file", .gzip, path: ArchiveAttack.targetPath, megabytes: 160),
      custom(
        "bomb-zip", "A8", "A zip archive of sixty files full of zeros.", bomb, .tooLarge,
        "submission.zip"
      ) { path in
        let zeros = [UInt8](repeating: 0, count: 4 << 20)
        let members = (0..<60).map { CraftedArchive.Member(path: "z\($0)", bytes: zeros) }
        try save(CraftedArchive(members: members).bytes(.zip), path)
      },
      custom(
        "bomb-zip-overlap", "A8",
        "A zip directory that lists the same megabyte of data four "
          + "hundred times.",
        "D. Fifield, A better zip bomb, WOOT 2019", .ambiguousArchive, or: .tooLarge,
        "submission.zip"
      ) { path in
        let text = String(repeating: "0", count: 1 << 20)
        var archive = RawZip(members: [.init(ArchiveAttack.honestPath, ArchiveAttack.honestText)])
        archive.members.append(.init("zeros", text))
        archive.repetitions = 400
        try save(archive.bytes, path)
      },
      custom(
        "bomb-compressed-twice", "A8", "A compression bomb that was compressed twice.",
        bomb,
        .nestedArchive, "submission.tar.gz"
      ) { path in
        let inner = CraftedArchive(members: [.init(path: "zeros", bytes: zeroBytes(64 << 20))])
        try save(CraftedArchive.gzip(inner.bytes(.gzip)), path)
      },
      custom(
        "archive-in-archive", "A8", "Eight levels of archives within archives.", bomb,
        .nestedArchive, "submission.zip"
      ) { path in
        var bytes = CraftedArchive(ArchiveAttack.honestPath).bytes(.gzip)
        for level in 0..<8 {
          let inner = CraftedArchive.Member(path: "level\(level).tar.gz", bytes: bytes)
          bytes = CraftedArchive(members: [inner]).bytes(level == 7 ? .zip : .gzip)
        }
        try save(bytes, path)
      },
      tar(
        "million-entries", "A8", "A million empty files.", "Submitty; D. Fifield, WOOT 2019",
        .tooLarge
      ) {
        // The same thousand headers are repeated, because making a million different ones would
        // take longer than reading them.
        let headers = (0..<1000).flatMap { TarStream.Header("many/\($0)").bytes }
        for _ in 0..<1000 { try $0.raw(headers) }
      },
      custom(
        "million-entries-zip", "A8", "A zip directory that lists sixty thousand files.",
        "D. Fifield, A better zip bomb, WOOT 2019", .tooLarge, "submission.zip"
      ) { path in
        try save(RawZip(members: (0..<60_000).map { .init("x\($0)", "") }).bytes, path)
      },
    ]

  private static func zeroBomb(
    _ name: String, _ compression: ArchiveSink.Compression, path: String = "zeros", megabytes: Int
  ) -> Attack {
    tar(name, "A8", "\(megabytes) MiB of zeros in \(path).", bomb, .tooLarge, compression) {
      try $0.header(.init(path, size: megabytes << 20))
      try $0.zeros(megabytes << 20)
    }
  }

  private static func zeroBytes(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

  private static let lies = "libarchive's own regression tests; der"

  static let sizes = [
    tar(
      "sparse-terabyte", "A8 D5", "A GNU sparse file that unpacks from one block to a terabyte.",
      "GNU tar manual, sparse formats", .tooLarge
    ) {
      var header = TarStream.Header("sparse", type: "S", size: 512)
      let terabyte: [UInt8] = [0x80, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]
      // The fields describe a piece of 512 bytes after a hole of a terabyte, and the total size.
      header.overlay[257] = Array("ustar  \u{0}".utf8)
      header.overlay[386] = terabyte + Array("00000001000\u{0}".utf8)
      header.overlay[483] = Array(terabyte.dropLast(2)) + [2, 0]
      try $0.header(header)
      try $0.zeros(512)
    },
    tar("size-negative", "A8", "A header with a negative size.", lies, .damagedArchive) {
      var header = TarStream.Header(ArchiveAttack.targetPath)
      header.rawSize = [UInt8](repeating: 0xFF, count: 12)
      try $0.header(header)
      try $0.zeros(4096)
    },
    tar("size-of-exabytes", "A8", "A header with a size of eight exabytes.", lies, .damagedArchive)
    {
      var header = TarStream.Header(ArchiveAttack.targetPath)
      header.rawSize = [0x80, 0, 0, 0, 0x7F] + [UInt8](repeating: 0xFF, count: 7)
      try $0.header(header)
      try $0.zeros(4096)
    },
    tar(
      "size-by-pax", "A8", "A pax record that makes a small file enormous.", lies, .damagedArchive
    ) {
      try $0.pax([("size", "9000000000000000000")])
      try $0.hostile()
    },
    tar(
      "pax-record-lies", "A8", "A pax record that claims to be longer than it is.", lies, .takenIn,
      or: .damagedArchive
    ) {
      try $0.member(.init("PaxHeader/x", type: "x"), Array("99999999999 path=x\n".utf8))
      try $0.file(ArchiveAttack.targetPath, ArchiveAttack.honestText)
    },
    tar(
      "pax-of-megabytes", "A8", "Pax records that take up a hundred megabytes.", lies,
      .damagedArchive
    ) {
      let size = 100 << 20
      try $0.header(.init("PaxHeader/x", type: "x", size: size))
      try $0.zeros(size)
      try $0.hostile()
    },
    tar(
      "long-name-of-megabytes", "A8", "A GNU long name that takes up a hundred megabytes.", lies,
      .damagedArchive
    ) {
      let size = 100 << 20
      try $0.header(.init("././@LongLink", type: "L", size: size))
      try $0.zeros(size)
      try $0.hostile()
    },
    custom(
      "zip-size-lies", "A8", "A zip member that claims a size of four gigabytes.", lies,
      .damagedArchive,
      "submission.zip"
    ) { path in
      var member = RawZip.Member(ArchiveAttack.targetPath)
      member.claimedSize = UInt32.max - 1
      try save(RawZip(members: [member]).bytes, path)
    },
    custom(
      "archive-too-large", "A8", "A seventeen-megabyte archive.", bomb, .tooLarge,
      "submission.tar"
    ) { path in
      try save([], path)
      let file = try FileHandle(forWritingTo: URL(filePath: path))
      try file.truncate(atOffset: 17 << 20)
      try file.close()
    },
  ]
}
