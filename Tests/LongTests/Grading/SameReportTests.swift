import GraderTestSupport
import CourseKit
import Foundation
import Grading
import Host
import Record
import Reports
import Testing

/// The same submission and the same seed give the same report.
@Suite(.slow) struct SameReportTests {
  @Test(arguments: [
    (AssignmentLayout.assignment1, ["a1.knn", "a1.svm", "a1.linear"]),
    (.assignment2, ["a2.batchnorm", "a2.dropout", "a2.conv", "a2.overfit.threeLayers"]),
  ])
  func `graded twice, a submission has the same report but for the times`(
    layout: AssignmentLayout, checks: [String]
  ) throws {
    // One of the samples does not compile whole, and is built twice as well.
    let host = try GradingHost(layout, keepsBuilds: layout == .assignment2)
    var grading = host.grading
    grading.options.seed = 7
    grading.options.optimises = false
    grading.options.only = checks
    let archive = "\(host.project.handouts)/\(layout.handouts)/sample-submission.tar.gz"
    let texts = try (0..<2).map { _ in
      let report = try WorkTally.measure(.grading) { try grading.grade(archive) }
      return try JSONReport.render(report, for: .instructor)
    }
    let reports = try texts.map {
      try withoutTimes(JSONSerialization.jsonObject(with: Data($0.utf8)))
    }
    let lines = try reports.map(lines)
    let difference = zip(lines[0], lines[1]).first { $0 != $1 }
    #expect(difference == nil)
    #expect(lines[0].count == lines[1].count)
    // What was taken out is there, and little else was.
    #expect(texts[0].contains("\"startedAt\"") && texts[0].contains("\"seconds\""))
    #expect(lines[0].count > 200)
    #expect(lines[0].contains { $0.contains("explanation") })
  }

  /// The report without what a clock said: times, and the facts that tell of them.
  private func withoutTimes(_ value: Any) -> Any {
    if let list = value as? [Any] { return list.map(withoutTimes) }
    guard var object = value as? [String: Any] else { return value }
    for key in ["seconds", "startedAt", "timing"] { object[key] = nil }
    if object["kind"] as? String == "speed" {
      (object["explanation"], object["facts"]) = (nil, nil)
    }
    return object.mapValues(withoutTimes)
  }

  private func lines(_ report: Any) throws -> [Substring] {
    let data = try JSONSerialization.data(
      withJSONObject: report, options: [.prettyPrinted, .sortedKeys])
    return String(decoding: data, as: UTF8.self).split(separator: "\n")
  }
}
