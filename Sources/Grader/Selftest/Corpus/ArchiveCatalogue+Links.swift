/// Members that are not files: links (A4, A5, A7), devices, FIFOs and sockets (A6).
extension ArchiveCatalogue {
  private static let target = ArchiveAttack.targetPath
  private static let special = "isolate(1), --special-files"

  static let links = [
    tar(
      "symbolic-link", "A4 L1", "A link to the reference in place of a submitted file.",
      "compiler-explorer/compiler-explorer#6026", .memberRefused
    ) { try $0.header(.init(target, type: "2", link: "/Sources/Solutions/" + target)) },
    zip(
      "symbolic-link-zip", "A4",
      "A zip archive in which a submitted file is a link to /etc/passwd.",
      "compiler-explorer/compiler-explorer#6026", .memberRefused,
      RawZip.Member(target, "/etc/passwd", mode: 0o120777)),
    tar(
      "write-through-link", "A4",
      "A link named like the folder, followed by a file that is written through it.",
      "UnitOneAI/SecuritySkills#348", .memberRefused
    ) {
      try $0.header(.init("x/Assignment1", type: "2", link: "/tmp"))
      try $0.hostile("x/Assignment1/escaped.txt")
    },
    tar(
      "link-chain", "A4", "A chain of a thousand links that ends at /etc/shadow.",
      "UnitOneAI/SecuritySkills#348", .memberRefused
    ) {
      for step in 0..<1000 {
        try $0.header(.init("link\(step)", type: "2", link: "link\(step + 1)"))
      }
      try $0.header(.init("link1000", type: "2", link: "/etc/shadow"))
      try $0.header(.init(target, type: "2", link: "link0"))
    },
    tar(
      "link-loop", "A4", "Two links that point to each other.", "UnitOneAI/SecuritySkills#348",
      .memberRefused
    ) {
      try $0.header(.init(target, type: "2", link: "Assignment1/back"))
      try $0.header(.init("Assignment1/back", type: "2", link: "Softmax.swift"))
    },
    tar(
      "pax-link", "A4", "A pax record that makes a harmless link point outside the archive.",
      "POSIX pax format",
      .memberRefused
    ) {
      try $0.pax([("linkpath", "/etc/passwd")])
      try $0.header(.init(target, type: "2", link: "LinearSVM.swift"))
    },
    tar(
      "hard-link-outside", "A5", "A hard link to a file on the host.",
      "isolate(1), fs.protected_hardlinks; UnitOneAI/SecuritySkills#348", .memberRefused
    ) { try $0.header(.init(target, type: "1", link: "/etc/passwd")) },
    tar(
      "hard-link-inside", "A5",
      "A hard link to the honest file, with content that overwrites that file.",
      "UnitOneAI/SecuritySkills#348", .memberRefused
    ) {
      var header = TarStream.Header("alias.swift", type: "1", link: ArchiveAttack.honestPath)
      header.size = ArchiveAttack.hostileText.utf8.count
      try $0.pax([("linkpath", ArchiveAttack.honestPath)])
      try $0.member(header, Array(ArchiveAttack.hostileText.utf8))
    },
    tar("fifo", "A6", "A FIFO, which blocks its reader.", special, .memberRefused) {
      try $0.header(.init(target, type: "6"))
    },
    tar("device-zero", "A6", "The device /dev/zero.", special, .memberRefused) {
      var header = TarStream.Header(target, type: "3")
      header.device = (1, 5)
      try $0.header(header)
    },
    tar("device-disk", "A6", "The host's first disk.", special, .memberRefused) {
      var header = TarStream.Header(target, type: "4")
      header.device = (8, 0)
      try $0.header(header)
    },
    zip(
      "socket", "A6", "A socket in a zip archive.", special, .memberRefused,
      RawZip.Member(target, "", mode: 0o140777)),
    zip(
      "device-zip", "A6", "A device file in a zip archive.", special, .memberRefused,
      RawZip.Member(target, "", mode: 0o020666)),
    tar(
      "folder-as-file", "A6 A7", "A folder that is named like a source file.",
      "Submitty autograding_utils.py", .memberRefused
    ) {
      try $0.header(.init(target + "/", type: "5"))
      try $0.hostile(target + "/inside.txt")
    },
  ]
}
