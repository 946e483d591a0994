/// Paths that lead out of the folder (A1 to A3), and names that confuse programs that print them
/// (A9).
extension ArchiveCatalogue {
  private static let slip = "Cloud-CV/EvalAI#5112; exelearning/exelearning#1471"
  private static let target = ArchiveAttack.targetPath

  static let paths = [
    tar("dotdot-tar", "A1", "A path that escapes the archive through '..'.", slip, .memberRefused) {
      try $0.hostile("../../" + target)
    },
    zip(
      "dotdot-zip", "A1", "A path that escapes a zip archive through '..'.", slip, .memberRefused,
      RawZip.Member("../../" + target, ArchiveAttack.hostileText)),
    tar(
      "dotdot-and-back", "A1", "A path that leaves its folder and returns to a submitted file.",
      slip, .memberRefused
    ) { try $0.hostile("Assignment1/../Assignment1/Softmax.swift") },
    tar(
      "dotdot-at-end", "A1", "A folder whose path ends in '..'.", slip, .memberRefused
    ) { try $0.header(.init("Assignment1/..", type: "5")) },
    zip(
      "dotdot-backslash", "A1 A9", "A path that escapes the archive through Windows separators.",
      slip,
      .memberRefused, RawZip.Member("..\\..\\" + target, ArchiveAttack.hostileText)),
    tar(
      "pax-path-dotdot", "A1",
      "A pax record that replaces a harmless name with a path outside the archive.",
      "POSIX pax format; libarchive's tests of pax attributes", .memberRefused
    ) {
      try $0.pax([("path", "../../" + target)])
      try $0.hostile("harmless.txt")
    },
    tar(
      "gnu-long-name-dotdot", "A1",
      "A GNU long name that overrides a harmless name and escapes the archive.",
      "GNU tar manual, formats", .memberRefused
    ) {
      let long = String(repeating: "../", count: 60) + target
      try $0.member(.init("././@LongLink", type: "L"), Array(long.utf8) + [0])
      try $0.hostile("harmless.txt")
    },
    tar(
      "folder-prefix", "A2", "A folder whose name only begins with the right name.",
      "Kail-Fu/InterviewOS#26", .memberRefused
    ) { try $0.hostile("Assignment1-evil/Softmax.swift") },
    tar("absolute-tar", "A3", "An absolute path.", "exelearning/exelearning#1471", .memberRefused) {
      try $0.hostile("/" + target)
    },
    zip(
      "absolute-zip", "A3", "An absolute path in a zip archive.", "exelearning/exelearning#1471",
      .memberRefused, RawZip.Member("/" + target, ArchiveAttack.hostileText)),
    tar(
      "absolute-pax", "A3", "A pax record that makes a path absolute.", "POSIX pax format",
      .memberRefused
    ) {
      try $0.pax([("path", "/" + target)])
      try $0.hostile("harmless.txt")
    },
    zip(
      "drive-letter", "A3", "A path on a Windows drive.", "exelearning/exelearning#1471",
      .memberRefused, RawZip.Member("C:/" + target, ArchiveAttack.hostileText)),
    tar(
      "network-share", "A3", "A path on a network share.", "exelearning/exelearning#1471",
      .memberRefused
    ) { try $0.hostile("//server/share/" + target) },
    tar(
      "path-too-deep", "A8",
      "A file inside a thousand nested folders.", "UnitOneAI/SecuritySkills#348",
      .memberRefused
    ) {
      try $0.pax([("path", String(repeating: "d/", count: 500) + "Softmax.swift")])
      try $0.hostile("harmless.txt")
    },
    tar(
      "path-too-long", "A8", "A name that is a hundred thousand letters long.",
      "GNU tar manual, formats",
      .memberRefused
    ) {
      let long = [UInt8](repeating: 0x61, count: 100_000)
      try $0.member(.init("././@LongLink", type: "L"), long + [0])
      try $0.hostile("harmless.txt")
    },
  ]

  private static let odd = "DOMjudge hello/submissions/compiler_error/bogus-filename"

