import GraderTestSupport
import Foundation
import Host
import Record
import Reports
import Selftest
import Testing

/// What the command says to an archive that it cannot grade.
@Suite struct CommandRefusalTests {
  /// A file that is no submission, and what must be said to it.
  struct Refused: Sendable, CustomTestStringConvertible {
    let name: String
    let code: String
    let exit: GraderExit
    /// A part of the sentence.
    let says: String
    /// Puts the file at a path.
    let make: @Sendable (URL) throws -> Void

    var testDescription: String { name }

    init(
      _ name: String, _ code: String, _ exit: GraderExit, says: String,
      _ make: @escaping @Sendable () -> [UInt8]
    ) {
      self.init(name, code, exit, says: says) { try Data(make()).write(to: $0) }
    }

    init(
      _ name: String, _ code: String, _ exit: GraderExit, says: String,
      make: @escaping @Sendable (URL) throws -> Void
    ) {
      (self.name, self.code, self.exit) = (name, code, exit)
      (self.says, self.make) = (says, make)
    }
  }

  static let refused = [
    Refused("homework.txt", "notAnArchive", .notAnArchive, says: "is a text file") {
      Array("dear grader, here is my homework\n".utf8)
    },
    Refused("softmax.tar.gz", "notAnArchive", .notAnArchive, says: "is a text file") {
      Array("let answer = 42\n".utf8)
    },
    Refused("empty.tar.gz", "emptyArchive", .emptyArchive, says: "contains no files") {
      CraftedArchive().bytes()
    },
    Refused("nothing.zip", "emptyArchive", .emptyArchive, says: "has 0 bytes") { [] },
    Refused("two.zip", "ambiguousArchive", .ambiguousArchive, says: "it has 7 bytes before") {
      var zip = RawZip(members: [.init("Assignment1/Softmax.swift")])
      zip.front = Array("#!text\n".utf8)
      return zip.bytes
    },
    Refused("cut.tar.xz", "damagedArchive", .damagedArchive, says: "cannot be read to the end") {
      let whole = CraftedArchive("Assignment1/Softmax.swift").bytes(.xz)
      return Array(whole.prefix(whole.count / 2))
    },
    Refused("large.tar.gz", "tooLarge", .tooLarge, says: "unpack to at most") {
      let zeros = [UInt8](repeating: 0, count: 20 << 20)
      return CraftedArchive(members: [.init(path: "Assignment1/Softmax.swift", bytes: zeros)])
        .bytes()
    },
    Refused("secret.zip", "encrypted", .encrypted, says: "is encrypted") {
      CraftedArchive(members: [.file("Assignment1/Softmax.swift")], password: "secret").bytes(.zip)
    },
    Refused("twice.tar.gz", "nestedArchive", .nestedArchive, says: "submit the inner archive") {
      let inner = CraftedArchive("Assignment1/Softmax.swift").bytes(.zip)
      return CraftedArchive(members: [.init(path: "hw1.zip", bytes: inner)]).bytes()
    },
    Refused("second.tar.gz", "wrongAssignment", .wrongAssignment, says: "files from Assignment9") {
      CraftedArchive("hw/Assignment9/LSTM.swift", "hw/Assignment9/answers.md").bytes()
    },
    Refused("essay.tar.gz", "nothingForAssignment", .nothingForAssignment, says: "only essay.md") {
      CraftedArchive("essay.md").bytes()
    },
    Refused("both.tar.gz", "severalCandidates", .severalCandidates, says: "keep only the one") {
      CraftedArchive("a/Assignment1/Softmax.swift", "b/Assignment1/Softmax.swift").bytes()
    },
  ]

  @Test(arguments: refused)
  func `a refusal is one sentence, one exit code and a report`(refused: Refused) async throws {
    let folder = try TemporaryFolder()
    let archive = folder.url.appending(path: refused.name)
    try refused.make(archive)
    let run = try await GraderProcess.run(
      [archive.path, "--output", folder.path("reports")], in: folder.url)
    #expect(run.code == refused.exit.rawValue)
    #expect(!run.errors.lowercased().contains("error"))
    let data = try Data(contentsOf: folder.url.appending(path: "reports/report.json"))
    let schema = try SchemaValidator.ofReports()
    #expect(try schema.problems(in: data) == [])
    let refusal = try #require(try JSONReport.decode(data).refusal)
    #expect(refusal.code == refused.code)
    #expect(refusal.exitCode == run.code)
    #expect(refusal.message.contains(refused.says))
    #expect(run.output.unwrapped.ranges(of: refusal.message.unwrapped).count == 1)
    for format in ReportFormat.allCases {
      let text = folder.text("reports/" + format.fileName)
      #expect(text?.isEmpty == false)
    }
  }

