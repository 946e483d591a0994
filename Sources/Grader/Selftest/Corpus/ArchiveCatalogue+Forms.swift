import Foundation

/// Files that are not archives or are damaged, and archives of the wrong files (A10 to A14, A16).
extension ArchiveCatalogue {
  private static let target = ArchiveAttack.targetPath
  private static let damage = "nbgrader and otter issues on unreadable uploads; der"

  static let forms = [
    custom(
      "file-empty", "A12", "An empty file.", damage, .emptyArchive, "submission.tar.gz"
    ) {
      try save([], $0)
    },
    custom(
      "archive-empty", "A12", "An archive that contains no files.", damage, .emptyArchive,
      "submission.tar"
    ) {
      try TarStream($0).end()
    },
    truncated("truncated-gzip", .gzip), truncated("truncated-xz", .xz),
    truncated("truncated-zstd", .zstd), truncated("truncated-bzip2", .bzip2),
    custom(
      "truncated-tar", "A12",
      "A tar archive that ends in the middle of a file.", damage, .damagedArchive,
      "submission.tar"
    ) {
      let archive = try TarStream($0)
      try archive.file(ArchiveAttack.honestPath, ArchiveAttack.honestText)
      try archive.header(.init(target, size: 100_000))
      try archive.zeros(512)
      try archive.cut()
    },
    tar("checksum-wrong", "A12", "A header with a wrong checksum.", damage, .damagedArchive) {
      var header = TarStream.Header(target)
      header.isSound = false
      try $0.member(header, Array(ArchiveAttack.hostileText.utf8))
    },
    custom(
      "second-archive-behind", "A15", "A second archive after the end of the first.",
      "GNU tar --ignore-zeros", .takenIn, "submission.tar"
    ) {
      let archive = try TarStream($0)
      try archive.file(ArchiveAttack.honestPath, ArchiveAttack.honestText)
      try archive.zeros(1024)
      try archive.hostile()
      try archive.end()
    },
    custom(
      "encrypted", "A12", "A zip archive with a password.", damage, .encrypted, "submission.zip"
    ) {
      try save(CraftedArchive(members: [.file(target)], password: "231").bytes(.zip), $0)
    },
    custom("rar", "A12", "A RAR archive.", damage, .notAnArchive, "submission.rar") {
      try save(Array("Rar!\u{1A}\u{7}\u{1}\u{0}".utf8) + Array(repeating: 7, count: 999), $0)
    },
    custom(
      "html-page", "A12", "The login page of the course's website, saved as an archive.", damage,
      .notAnArchive, "submission.tar.gz"
    ) {
      try save(Array("<!DOCTYPE html><title>Please log in</title>".utf8), $0)
    },
    custom(
      "gzip-of-noise", "A12", "A gzip file that contains no archive.", damage, .notAnArchive,
      "submission.tar.gz"
    ) {
      try save(CraftedArchive.gzip(Array("no archive at all, only text\n".utf8)), $0)
    },
    custom(
      "archive-is-fifo", "A6", "A FIFO in place of the archive.", "isolate(1), --special-files",
      .unreadable, "submission.tar"
    ) {
      guard mkfifo($0, 0o600) == 0 else { throw ArchiveSink.Failure(detail: "mkfifo: \(errno)") }
    },
    custom(
      "archive-is-folder", "A12", "A folder in place of the archive.", damage, .unreadable,
      "submission.tar"
    ) {
      try FileManager.default.createDirectory(atPath: $0, withIntermediateDirectories: false)
    },
    custom(
      "archive-is-device", "A6", "A link to /dev/zero.",
      "isolate(1), --special-files", .unreadable, "submission.tar"
    ) {
      try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: "/dev/zero")
    },
    custom("archive-is-gone", "A12", "A dangling link.", damage, .noSuchFile, "submission.tar") {
      try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: "nothing-here")
    },
  ]

  private static func truncated(_ name: String, _ compression: ArchiveSink.Compression) -> Attack {
    custom(
      name, "A12", "An interrupted upload, compressed with \(compression.rawValue).", damage,
      .damagedArchive, "submission.tar.\(compression.rawValue)"
    ) { path in
      let archive = try TarStream(path, compression)
      try archive.file(ArchiveAttack.honestPath, ArchiveAttack.honestText)
      // The data must not compress well, so that the cut removes half of it.
      let noise = (0..<40_000).map { UInt8(truncatingIfNeeded: ($0 &* $0 &* 2_654_435_761) >> 7) }
      try archive.member(.init("noise"), noise)
      try archive.end()
      let whole = try Data(contentsOf: URL(filePath: path))
      try save(Array(whole.prefix(whole.count / 2)), path)
    }
  }

  static let contents = [
    tar(
      "extra-sources", "A10", "Sources that the build might pick up.",
      "DOMjudge accepted/extra-file-*", .memberRefused
    ) {
      for name in ["main.swift", "Exercises.swift", "Bindings/LinearSVMBinding.swift"] {
        try $0.hostile("Assignment1/" + name)
      }
    },
    tar(
      "own-package", "A11 B2 B10", "The submission's own manifest, plugin, macro and module map.",
      "github-education-resources/autograding#16; swift-package-manager#3343", .ignored
    ) {
      for name in [
        "Package.swift", "Plugins/Evil/plugin.swift", "Sources/Macros/Evil.swift",
        "module.modulemap", "Assignment1/evil.c", "Assignment1/evil.h", ".swiftpm/configuration",
      ] { try $0.hostile(name) }
    },
    tar(
      "own-rubric", "A11 R21", "The submission's own rubric and checks.",
      "TU-Wien-dataLAB/grader-service#169; nbgrader#1682", .ignored
    ) {
      for name in ["handouts/assignment1/rubric.yml", "rubric.yml", "Sources/Grader/Evil.swift"] {
        try $0.hostile(name)
      }
    },
    tar(
      "own-workflow", "F11", "A CI workflow and Git hooks that would run on the course's machines.",
      "github-education-resources/autograding#16", .ignored
    ) {
      for name in [".github/workflows/grade.yml", ".ci/run", ".git/hooks/post-checkout"] {
        try $0.hostile(name)
      }
    },
    tar(
      "own-results", "F1 F7", "A results file that claims full points.",
      "securescope README; blockpy-edu/blockpy#77", .ignored
    ) {
      for name in ["results.json", "report.json", "submission-report/report.html"] {
        try $0.hostile(name)
      }
    },
    tar(
      "prebuilt-object", "A13", "Object files and libraries next to the sources.",
      "INGInious best practices; DOMjudge test-binary-content.c", .ignored
    ) {
      for name in ["Assignment1/Softmax.o", "libCore.a", "worker", "Core.swiftmodule"] {
        try $0.member(.init(name), [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0])
      }
    },
    tar(
      "program-as-source", "A13", "An executable that is named like a source file.",
      "DOMjudge test-binary-content.c", .memberRefused
    ) { try $0.member(.init(target), [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0]) },
    tar(
      "source-not-utf8", "A13 D11",
      "A source file that is not valid UTF-8.", "DOMjudge test-binary-content.c",
      .memberRefused
    ) {
      try $0.member(.init(target), Array("let a = \"".utf8) + [0xFF, 0xFE, 0x22])
    },
    tar(
      "source-utf16", "A13 D11", "A source file in UTF-16.", "Gradescope harness, clean_string",
      .memberRefused
    ) {
      try $0.member(.init(target), [0xFF, 0xFE] + Array("let a = 1\n".utf8).flatMap { [$0, 0] })
    },
    tar(
      "source-with-nul", "A13 D11", "A NUL byte in a source file.",
      "DOMjudge test-hello-nullbyte.c",
      .memberRefused
    ) {
      try $0.file(target, "let a = 1 // \u{0}\n")
    },
    tar("source-too-long", "A13 A8", "A two-megabyte source file.", "der", .memberRefused) {
      try $0.file(target, String(repeating: "// hostile\n", count: 200_000))
    },
    tar(
      "several-candidates", "A14", "The same source file in two folders.", "Submitty#11736",
      .severalCandidates
    ) {
      try $0.hostile("old/" + ArchiveAttack.honestPath)
    },
    custom(
      "wrong-assignment", "A12 A16", "The files of another assignment.", "nbgrader#416",
      .wrongAssignment, "submission.tar"
    ) {
      let archive = try TarStream($0)
      try archive.hostile("Assignment9/LSTM.swift")
      try archive.end()
    },
    custom(
      "nothing-wanted", "A12", "Only files that do not belong to any assignment.", "nbgrader#416",
      .nothingForAssignment,
      "submission.tar"
    ) {
      let archive = try TarStream($0)
      try archive.hostile("holiday/photo.jpg")
      try archive.end()
    },
    tar(
      "another-students-name", "A16",
      "A file that names another student and belongs to another user.",
      "INGInious#346; nbgrader exchange", .ignored
    ) {
      var header = TarStream.Header("student.txt")
      header.overlay[265] = Array("somebody-else".utf8)
      try $0.member(header, Array("Ada Lovelace\n".utf8))
    },
  ]
}
