import GraderTestSupport
import Core
import Foundation
import Record
import Reports
import Selftest
import Testing

/// Code that wants the points of speed and gradients without the work.
@Suite struct SpeedCheatTests {
  @Test func `cheats at speed and at gradients earn nothing`() throws {
    let host = try GradingHost()
    var files = try host.files(in: "Solutions")
    // Sixteen bits of each number, which real hardware would be faster with.
    try host.insert(
      """
      let x = Tensor<Scalar>(
        x.scalars.map { Scalar(Float(bitPattern: Float($0).bitPattern & 0xFFFF_0000)) },
        shape: x.shape)
      """, into: 2, of: "KNearestNeighbor.swift", in: &files)
    // The loops dawdle, except when they are called in the place of the version without loops.
    // Only the reference's loops count, so that does not help.
    try host.insert(
      "if x.count > 1000, !hurries { dawdle() }", into: 0, of: "LinearSVM.swift",
      appending: """
        nonisolated(unsafe) private var hurries = false
        nonisolated(unsafe) private var sink = 0.0
        private func dawdle() { for i in 0..<20_000 { sink += Double(i).squareRoot() } }

        """, in: &files)
    try host.insert(
      """
      if x.shape[0] > 100 {
        hurries = true
        defer { hurries = false }
        return try svmLossNaive(w, x: x, y: y, regularization: regularization)
      }
      """, into: 2, of: "LinearSVM.swift", in: &files)
    // A loss that anybody knows the gradient of.
    try host.insert(
      "if x.shape[0] < 100 { return (0, .zeros(like: w)) }", into: 0, of: "Softmax.swift",
      in: &files)
    // Scores that the grader cannot compute with.
    try host.insert(
      "return (hidden: .zeros([1]), scores: .zeros([x.shape[0]]))", into: 0,
      of: "TwoLayerNet.swift", in: &files)
    let only = [
      "a1.twoLayer.predict",
      "a1.knn.noLoops.speedReference", "a1.svm.vectorized.gradient", "a1.svm.vectorized.speed",
      "a1.softmax.naive.gradient", "a1.softmax.vectorized.gradient",
    ]
    let report = try host.grade(files, only: only)
    func finds(_ id: String, _ isWanted: (Fact) -> Bool) {
      let check = report.check(id)
      #expect(check?.earned == 0, "\(id): \(check?.explanation ?? "no such check")")
      #expect(check?.facts?.all.contains(where: isWanted) == true, "\(id): \(check?.facts ?? [])")
    }
    finds("a1.knn.noLoops.speedReference") {
      if case .speed(.imprecise) = $0 { true } else { false }
    }
    finds("a1.svm.vectorized.speed") {
      if case .speed(.tooSlow) = $0 { true } else { false }
    }
    finds("a1.softmax.naive.gradient") { $0 == .gradient(.foreignForward(pass: .loss)) }
    finds("a1.twoLayer.predict") {
      if case .output(.wrongShape(tensor: "scores", _, _)) = $0 { true } else { false }
    }
    #expect(report.verdicts["a1.svm.vectorized.gradient"] == .passed)
    #expect(report.verdicts["a1.softmax.vectorized.gradient"] == .passed)
  }
}
