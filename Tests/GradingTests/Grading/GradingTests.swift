import GraderTestSupport
import Core
import CourseKit
import Foundation
import Grading
import Host
import Intake
import Judging
import Record
import Reports
import Selftest
import Testing

@Suite(.serialized) struct GradingTests {
  let host: GradingHost

  init() throws {
    host = try GradingHost(keepsBuilds: true)
  }

  @Test func `the reference earns every point that needs no training`() throws {
    let report = try host.grade(try host.files(in: "Solutions"))
    let judged = report.questions.flatMap(\.checks).filter { $0.kind != "written" }
    #expect(
      Set(judged.map(\.id)) == Set(Pairing.of(.a1).checks.filter(\.isJudgedUntrained).map(\.id)))
    for check in judged where check.verdict != .passed {
      Issue.record("\(check.id): \(check.verdict) \(check.explanation) \(check.details)")
    }
    #expect(report.score.earned == report.score.possible)
    #expect(report.score.possible == 74)
    #expect(report.score.unanswered == 10)
    #expect(report.build.files.allSatisfy { $0.status == .compiled })
  }

  @Test func `the stubs earn nothing, and every exercise is not implemented`() throws {
    // Reading this data would be the grader's fault, so it shows that stubs need none.
    let folder = try TemporaryFolder()
    try damageData(in: folder)
    let report = try host.grade(
      try host.files(in: "Assignments"), trains: true, dataFolder: folder.url.path,
      optimises: false)
    let judged = report.questions.flatMap(\.checks).filter { $0.kind != "written" }
    #expect(judged.count == 37)
    for check in judged where check.verdict != .notImplemented {
      Issue.record("\(check.id): \(check.verdict) \(check.explanation)")
    }
    #expect(report.score.earned == 0)
    #expect(report.score.possible == 90)
  }

  @Test func `only a training check that meets something to do goes without the data`() throws {
    let folder = try TemporaryFolder()
    try damageData(in: folder)
    var files = try host.reference(
      changing: "TwoLayerNetTuning.swift", regions: [0: "try todo(\"tune\")"])
    try host.insert(
      "", into: 0, of: "LinearTuning.swift",
      appending: "func extra() throws {\n  try todo(\"not asked for\")\n}\n", in: &files)
    let report = try host.grade(
      files, only: ["a1.svm.tune", "a1.twoLayer.tune", "a1.features.net"], trains: true,
      dataFolder: folder.url.path, optimises: false)
    #expect(report.verdicts["a1.twoLayer.tune"] == .notImplemented)
    // The first calls a file with an open task that it does not meet; the second calls none.
    for id in ["a1.svm.tune", "a1.features.net"] {
      #expect(report.verdicts[id] == .graderFault)
      guard case .grading(.graderFault(let reason))? = report.check(id)?.facts?.all.first else {
        Issue.record("\(id) has another fact")
        continue
      }
      #expect(reason.contains("cifar-10-binary.tar.gz"))
    }
  }

  /// Puts a CIFAR-10 into a data folder that is there, but cannot be read.
  private func damageData(in folder: borrowing TemporaryFolder) throws {
    try folder.write("damaged", to: "cifar-10-binary.tar.gz")
  }

  @Test func `the sample has its exact score, and each part its verdict`() throws {
    let archive = host.project.handouts + "/assignment1/sample-submission.tar.gz"
    let report = try reportOnSample(archive)
    #expect(report.refusal == nil)
    #expect(report.score.earned == 68)
    #expect(report.score.possible == 90)
    let verdicts = report.verdicts
    #expect(verdicts["a1.svm.vectorized.gradient"] == .failed)
    #expect(verdicts["a1.softmax.naive.loss"] == .didNotCompile)
    #expect(verdicts["a1.softmax.tune"] == .passed)
    #expect(verdicts["a1.twoLayer.tune"] == .notImplemented)
    #expect(verdicts["a1.knn.noLoops"] == .passed)
    #expect(report.check("a1.nearestNeighbor.1")?.written?.answer.isEmpty == false)
    #expect(report.check("a1.softmaxClassifier.2")?.written?.answer.isEmpty == true)
    let softmax = report.build.files.first { $0.path == "Assignment1/Softmax.swift" }
    #expect(softmax?.status == .replacedByStub)
    let intake = try Intake().read(path: archive)
    let text = String(decoding: intake.files["Assignment1/Softmax.swift"] ?? [], as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let mistake = try #require(lines.firstIndex { $0.contains("range(n)") })
    #expect(softmax?.diagnostics.first?.line == mistake + 1)
  }

  /// The report on the sample, with training.
  ///
  /// `.ci/run` has graded the sample by the command, and names the report.
  private func reportOnSample(_ archive: String) throws -> GradingReport {
    guard let path = ProcessInfo.processInfo.environment["BACKPROP_SAMPLE_REPORT"] else {
      return try WorkTally.measure(.grading) { try host.grading.grade(archive) }
    }
    return try JSONReport.decode(Data(contentsOf: URL(filePath: path)))
  }

  @Test func `a missing file and a changed signature cost their own checks only`() throws {
    // Building is what is tested.
    let host = try GradingHost()
    var files = try host.files(in: "Solutions")
    files["Assignment1/KNearestNeighbor.swift"] = nil
    let path = "Assignment1/LinearClassifier.swift"
    let text = String(decoding: files[path] ?? [], as: UTF8.self)
    files[path] = Array(text.replacing("learningRate: Scalar", with: "rate: Scalar").utf8)
    let report = try host.grade(
      files, only: ["a1.knn.twoLoops", "a1.linear.predict", "a1.softmax.naive"],
      optimises: false)
    #expect(report.verdicts["a1.knn.twoLoops"] == .notImplemented)
    #expect(report.verdicts["a1.linear.predict"] == .didNotCompile)
    let message = report.build.files.first { $0.path == path }?.diagnostics.first?.message ?? ""
    #expect(message.hasPrefix("the signature of 'train' was changed, and other files call it"))
    #expect(message.contains("learningRate: Scalar") && message.contains("rate: Scalar"))
    #expect(report.verdicts["a1.softmax.naive.loss"] == .passed)
    #expect(report.verdicts["a1.softmax.naive.gradient"] == .passed)
  }

  @Test func `a file that calls what it may not costs its own checks only`() throws {
    // Building is what is tested.
    let host = try GradingHost()
    var files = try host.reference(changing: "Softmax.swift", regions: [0: "exit(0)"])
    let path = "Assignment1/Softmax.swift"
    files[path] = Array("import Glibc\n".utf8) + (files[path] ?? [])
    let report = try host.grade(
      files, only: ["a1.linear.predict", "a1.softmax.naive"], optimises: false)
    #expect(report.verdicts["a1.softmax.naive.loss"] == .refused)
    #expect(report.verdicts["a1.softmax.naive.gradient"] == .refused)
    #expect(report.verdicts["a1.linear.predict"] == .passed)
    let softmax = try #require(report.build.files.first { $0.path == path })
    #expect(softmax.status == .refused)
    #expect(softmax.diagnostics.first?.message.contains("'exit' is not allowed") == true)
    #expect(softmax.diagnostics.first?.source == "exit(0)")
    #expect(report.build.files.count { $0.status != .compiled } == 1)
  }

  @Test func `a crash, a hang and a trap cost one call each`() throws {
    let files = try host.reference(
      changing: "KNearestNeighbor.swift",
      regions: [
        0: "fatalError(\"boom\")", 1: "while true {}",
        2: "let none: [Int] = []; return Tensor([Scalar(none[x.shape[0]])])",
      ])
    let report = try host.grade(
      files,
      only: ["a1.knn.twoLoops", "a1.knn.oneLoop", "a1.knn.noLoops", "a1.knn.predictLabels"],
      timeLimit: 1, optimises: false)
    #expect(report.verdicts["a1.knn.twoLoops"] == .crashed)
    guard
      case .call(.signaled(_, let message))? = report.check("a1.knn.twoLoops")?.facts?.all.first
    else {
      Issue.record("no signal")
      return
    }
    #expect(message?.contains("boom") == true)
    #expect(report.verdicts["a1.knn.oneLoop"] == .timedOut)
    #expect(report.verdicts["a1.knn.noLoops"] == .crashed)
    #expect(report.verdicts["a1.knn.predictLabels"] == .passed)
  }

  @Test func `a failed part is not counted twice`() throws {
    var files = try host.reference(
      changing: "KNearestNeighbor.swift", regions: [3: "try todo(\"vote\")"])
    try host.insert("print(\"mine\")", into: 1, of: "CrossValidation.swift", in: &files)
    let report = try host.grade(
      files, only: ["a1.knn.predictLabels", "a1.knn.crossValidation"], optimises: false)
    #expect(report.verdicts["a1.knn.predictLabels"] == .notImplemented)
    let dependent = report.check("a1.knn.crossValidation")
    #expect(dependent?.verdict == .passed)
    let replaced = ["Assignment1/KNearestNeighbor.swift"]
    #expect(dependent?.facts?.all.first == .grading(.judgedWithReference(files: replaced)))
    // It was printed before.
    #expect(dependent?.output.contains("mine") == true)
    #expect(dependent?.facts?.all.last == .grading(.printedWithOwnFiles(files: replaced)))
  }

  @Test func `a wrong function costs only its own check, and what calls it is judged`() throws {
    var files = try host.files(in: "Solutions")
    let path = "Assignment1/TwoLayerNet.swift"
    let text = String(decoding: files[path] ?? [], as: UTF8.self)
    // One mistake in the function that is called, and then also one in the caller.
    let wrong = text.replacing("hidden += b1", with: "hidden += b1; hidden = hidden * 0.9")
    let twice = wrong.replacing("w1Gradient.add(w1,", with: "w1Gradient.add(w1 * 1.1,")
    #expect(wrong != text && twice != wrong)
    let checks = ["a1.twoLayer.scores", "a1.twoLayer.loss", "a1.twoLayer.gradient"]
    files[path] = Array(wrong.utf8)
    let once = try host.grade(files, only: checks, optimises: false)
    #expect(checks.map { once.verdicts[$0] } == [.failed, .passed, .passed])
    #expect(
      once.check("a1.twoLayer.loss")?.facts?.all.first
        == .grading(.judgedWithReference(files: ["forward in \(path)"])))
    files[path] = Array(twice.utf8)
    let both = try host.grade(files, only: checks, optimises: false)
    #expect(checks.map { both.verdicts[$0] } == [.failed, .passed, .failed])
  }

  @Test func `what is too slow without optimization is decided with it`() throws {
    var files = try host.files(in: "Solutions")
    // With optimization, nothing is left of the loop.
    let slow = "var sum = 0\nfor i in 0..<400_000_000 { sum &+= i }\nif sum == 1 { print(sum) }"
    try host.insert(slow, into: 2, of: "KNearestNeighbor.swift", in: &files)
    let check = "a1.knn.noLoops"
    let quick = try host.grade(
      files, only: [check], timeLimit: 1, measures: false, optimises: false)
    #expect(quick.verdicts[check] == .timedOut)
    let full = try host.grade(files, only: [check], timeLimit: 1, measures: false)
    #expect(full.verdicts[check] == .passed)
  }
}
