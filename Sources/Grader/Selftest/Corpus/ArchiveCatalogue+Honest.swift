/// Archives that honest students might make, which must be accepted completely (A8, A9, A12).
extension ArchiveCatalogue {
  private static let members = [
    CraftedArchive.Member.file(ArchiveAttack.honestPath, ArchiveAttack.honestText),
    .file(ArchiveAttack.targetPath, ArchiveAttack.honestText),
  ]

  static let honest = [
    honest("honest-zip", .zip), honest("honest-xz", .xz), honest("honest-zstd", .zstd),
    honest("honest-bzip2", .bzip2),
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
