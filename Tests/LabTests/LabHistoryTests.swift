import Foundation
import Lab
import LabKit
import Testing

@Suite struct LabHistoryTests {
  private func report(_ error: String, size: String = "full") -> LabReport {
    var report = LabReport(
      name: "knn", title: "Lab", summary: "", facts: [.init(name: "Size", value: size)])
    let judgment = Judgment(subject: "Error", value: error, bound: "below 1", holds: error == "0")
    report.steps = [
      .init(
        title: "One", outcome: error == "0" ? .right : .wrong("No."), seconds: 1,
        blocks: [
          .judgment(judgment), .judgment(judgment),
          .facts([.init(name: "Time", value: error + " s")]),
        ])
    ]
    return report
  }

  @Test func `the last run with the same settings stands next to this one`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lab-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let history = LabHistory(besidePage: folder.appending(path: "knn.html").path)
    #expect(history.last(with: report("0").facts) == nil)
    try history.keep(RunRecord(report("9")), at: Date(timeIntervalSince1970: 1))
    try history.keep(RunRecord(report("3")), at: Date(timeIntervalSince1970: 2))
    try history.keep(RunRecord(report("5", size: "quick")), at: Date(timeIntervalSince1970: 3))
    try Data("{".utf8).write(to: folder.appending(path: ".history/knn/4000.json"))
    var now = report("0")
    now.previous = history.last(with: now.facts)
    let page = PageReader(LabPage.render(now))
    #expect(page.problem == nil)
    #expect(page.text.contains("right, last time wrong"))
    #expect(page.text.components(separatedBy: "last time 3").count == 1 + 3)
    now.previous = RunRecord(now)
    #expect(!LabPage.render(now).contains("last time"))
  }

  @Test func `only the last ten runs are kept`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lab-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let history = LabHistory(besidePage: folder.appending(path: "svm.html").path)
    for second in 8...20 {
      try history.keep(
        RunRecord(report("\(second)")), at: Date(timeIntervalSince1970: Double(second)))
    }
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: ".history/svm").path)
    #expect(Set(names) == Set((11...20).map { "\($0)000.json" }))
    #expect(history.last(with: report("0").facts) == RunRecord(report("20")))
  }
}