  @Test func `without an archive there is one sentence, and no folder unless it was named`()
    async throws
  {
    let folder = try TemporaryFolder()
    try folder.write("let a = 1", to: "my work/Assignment1/Softmax.swift")
    let cases = [
      ("none.tar.gz", GraderExit.noSuchFile, "There is no file “none.tar.gz”: give the path"),
      ("old/none", .noSuchFile, "There is no file “old/none”"),
      ("my work", .unreadable, "with `./grader pack`"),
      ("my work/", .unreadable, "`tar -czf 'my work.tar.gz' -- 'my work"),
      ("my work/Assignment1", .unreadable, "`tar -czf Assignment1.tar.gz -- "),
      ("/dev/null", .unreadable, "is not a regular file"),
    ]
    for (path, exit, says) in cases {
      let run = try await GraderProcess.run([path], in: folder.url)
      #expect(run.code == exit.rawValue)
      #expect(run.output.isEmpty)
      #expect(run.errors.contains("error: ") && run.errors.contains(says), "\(run.errors)")
    }
    let files = ["my work/Assignment1/Softmax.swift", "stderr.txt", "stdout.txt"]
    #expect(folder.files() == files)
    // A script that named a folder finds the reason there.
    let run = try await GraderProcess.run(
      ["none.tar.gz", "--output", "out", "--format", "json"], in: folder.url)
    let data = try Data(contentsOf: folder.url.appending(path: "out/report.json"))
    let refusal = try JSONReport.decode(data).refusal
    #expect(refusal?.code == "noSuchFile" && refusal?.exitCode == run.code)
  }

