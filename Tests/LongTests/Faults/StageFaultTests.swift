import GraderTestSupport
import Foundation
import Record
import Reports
import Selftest
import Testing

/// Crashes and hangs while times are measured, while models train, and at first use of a global:
/// each costs its own check.
@Suite(.slow) struct StageFaultTests {
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
    let late = CallFact.timedOut(seconds: 3)
    let trapped = { (error: String) in
      CallFact.signaled(signal: "SIGILL", message: error)
    }
    let expected: [String: (verdict: Verdict, fact: CallFact?)] = [
      "a1.knn.noLoops": (.passed, nil), "a1.knn.noLoops.speed": (.timedOut, late),
      "a1.svm.vectorized.loss": (.passed, nil),
      "a1.svm.vectorized.speed": (.crashed, trapped("too many")),
      "a1.svm.tune": (.timedOut, late), "a1.twoLayer.scores": (.passed, nil),
      "a1.twoLayer.tune": (.crashed, trapped("tired")), "a1.knn.folds": (.timedOut, late),
      "a1.softmax.naive.loss": (.crashed, trapped("at first use")),
      "a1.linear.predict": (.passed, nil), "a1.softmax.vectorized.loss": (.passed, nil),
    ]
    let only = expected.keys.sorted()
    // None of these ends by being fast.
    let report = try host.grade(
      files, only: only, trains: true, timeLimit: 3, optimises: false)
    for (id, expected) in expected {
      let check = report.check(id)
      #expect(check?.verdict == expected.verdict, "\(id): \(check?.explanation ?? "no check")")
      guard let fact = expected.fact else { continue }
      #expect(check?.facts?.all.first.map { isLike($0, fact) } == true, "\(id)")
    }
    #expect(report.faultReservation == nil)
  }

  /// Whether a fact is the expected one, up to the place in the source that a trap names.
  private func isLike(_ fact: Fact, _ expected: CallFact) -> Bool {
    guard case .call(.signaled(_, let message)) = fact, case .signaled(_, let words?) = expected
    else { return fact == .call(expected) }
    return message?.contains(words) == true
  }
}
