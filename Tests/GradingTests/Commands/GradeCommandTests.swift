import GraderTestSupport
import CourseKit
import Foundation
import Host
import Presentation
import Record
import Reports
import Selftest
import Testing

/// Grading with the built command, from the archive to the reports on disk.
@Suite(.serialized) struct GradeCommandTests {
  private let host: GradingHost

  init() throws {
    host = try GradingHost()
  }

  /// An archive of one finished file and an answer; the other files are missing.
  private func archive() throws -> CraftedArchive {
    let path = "Assignment1/CrossValidation.swift"
    let files = try host.files(in: "Solutions")
    return CraftedArchive(members: [
      .init(path: "ada/" + path, bytes: try #require(files[path])),
      .file(
        "ada/Assignment1/answers.md",
        "<!-- answer: a1.nearestNeighbor.1 -->\nBright.\n<!-- /answer -->\n"),
      .file("ada/notes.txt"),
    ])
  }

  /// Grades an archive by the command, and reads the report that it wrote.
  private func grade(
    _ bytes: [UInt8], as name: String, only checks: String..., in folder: borrowing TemporaryFolder
  ) async throws -> (run: GraderProcess.Outcome, report: GradingReport) {
    try folder.write(bytes, to: name)
    let run = try await GraderProcess.run(
      [name, "--quick", "--format", "json", "--output", "out"]
        + checks.flatMap { ["--only", $0] }, in: folder.url)
    let data = try Data(contentsOf: folder.url.appending(path: "out/report.json"))
    let schema = try SchemaValidator.ofReports()
    #expect(try schema.problems(in: data) == [])
    return (run, try JSONReport.decode(data))
  }

  /// A zip; other forms of archive are taken in alike (`IntakeTests`), and other tests grade them.
  @Test func `an archive is graded, and what is missing is named`() async throws {
    let folder = try TemporaryFolder()
    let (run, report) = try await grade(
      try archive().bytes(.zip), as: "hw.zip",
      only: "a1.knn.folds", "a1.softmax.stability", "a1.nearestNeighbor.1", in: folder)
    // Whatever the score.
    #expect(run.code == 0)
    #expect(report.score.earned == 1)
    #expect(report.score.possible == 2)
    #expect(
      report.verdicts == [
        "a1.knn.folds": .passed, "a1.softmax.stability": .notImplemented,
        "a1.nearestNeighbor.1": .awaiting,
      ])
    #expect(report.check("a1.nearestNeighbor.1")?.written?.answer == "Bright.")
    let needed = report.build.files.filter { $0.isNeeded != false }.map(\.path)
    #expect(needed == ["Assignment1/CrossValidation.swift", "Assignment1/Softmax.swift"])
    let command = "./grader hw.zip --only a1.softmax.stability --seed \(report.seed)"
    #expect(
      report.check("a1.softmax.stability")?.reproduce == command + " --format none --quick")
    let dispositions = report.submission.entries.map { "\($0.path) \($0.disposition)" }
    #expect(dispositions.contains("ada/Assignment1/CrossValidation.swift taken"))
    #expect(dispositions.contains("ada/notes.txt ignored"))
    let missing = report.build.files.filter { $0.status == .missing }.map(\.path)
    #expect(missing.count == AssignmentLayout.assignment1.paths.count - 1)
    for path in missing { #expect(run.output.contains(path)) }
    // A question that was not asked for is no oddity of the student's answers.
    #expect(
      report.notes == [
        "3 of 47 checks were graded, none that trains a model or measures time (--quick)."
      ])
    #expect(report.score.total == 100)
    #expect(!report.score.isFinal)
    let left = 100 - report.score.possible - report.score.awaiting
    #expect(report.score.leftOut == left)
    let sentence = "checks for \(Wording.points(left)) points were left out"
    #expect(run.output.unwrapped.contains(sentence))
  }

  @Test func `a file that is not UTF-8 is refused, with the reason in every format`() async throws {
    let folder = try TemporaryFolder()
    var archive = try archive()
    let (source, answers) = ("Assignment1/Softmax.swift", "Assignment1/answers.md")
    archive.members.removeAll { $0.path.hasSuffix("answers.md") }
    archive.members += [
      .init(path: "ada/" + source, bytes: Array("// a\n// r".utf8) + [0xe9, 0x0a]),
      .init(path: "ada/" + answers, bytes: [0x93, 0x61, 0x94]),
    ]
    try folder.write(archive.bytes(.zip), to: "hw.zip")
    let checks = ["a1.knn.folds", "a1.softmax.stability", "a1.nearestNeighbor.1"]
    let run = try await GraderProcess.run(
      ["hw.zip", "--quick", "--output", "out", "--keep-sources"]
        + checks.flatMap { ["--only", $0] }, in: folder.url)
    #expect(run.code == 0, "\(run.errors)")
    let data = try Data(contentsOf: folder.url.appending(path: "out/report.json"))
    let schema = try SchemaValidator.ofReports()
    #expect(try schema.problems(in: data) == [])
    let report = try JSONReport.decode(data)
    let file = report.build.files.first { $0.path == source }
    #expect(file?.status == .refused)
    #expect(file?.diagnostics.first?.line == 2)
    let (reason, marks) = ("its line 2 has the byte e9", "its line 1 has the byte 93")
    let check = report.check("a1.softmax.stability")
    #expect(check?.verdict == .refused)
    #expect(check?.explanation.hasPrefix("\(source) was refused: \(reason)") == true)
    #expect(
      report.check("a1.nearestNeighbor.1")?.explanation
        .hasPrefix("\(answers) was refused: \(marks)") == true)
    for format in ReportFormat.allCases {
      let text = folder.text("out/" + format.fileName) ?? ""
      #expect(text.contains(reason) && text.contains(marks), "\(format)")
      #expect(!text.contains("\(source) is missing"), "\(format)")
    }
    #expect(run.output.unwrapped.contains(reason.unwrapped))
    #expect(
      folder.files().filter { $0.hasPrefix("out/graded-sources/") }
        == ["out/graded-sources/Assignment1/CrossValidation.swift"])
  }

  @Test(
    arguments: [
      (["--only", "a1.knn", "--only", "nonsense"], "exercise or check 'nonsense'"),
      (["--only", "a1.svm.tune", "--no-training"], "every check in a1.svm.tune trains"),
      (["--only", "a1.knn.noLoops.speed", "--quick"], "nothing is left to check"),
    ])
  func `a choice that leaves nothing to check is an error, and writes nothing`(
    choice: [String], says: String
  ) async throws {
    let folder = try TemporaryFolder()
    try folder.write(try archive().bytes(), to: "hw.tar.gz")
    let run = try await GraderProcess.run(["hw.tar.gz"] + choice, in: folder.url)
    #expect(run.code == GraderExit.usage.rawValue)
    #expect(run.errors.contains(says), "\(run.errors)")
    #expect(folder.files() == ["hw.tar.gz", "stderr.txt", "stdout.txt"])
  }

  /// Gradescope shows an error of its own if the file is missing.
  @Test func `results.json says why when the grader cannot start`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(try archive().bytes(), to: "hw.tar.gz")
    let project = try ScratchProject(in: folder.url)
    let rubric = URL(filePath: project.layout.handouts + "/assignment1/rubric.yml")
    try Data("questions: 7\n".utf8).write(to: rubric)
    func results(
      _ options: String..., environment: [String: String] = [:], code: GraderExit
    ) async throws -> String {
      let run = try await GraderProcess.run(
        ["hw.tar.gz", "--quick", "--output", "out", "--format", "gradescope"] + options,
        in: folder.url, program: project.program, environment: environment)
      #expect(run.code == code.rawValue, "\(run.errors)")
      let data = Data((folder.text("out/results.json") ?? "").utf8)
      try FileManager.default.removeItem(at: folder.url.appending(path: "out"))
      let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      #expect(object["score"] == nil)
      #expect((object["tests"] as? [Any])?.isEmpty == true)
      #expect(object["visibility"] as? String == "visible")
      return try #require(object["output"] as? String)
    }
    let wrong = try await results(code: .configuration)
    #expect(wrong.hasPrefix("Not graded. ") && wrong.contains("assignment1/rubric.yml:"))
    // What is wrong with a rubric may name a hidden check.
    let student = try await results("--audience", "student", code: .configuration)
    #expect(student.contains("exit code 78") && !student.contains("rubric"))
    let missing = try await results(environment: ["PATH": "/nowhere"], code: .unavailable)
    #expect(missing.contains("'swiftc' is not in PATH"))
    let unknown = try await results("--only", "a1.nonsense", code: .configuration)
    #expect(unknown.hasPrefix("Not graded. "))
  }

  @Test(
    arguments: [
      (["--leaderboard", "notes.txt"], GraderExit.cannotWrite, "line 1"),
      (["--leaderboard", "notes.txt/new.csv"], .cannotWrite, "is a file, not a folder"),
      (["--leaderboard", "new.csv", "--quick"], .usage, "--quick does not measure any"),
      (["--leaderboard", "new.csv", "--only", "a1.knn"], .usage, "--only runs a part"),
      (["--leaderboard-name", "ada"], .usage, "requires --leaderboard"),
    ])
  func `a leaderboard that cannot be is told before the work begins`(
    options: [String], code: GraderExit, says: String
  ) async throws {
    let folder = try TemporaryFolder()
    try folder.write("my notes\n", to: "notes.txt")
    let run = try await GraderProcess.run(["hw.tar.gz"] + options, in: folder.url)
    #expect(run.code == code.rawValue)
    #expect(run.errors.contains(says), "\(run.errors)")
    #expect(folder.text("notes.txt") == "my notes\n")
  }

  @Test(
    arguments: [
      (["--save-inputs", "notes.txt/inputs"], GraderExit.cannotWrite, "cannot save inputs in"),
      (["--save-inputs", "notes.txt"], .cannotWrite, "Choose another folder"),
      (["--save-inputs", ""], .usage, "needs a path, not an empty text"),
    ])
  func `a folder for inputs that cannot be created is reported before the work begins`(
    options: [String], code: GraderExit, says: String
  ) async throws {
    let folder = try TemporaryFolder()
    try folder.write("my notes\n", to: "notes.txt")
    for command in [["hw.tar.gz"], ["check", "a1.knn.folds"]] {
      let run = try await GraderProcess.run(command + options, in: folder.url)
      #expect(run.code == code.rawValue)
      #expect(run.errors.contains(says), "\(run.errors)")
      #expect(folder.text("notes.txt") == "my notes\n")
    }
  }
}