  @Test func `a folder for reports that is a link is refused before the work begins`()
    async throws
  {
    let folder = try TemporaryFolder()
    try folder.write("not an archive\n", to: "ada.zip")
    try folder.write("his", to: "bob-report/report.md")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("ada-report"), withDestinationPath: folder.path("bob-report"))
    let run = try await GraderProcess.run(["ada.zip"], in: folder.url)
    #expect(run.code == GraderExit.cannotWrite.rawValue)
    #expect(run.errors.contains("ada-report: it is a link"))
    #expect(run.output.isEmpty)
    let named = try await GraderProcess.run(
      ["ada.zip", "--output", "ada-report", "--format", "html"], in: folder.url)
    #expect(named.code == GraderExit.notAnArchive.rawValue)
    #expect(
      folder.files().filter { $0.hasPrefix("bob-report") }
        == ["bob-report/report.html", "bob-report/report.md"])
    #expect(folder.text("bob-report/report.md") == "his")
  }

  @Test func `without a name the reports go beside the archive`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("not an archive\n", to: "hw.tar.bz2")
    let run = try await GraderProcess.run(["hw.tar.bz2", "--format", "json"], in: folder.url)
    #expect(run.code == GraderExit.notAnArchive.rawValue)
    #expect(folder.files().contains("hw-report/report.json"))
    #expect(run.output.contains("hw-report/report.json"))
  }

  @Test(
    arguments: [
      ([], "Missing expected argument '<submission>'"), (["x.zip", "--format", "word"], "'word'"),
      (["x.zip", "--format", ""], "There is no format ''"),
      (["x.zip", "--format", "json,"], "format ''"),
      (["x.zip", "y.zip", "z.zip"], "To grade many, run it for each: for file in "),
      (["x.zip", "--save-inputs", "x-report/student/in"], "must not be in the students' folder"),
      (
        ["x.zip", "--audience", "both", "--output", "o", "--save-inputs", "o/../o/student"],
        "folder 'o/student': choose another"
      ), (["help", "cheque"], "Did you mean check?"),
      (["x.zip", "--jobs", "0"], "--jobs must be at least 1"),
      (["x.zip", "--assignment", "a9"], "There is no assignment 'a9'"),
      (["x.zip", "--seed", "many"], "'many' is invalid"), (["x.zip", "y.zip"], "'y.zip'"),
      (["x.zip", "--output", ""], "--output needs a path"),
      (["x.zip", "--leaderboard", ""], "--leaderboard needs a path"),
      (["check", "--data-folder", ""], "--data-folder needs a path"),
      (["check", "a1.knn", "--data-folder", "/nowhere"], "there is no folder '/nowhere'"),
      (["list"], "There is no command and no file 'list'. The commands are grade, check"),
      (["cheque", "a1"], "Did you mean check?"), (["chekc"], "Did you mean check?"),
      (["help-grade"], "Did you mean help?"), (["--quick", "pakc"], "Did you mean pack?"),
      (["check", "kmn"], "Did you mean a1.knn?"),
      (["check", "a1.foo"], "a1 has a1.features, a1.knn, "),
      (["check", "a1.knn.qqqqqqqqqqqq"], "a1.knn has a1.knn.twoLoops, "),
      (["check", "nonsense"], "no assignment, question, exercise or check 'nonsense'"),
      (["check", "a1.kmn"], "Did you mean a1.knn?"),
      (["check", "a1.knn", "a2.nonsense"], "exercise or check 'a2.nonsense'"),
      (["check", "a1.knn", "--list"], "--list lists all names"),
      (["check", "a1.nearestNeighbor.1"], "there is nothing to run"),
      (["check", "a1.svm.tune", "--quick"], "Run without --quick"),
      (["check", "--training", "--quick"], "contradict each other"),
      (["pack", "a9"], "no assignment"),
      (["pack"], "Name the assignment: './grader pack a1', "),
      (["data", "get", "imagenet"], "found imagenet"),
    ] as [([String], String)])
  func `a wrong command line says what is wrong, and writes nothing`(
    arguments: [String], says: String
  ) async throws {
    let folder = try TemporaryFolder()
    let run = try await GraderProcess.run(arguments, in: folder.url)
    #expect(run.code == GraderExit.usage.rawValue)
    #expect(run.errors.contains(says))
    #expect(run.output.isEmpty)
    #expect(folder.files() == ["stderr.txt", "stdout.txt"])
  }

  @Test func `an archive of another assignment than the one chosen is refused`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(CraftedArchive("Assignment1/Softmax.swift").bytes(), to: "hw.tar.gz")
    let run = try await GraderProcess.run(
      ["hw.tar.gz", "--assignment", "a2", "--format", "none"], in: folder.url)
    #expect(run.code == GraderExit.wrongAssignment.rawValue)
    #expect(run.output.unwrapped.contains("contains files from Assignment 1"))
    #expect(run.output.unwrapped.contains("grade it without `--assignment`"))
  }

  @Test func `weights in the working tree that cannot be read are named`() async throws {
    let folder = try TemporaryFolder()
    let project = try ScratchProject(in: folder.url)
    try project.save("not weights", to: "Assignment2/weights.safetensors")
    let run = try await GraderProcess.run(
      ["check", "a2.relu"], in: folder.url, program: project.program)
    #expect(run.code == GraderExit.checkFailed.rawValue)
    #expect(
      run.output.unwrapped.contains("weights.safetensors was refused: it is not a safetensors file")
    )
  }

  @Test func `a program that is not in a build of the project says so`() async throws {
    let folder = try TemporaryFolder()
    let program = folder.path("Grader")
    try MadeProgram.copy(try ProjectLayout.find().products + "/Grader", to: program)
    let run = try await GraderProcess.run(["check", "a1.knn"], in: folder.url, program: program)
    #expect(run.code == GraderExit.unavailable.rawValue)
    #expect(run.errors.contains("Grader is not inside a build of the project"))
    #expect(run.errors.contains("run it from the checkout with './grader'"))
  }

  @Test(arguments: ["taken", "taken/below", "/proc/out", String(repeating: "x", count: 300)])
  func `a place that cannot be written to is named before the work begins`(
    place: String
  ) async throws {
    let folder = try TemporaryFolder()
    try folder.write("a file\n", to: "taken")
    try folder.write("not an archive\n", to: "hw.zip")
    let run = try await GraderProcess.run(["hw.zip", "--output", place], in: folder.url)
    #expect(run.code == GraderExit.cannotWrite.rawValue)
    #expect(run.errors.contains("error: cannot write"))
    #expect(run.errors.contains("--output"))
    #expect(!run.errors.contains("Reading the archive"))
    #expect(folder.files() == ["hw.zip", "stderr.txt", "stdout.txt", "taken"])
  }

  @Test func `reports of an earlier grading and of another archive are named`() async throws {
    let folder = try TemporaryFolder()
    for name in ["ada.zip", "ada.tar.gz"] { try folder.write("not an archive\n", to: name) }
    _ = try await GraderProcess.run(["ada.tar.gz", "--format", "json,html"], in: folder.url)
    let other = try await GraderProcess.run(
      ["ada.zip", "--format", "json", "--audience", "student"], in: folder.url)
    #expect(other.errors.contains("note: ./ada-report had the reports on ada.tar.gz; to keep"))
    #expect(
      other.errors.contains(
        "note: ./ada-report/report.html is from an earlier grading, and may show hidden checks"))
    #expect(!other.errors.contains("report.json is"))
    let quiet = try await GraderProcess.run(["ada.zip", "--format", "none"], in: folder.url)
    #expect(!quiet.errors.contains("note: "))
    // Without an archive, nothing is written, and what is there is old.
    let none = try await GraderProcess.run(["ada.tar.xz"], in: folder.url)
    #expect(none.code == GraderExit.noSuchFile.rawValue)
    #expect(none.errors.contains("note: ./ada-report/report.json is from an earlier grading"))
  }
}
