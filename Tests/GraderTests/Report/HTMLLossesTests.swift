import GraderTestSupport
import Record
import Reports
import Testing
import Presentation

@Suite struct HTMLLossesTests {
  private func page(_ report: GradingReport, for audience: Audience = .student) -> XMLText {
    XMLText(HTMLReport.render(report, for: audience))
  }

  @Test func `every lost point is accounted for`() {
    let lost = SampleReport.graded.questions.flatMap(\.checks)
      .filter { $0.verdict != .awaiting && $0.verdict != .graderFault }
      .reduce(0) { $0 + $1.points - $1.earned }
    let text = page(SampleReport.graded).text
    #expect(text.contains("Where points were lost\n\(Wording.count(lost, "point"))"))
  }

  @Test func `the checks of a file that did not compile are one line, which leads to its messages`()
  {
    let text = page(SampleReport.graded).text
    #expect(text.contains("Assignment1/Softmax.swift did not compile, which costs 1 check"))
  }

  @Test func `a line says what was expected and what came`() {
    #expect(page(SampleReport.graded).text.contains("at [2] expected 3, received 7"))
  }

  @Test func `a line without such values says what the explanation says first`() {
    let text = page(SampleReport.graded).text
    #expect(text.contains("Features beat raw pixels The stub is untouched\n"))
    #expect(text.contains("Hidden check: property failed\n"))
  }

  @Test(arguments: Audience.allCases)
  func `all links of the page lead somewhere`(audience: Audience) {
    let elements = page(SampleReport.graded, for: audience).elements
    let places = elements.compactMap { $0.attributes["id"] }
    #expect(Set(places).count == places.count)
    let links = elements.filter { $0.name == "a" }.compactMap { $0.attributes["href"] }
    #expect(links.contains { $0.hasPrefix("#check-") })
    #expect(links.allSatisfy { places.contains(String($0.dropFirst())) })
  }

  @Test func `without losses there is no list of them`() {
    var report = SampleReport.graded
    for index in report.questions.indices {
      report.questions[index].checks.removeAll { $0.verdict != .passed }
    }
    #expect(!page(report).text.contains("Where points were lost"))
    #expect(!page(SampleReport.refused).text.contains("Where points were lost"))
  }
}