  static let names = [
    tar(
      "name-with-newline", "A9", "A name whose newline forges a log line.", odd, .memberRefused
    ) {
      try $0.hostile("Assignment1/Soft\nmax.swift")
    },
    tar(
      "name-with-escape", "A9 F10", "A name that clears the reader's terminal.", odd, .memberRefused
    ) {
      try $0.hostile("Assignment1/\u{1B}[2JSoftmax.swift")
    },
    tar(
      "name-turned-around", "A9 F10", "A name that reverses the direction of the text after it.",
      odd,
      .memberRefused
    ) {
      try $0.hostile("Assignment1/\u{202E}tfiws.xamtfoS")
    },
    tar(
      "name-zero-width", "A9 A15", "An invisible character in a file's name.", odd, .memberRefused
    ) {
      try $0.hostile("Assignment1/Soft\u{200B}max.swift")
    },
    tar("name-with-backslash", "A9", "A backslash in a name.", odd, .memberRefused) {
      try $0.hostile("Assignment1\\Softmax.swift")
    },
    tar("name-not-utf8", "A9 D11", "A name that is not valid UTF-8.", odd, .memberRefused) {
      var header = TarStream.Header("")
      header.name = Array("Assignment1/Softmax".utf8) + [0xFF, 0xFE] + Array(".swift".utf8)
      try $0.member(header, Array(ArchiveAttack.hostileText.utf8))
    },
    tar(
      "name-as-option", "A9", "A name that a compiler would treat as an option.", odd,
      .memberRefused
    ) {
      try $0.hostile("Assignment1/-load-plugin-library=evil.swift")
    },
    tar(
      "name-with-shell", "A9", "A name that contains quotes, spaces, '#' and commands.", odd,
      .memberRefused
    ) {
      try $0.hostile("Assignment1/$(touch evil) `id` ;# \"'.swift")
    },
    tar(
      "name-as-markup", "A9 F10", "A name that would run as a script in a web page.",
      "Submitty#412",
      .memberRefused
    ) {
      try $0.hostile("Assignment1/<script>alert(1)<|script>.swift")
    },
    tar(
      "name-as-formula", "A9 F12", "A name that a spreadsheet would evaluate as a formula.",
      "Canvas gradebook exporters", .ignored
    ) {
      try $0.hostile("=HYPERLINK(\"http:evil\",\"a\"),,\".swift")
    },
    tar("name-empty", "A9", "A file without a name.", odd, .memberRefused) { try $0.hostile(".") },
    tar(
      "same-name-twice", "A15", "The same source file twice.",
      "parsers that disagree about which of two members counts", .severalCandidates
    ) {
      try $0.file(ArchiveAttack.targetPath, ArchiveAttack.honestText)
      try $0.hostile()
    },
    tar(
      "same-name-by-case", "A15",
      "The same source file twice, with names that differ only in case.",
      "git CVE-2014-9390 (case folding)", .severalCandidates
    ) {
      try $0.file(ArchiveAttack.targetPath, ArchiveAttack.honestText)
      try $0.hostile("ASSIGNMENT1/softmax.SWIFT")
    },
    tar(
      "same-name-by-width", "A15",
      "The same source file twice, once with a full-width letter in its name.",
      "Unicode Technical Report 36", .severalCandidates
    ) {
      try $0.file(ArchiveAttack.targetPath, ArchiveAttack.honestText)
      try $0.hostile("Assignment1/\u{FF33}oftmax.swift")
    },
    tar(
      "same-name-by-form", "A15",
      "The same source file twice, with its path in composed and decomposed form.",
      "git CVE-2014-9390 (HFS+ forms)", .severalCandidates
    ) {
      try $0.file("\u{FC}/Assignment1/Softmax.swift", ArchiveAttack.honestText)
      try $0.hostile("u\u{308}/Assignment1/Softmax.swift")
    },
    tar(
      "same-name-unwanted", "A15",
      "The same extra file twice, with names that differ only in case.",
      "git CVE-2014-9390 (case folding)", .memberRefused
    ) {
      try $0.file("notes.txt")
      try $0.file("NOTES.TXT")
    },
    zip(
      "same-name-zip", "A15", "The same source file twice in a zip archive.",
      "parsers that disagree about which of two members counts", .severalCandidates,
      RawZip.Member(ArchiveAttack.targetPath, ArchiveAttack.honestText),
      RawZip.Member(ArchiveAttack.targetPath, ArchiveAttack.hostileText)),
  ]
}
