import Foundation
import GraderTestSupport
import Grading
import Host
import Record
import Reports
import Selftest
import Testing

/// What students may see of a grading with hidden checks: reports, terminal and log.
@Suite(.serialized) struct AudienceCommandTests {
  /// Hidden checks that end in each way.
  private static let hidden = [
    "a1.knn.twoLoops", "a1.knn.oneLoop", "a1.knn.noLoops", "a1.knn.noLoops.identical",
    "a1.knn.predictLabels",
    "a1.knn.predictLabels.ties", "a1.knn.folds", "a1.knn.crossValidation",
  ]
  private static let visible = ["a1.softmax.stability", "a1.nearestNeighbor.1"]

  /// Makes a project with hidden checks, and an archive that fails them.
  private func prepare(_ folder: borrowing TemporaryFolder) throws -> ScratchProject {
    let project = try ScratchProject(in: folder.url)
    let path = project.layout.handouts + "/assignment1/rubric.yml"
    var rubric = try String(contentsOfFile: path, encoding: .utf8)
    for name in Self.hidden {
      let entry = "{ id: \(name), "
      #expect(rubric.contains(entry))
      rubric.replace(entry, with: entry + "visibility: hidden, ")
    }
    try Data(rubric.utf8).write(to: URL(filePath: path))
    let host = try GradingHost()
    var files = try host.reference(
      changing: "KNearestNeighbor.swift",
      regions: [
        0: "print(\"secret words\"); return .zeros([x.shape[99]])", 1: "while true {}",
        2: "return .zeros([x.shape[0], xTrain.shape[0]])",
      ])
    try host.insert(
      "struct Wrong: Error {}\nif true { throw Wrong() }", into: 0, of: "CrossValidation.swift",
      in: &files)
    let archive = CraftedArchive(
      members: files.filter { !$0.key.hasSuffix("weights.safetensors") }
        .map { .init(path: $0, bytes: $1) })
    try folder.write(archive.bytes(), to: "hw.tar.gz")
    return project
  }

  private func grade(
    _ options: String..., project: ScratchProject, in folder: URL
  ) async throws -> GraderProcess.Outcome {
    try await GraderProcess.run(
      ["hw.tar.gz", "--quick", "--time-limit", "2", "--seed", "7", "--verbose"] + options
        + (Self.hidden + Self.visible).flatMap { ["--only", $0] },
      in: folder, program: project.program)
  }

  @Test func `one grading writes reports for both, and students learn nothing of hidden checks`()
    async throws
  {
    let folder = try TemporaryFolder()
    let project = try prepare(folder)
    let student = try await grade(
      "--audience", "student", "--output", "s", "--save-inputs", "si", project: project,
      in: folder.url)
    let both = try await grade(
      "--audience", "both", "--output", "b", "--save-inputs", "bi", "--keep-sources",
      project: project, in: folder.url)
    #expect(student.code == 0 && both.code == 0, "\(student.errors) \(both.errors)")
    func report(_ path: String) throws -> GradingReport {
      try JSONReport.decode(Data(contentsOf: folder.url.appending(path: path)))
    }
    let (alone, staff, own) = try (
      report("s/report.json"), report("b/report.json"), report("b/student/report.json")
    )
    // All ends are there, the same for each reader.
    let verdicts = staff.questions.flatMap(\.checks).map(\.verdict)
    #expect(Set(verdicts).isSuperset(of: [.crashed, .timedOut, .failed]), "\(staff.verdicts)")
    for report in [alone, own] {
      #expect(report.questions.flatMap(\.checks).map(\.verdict) == verdicts)
      #expect(report.seed == 7 && report.score == staff.score)
      #expect(report.notes == alone.notes)
    }
    #expect(folder.files().contains("b/student/graded-sources/Assignment1/CrossValidation.swift"))
    // Hidden inputs are staff's.
    #expect(folder.files().contains("bi/a1.knn.twoLoops.npz"))
    #expect(!folder.files().contains { $0.hasPrefix("si/a1.knn") })
    // The log of staff shows calls.
    #expect(both.errors.contains("call=a1.knn") && both.output.contains("secret words"))
    var seen = [("terminal", student.output), ("log", student.errors)]
    for name in folder.files()
    where name.hasPrefix("s/") || name.hasPrefix("b/student/report")
      || name == "b/student/results.json" || name == "b/student/junit.xml"
    {
      seen.append((name, folder.text(name) ?? ""))
    }
    #expect(seen.count == 12)
    for (name, text) in seen {
      #expect(!text.contains("secret words"), "\(name)")
      for check in Self.hidden { #expect(!text.contains(check), "\(name) has \(check)") }
      for word in ["call=", "grading again", "has to run"] {
        #expect(!text.contains(word), "\(name) has \(word)")
      }
    }
  }

  @Test func `a refusal is reported to both`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("not an archive\n", to: "hw.zip")
    let run = try await GraderProcess.run(
      ["hw.zip", "--audience", "both", "--format", "json,markdown"], in: folder.url)
    #expect(run.code == GraderExit.notAnArchive.rawValue)
    let files = ["report.json", "report.md", "student/report.json", "student/report.md"]
    #expect(
      folder.files()
        == (["hw.zip"] + files.map { "hw-report/" + $0 } + ["stderr.txt", "stdout.txt"])
        .sorted())
  }
}
