import GraderTestSupport
import Foundation
import Record
import Reports
import Selftest
import Testing

/// Crashes and hangs while times are measured, while models train, and at first use of a global:
/// each costs its own check.
@Suite struct StageFaultTests {
  @Test func `a crash and a hang cost one check in every stage`() throws {
    let host = try GradingHost()
    var files = try host.files(in: "Solutions")
    // Only the speed checks have so many examples.
    try host.insert(
      "if xTrain.shape[0] > 100 { while true {} }", into: 2, of: "KNearestNeighbor.swift",
      in: &files)
    try host.insert(
      "if x.shape[0] > 100 { fatalError(\"too many\") }", into: 2, of: "LinearSVM.swift", in: &files
    )
    try host.insert("while true {}", into: 0, of: "LinearTuning.swift", in: &files)
    try host.insert("fatalError(\"tired\")", into: 0, of: "TwoLayerNetTuning.swift", in: &files)
    try host.insert(
      "_ = endless", into: 0, of: "CrossValidation.swift",
      appending: "private let endless: Int = { while true {} }()\n", in: &files)
    try host.insert(
      "_ = broken", into: 0, of: "Softmax.swift",
      appending: "private let broken: Int = { fatalError(\"at first use\") }()\n", in: &files)
    let expected: [String: (Verdict, says: String)] = [
      "a1.knn.noLoops": (.passed, ""), "a1.knn.noLoops.speed": (.timedOut, "within 3 seconds"),
      "a1.svm.vectorized.loss": (.passed, ""), "a1.svm.vectorized.speed": (.crashed, "too many"),
      "a1.svm.tune": (.timedOut, "within 3 seconds"), "a1.twoLayer.scores": (.passed, ""),
      "a1.twoLayer.tune": (.crashed, "tired"), "a1.knn.folds": (.timedOut, "within 3 seconds"),
      "a1.softmax.naive.loss": (.crashed, "at first use"), "a1.linear.predict": (.passed, ""),
      "a1.softmax.vectorized.loss": (.passed, ""),
    ]
    let only = expected.keys.sorted()
    // None of these ends by being fast.
    let report = try host.grade(
      files, only: only, trains: true, timeLimit: 3, optimises: false)
    for (id, expected) in expected {
      let check = report.check(id)
      #expect(check?.verdict == expected.0, "\(id): \(check?.explanation ?? "no such check")")
      if !expected.says.isEmpty { #expect(check?.explanation.contains(expected.says) == true) }
    }
    #expect(report.score.isFinal)
  }
}
