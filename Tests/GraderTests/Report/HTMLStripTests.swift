import GraderTestSupport
import Reports
import Testing

@Suite struct HTMLStripTests {
  private func page(_ report: GradingReport, for audience: Audience = .student) -> XMLText {
    XMLText(HTMLReport.render(report, for: audience))
  }

  private func links(_ page: XMLText) -> [String] {
    page.elements.compactMap { $0.attributes["href"] }.filter { $0.hasSuffix("-details") }
  }

  @Test func `pictures come first, then curves, then times, each a link to its check`() {
    #expect(
      links(page(SampleReport.graded)) == [
        "#check-2-4-details", "#check-2-4-details", "#check-2-4-details", "#check-1-2-details",
        "#check-2-3-details",
      ])
  }

  @Test func `each says in numbers what it shows, and how its check ended`() {
    let text = page(SampleReport.graded).text
    #expect(text.contains("✓ passed: Time 0.043 ×, at most 0.20 ×"))
    #expect(text.contains("✗ failed: Time 0.91 ×, at most 0.25 ×"))
    #expect(text.contains("partial: Loss 3.7 → "))
  }

  @Test func `a comparison of several images is not shown in small`() throws {
    var report = SampleReport.graded
    let image = try #require(report.questions[1].checks[3].images.first)
    report.questions[1].checks[3].images = [image, image, image]
    #expect(links(page(report)).count == 4)
  }

  @Test func `a report without figures has no strip`() {
    var report = SampleReport.graded
    for question in report.questions.indices {
      for check in report.questions[question].checks.indices {
        report.questions[question].checks[check].timing = nil
        report.questions[question].checks[check].curves = []
        report.questions[question].checks[check].images = []
      }
    }
    #expect(links(page(report)) == [])
    #expect(!page(report).elements.contains { $0.attributes["id"] == "figures" })
  }

  @Test func `curves without a finite point, and times that are not numbers, are left out`() {
    var report = SampleReport.graded
    report.questions[1].checks[3].curves = [
      .init(chart: "Loss", name: "", xLabel: "", yLabel: "", x: [0, 1], y: [.nan, .infinity])
    ]
    report.questions[0].checks[1].timing?.ratio = .nan
    #expect(links(page(report)) == ["#check-2-4-details", "#check-2-3-details"])
  }

  @Test func `what a hidden check measured is not in a student's strip`() {
    var report = SampleReport.graded
    for index in report.questions[1].checks.indices {
      report.questions[1].checks[index].isHidden = true
    }
    #expect(links(page(report)) == ["#check-1-2-details"])
    #expect(links(page(report, for: .instructor)).count == 5)
  }

  @Test func `everything can be opened and closed at once, but not in a report without checks`() {
    let buttons = page(SampleReport.graded).elements.filter { $0.attributes["type"] == "radio" }
    #expect(buttons.map { $0.attributes["id"] } == ["single", "open-all", "close-all"])
    #expect(Set(buttons.map { $0.attributes["name"] }) == ["mode"])
    #expect(buttons.map { $0.attributes["checked"] != nil } == [true, false, false])
    #expect(!page(SampleReport.refused).elements.contains { $0.name == "input" })
  }
}
