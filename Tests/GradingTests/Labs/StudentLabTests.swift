import Core
import CourseKit
import Foundation
import GraderTestSupport
import Host
import Lab
import LabKit
import Media
import Testing

/// Labs with student's code in a worker.
@Suite struct StudentLabTests {
  @Test func `what goes wrong costs its step, and the page says where`() throws {
    let folder = try TemporaryFolder()
    let project = try ScratchProject(in: folder.url)
    let classifier = try project.source("Solutions/Assignment1/KNearestNeighbor.swift")
      .inserting("print(\"here\"); print(xTrain[row: 9_999_999])", into: "computeDistancesOneLoop")
      .inserting("while true {}", into: "computeDistancesNoLoops")
      .inserting("throw KNearestNeighborError.unknownLoopCount(7)", into: "predictLabels")
    try project.save(classifier, to: "Assignment1/KNearestNeighbor.swift")
    try project.save("let broken: Int = \"no\"\n", to: "Assignment1/CrossValidation.swift")
    // Nothing of another assignment matters.
    try project.save("func broken( {\n", to: "Assignment2/LayerNorm.swift")

    let build = try StudentBuild(.a1, in: project.layout)
    let report = try Lab.find("knn").lab.outline.run(
      StudentCode(build, patience: 3), codeName: "yours", problems: build.problems,
      sheet: QuestionSheet(place: "answers.md", questions: []),
      dataset: ColorScenes.dataset(train: 600, test: 100), scale: .quick
    ) { _ in }

    #expect(
      report.steps.map { $0.outcome.symbol } == ["·", "✓", "✗", "✗", "✗", "–", "–", "–"])
    #expect(report.problems.map(\.title) == ["Assignment1/CrossValidation.swift does not compile"])
    try expectStops(report.steps)
    let shown = report.steps[1].blocks.compactMap { block -> CodeListing? in
      if case .code(let listing) = block { listing } else { nil }
    }
    #expect(shown.map(\.file) == ["Assignment1/KNearestNeighbor.swift"])
    #expect(shown[0].text.contains("func computeDistancesTwoLoops"))
    #expect(!shown[0].text.contains("func computeDistancesOneLoop"))
    try expectFeatures(StudentCode(build, patience: 30))
  }

  /// Calls an exercise that only labs call.
  private func expectFeatures(_ code: StudentCode) throws {
    var input = Payload()
    let images = Tensor<Float>(ColorScenes.dataset(train: 2, test: 2).train.images)
    for key in [Key.x, .xValidation, .xTest] { input.set(key, images) }
    let answer = try code.call("a1.given.features", input) { _, _ in }.answer
    #expect(try answer.floats(.x).shape[0] == 2)
  }

  private func expectStops(_ steps: [LabReport.Step]) throws {
    let threw = try #require(steps[2].failure)
    #expect(threw.reason.hasPrefix("The call threw an error: "))
    let crash = try #require(steps[3].failure)
    #expect(crash.reason.contains("Your code was at line"))
    #expect(crash.reason.contains("Only this step is affected."))
    #expect(crash.details.contains { $0.value.contains("xTrain[row: 9_999_999]") })
    #expect(crash.details.contains { $0.name == "x [5, 3072]" })
    #expect(steps[3].printed == "here")
    let endless = try #require(steps[4].failure)
    #expect(endless.reason.contains("did not finish within 3 seconds"))
    #expect(endless.reason.contains("computeDistancesNoLoops"))
    guard case .skipped(let reason) = steps[6].outcome else {
      Issue.record("\(steps[6].outcome)")
      return
    }
    #expect(reason.contains("CrossValidation.swift, which did not compile"))
  }
}

extension LabReport.Step {
  fileprivate var failure: CallFailure? {
    if case .stopped(let failure) = outcome { failure } else { nil }
  }
}

extension String {
  /// The text with a line at the beginning of a function.
  fileprivate func inserting(_ line: String, into function: String) throws -> String {
    let name = try #require(range(of: "func \(function)"))
    let brace = try #require(range(of: "{\n", range: name.upperBound..<endIndex))
    var text = self
    text.insert(contentsOf: "    \(line)\n", at: brace.upperBound)
    return text
  }
}
