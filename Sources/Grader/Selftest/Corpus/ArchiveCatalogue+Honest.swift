/// Archives that honest students might make, which must be accepted completely (A8, A9, A12).
extension ArchiveCatalogue {
  private static let members = [
    CraftedArchive.Member.file(ArchiveAttack.honestPath, ArchiveAttack.honestText),
    .file(ArchiveAttack.targetPath, ArchiveAttack.honestText),
  ]

  static let honest = [
    honest("honest-zip", .zip), honest("honest-xz", .xz), honest("honest-zstd", .zstd),
    honest("honest-bzip2", .bzip2),
    custom(
      "honest-zip-gbk", "A9", "Honest: a zip archive of a Chinese Windows, its folder in GBK.",
      "1Panel-dev/MaxKB#3725", .takenIn, "submission.zip"
    ) { path in
      var archive = RawZip(
        members: [ArchiveAttack.honestPath, ArchiveAttack.targetPath].map {
          var member = RawZip.Member("", ArchiveAttack.honestText)
          // The folder is called "homework 1".
          member.name = [0xd7, 0xf7, 0xd2, 0xb5, 0xd2, 0xbb, 0x2f] + Array($0.utf8)
          member.flags = 0
          return member
        })
      archive.comment = Array("made by hand".utf8)
      try save(archive.bytes, path)
    },
    custom(
      "honest-joiners", "A9", "Honest: a folder whose name has joiners, as emoji and Persian do.",
      "TriliumNext/Trilium#9678", .takenIn, "submission.tar"
    ) { path in
      let archive = try TarStream(path)
      let folder = "\u{1F469}\u{200D}\u{1F4BB} \u{645}\u{6CC}\u{200C}\u{62E}/"
      try archive.file(folder + ArchiveAttack.honestPath, ArchiveAttack.honestText)
      try archive.end()
    },
    tar(
      "honest-pax", "A9",
      "Honest: a pax archive whose records contain fractional times and paths.",
      "POSIX pax format", .takenIn
    ) {
      try $0.pax([("mtime", "1700000000.5"), ("path", ArchiveAttack.targetPath)])
      try $0.file("short", ArchiveAttack.honestText)
    },
  ]

  private static func honest(_ name: String, _ form: CraftedArchive.Form) -> Attack {
    custom(
      name, "A12", "Honest: an archive in \(form.rawValue) format.", "der", .takenIn,
      "submission.\(form.rawValue)"
    ) {
      try save(CraftedArchive(members: members).bytes(form), $0)
    }
  }
}
