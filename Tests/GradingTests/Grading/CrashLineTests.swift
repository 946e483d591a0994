import Core
import Foundation
import GraderTestSupport
import Media
import Record
import Reports
import Selftest
import Testing

/// A crash in a grading: what was printed, the student's line, and the inputs.
@Suite(.serialized) struct CrashLineTests {
  /// What each function does, with the mark of the line that crashes.
  private static let regions = [
    0: """
    print("two loops", terminator: "")
    let wrong = x[row: 0] + Tensor<Scalar>.zeros([x.shape[1] + 1])  // crash 0
    return wrong
    """,
    1: """
    var numbers = x.shape
    numbers.removeLast(2)
    return .zeros([numbers[x.shape[0]]])  // crash 1
    """,
    2: """
    let rows = (0..<3).map { row -> Int in
      let shape = x.shape
      return shape[shape.count + row]  // crash 2
    }
    return .zeros(rows)
    """,
  ]

  @Test(arguments: [false, true])
  func `a crash names the student's line and the inputs`(optimises: Bool) throws {
    let host = try GradingHost(keepsBuilds: true)
    let path = "Assignment1/KNearestNeighbor.swift"
    let files = try host.reference(changing: "KNearestNeighbor.swift", regions: Self.regions)
    let lines = String(decoding: files[path] ?? [], as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let report = try host.grade(
      // A check that measures makes the build optimized.
      files, only: ["a1.knn.twoLoops", "a1.knn.oneLoop", "a1.knn.noLoops"], measures: optimises,
      optimises: optimises)
    for (number, name) in ["twoLoops", "oneLoop", "noLoops"].enumerated() {
      let check = try #require(report.check("a1.knn.\(name)"))
      #expect(check.verdict == .crashed)
      let facts = check.facts?.all ?? []
      let place = facts.compactMap { fact -> (String, Int?, String)? in
        guard case .call(.position(let file, let line, let function, _)) = fact else { return nil }
        return (file, line, function)
      }.first
      let mark = try #require(lines.firstIndex { $0.hasSuffix("// crash \(number)") })
      #expect(place?.0 == path, "\(name): \(facts)")
      #expect(place?.1 == mark + 1, "\(name): \(facts)")
      #expect(place?.2.contains("computeDistances") == true, "\(name): \(facts)")
      let inputs = check.details.map(\.name)
      #expect(
        inputs.contains { $0.hasPrefix("x [") } && inputs.contains { $0.hasPrefix("xTrain [") })
    }
    let first = try #require(report.check("a1.knn.twoLoops"))
    #expect(first.output.hasPrefix("two loops"))
    #expect(!first.explanation.contains("two loops") && !first.explanation.contains("Core/"))
    for check in report.questions.flatMap(\.checks) { #expect(!check.output.contains("0x0000")) }
  }

  /// The symbolizer itself crashes at addresses of some callers.
  @Test(arguments: ["Affine", "ReLU"])
  func `a crash in a backward pass names the line, whoever calls it`(exercise: String) throws {
    let host = try GradingHost(.assignment2, keepsBuilds: true)
    let files = try host.reference(
      changing: "\(exercise).swift",
      regions: [1: "let axis = cache.x.shape[9]\nfatalError(\"\\(axis)\")"])
    let check = "a2.\(exercise.lowercased()).backward"
    let report = try host.grade(files, only: [check], measures: false, optimises: false)
    let facts = try #require(report.check(check)).facts?.all ?? []
    #expect(
      facts.contains {
        if case .call(.position(_, _?, let function, _)) = $0 {
          function.contains("Backward")
        } else {
          false
        }
      }, "\(facts)")
  }

  @Test func `the inputs are saved, and a hidden check tells a student nothing`() throws {
    let host = try GradingHost(keepsBuilds: true)
    let folder = try TemporaryFolder()
    let files = try host.reference(changing: "KNearestNeighbor.swift", regions: Self.regions)
    let saved = try host.grade(
      files, only: ["a1.knn.twoLoops"], measures: false, optimises: false,
      savedInputs: folder.path("inputs"))
    #expect(folder.files() == ["inputs/a1.knn.twoLoops.npz"])
    let tensors = try NPZ.read(folder.path("inputs/a1.knn.twoLoops.npz"))
    #expect(tensors["x"]?.shape.count == 2)
    var report = saved
    for question in report.questions.indices {
      for check in report.questions[question].checks.indices {
        report.questions[question].checks[check].isHidden = true
      }
    }
    for format in ReportFormat.allCases {
      let text = try format.render(report, for: .student)
      for word in ["two loops", "xTrain [", "crash 0", "computeDistances", "called with"] {
        #expect(!text.contains(word), "\(format): \(word)")
      }
    }
  }
}
