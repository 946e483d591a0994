import Foundation
import Reports
import Testing

@Suite(
  .serialized,
  .enabled(
    if: HeadlessBrowser.executable != nil,
    "Chromium is not installed (apt-get install chromium), nor named by CHROMIUM"))
struct ReportPageTests {
  /// The rich sample report of the Grader's own tests.
  private static let sample = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "GraderTests/Fixtures/Goldens/instructor-report.json")

  private func page() throws -> String {
    let report = try JSONReport.decode(Data(contentsOf: Self.sample))
    return HTMLReport.render(report, for: .instructor)
  }

  @Test func `the report opens without a console message or a request`() async throws {
    let visit = try await HeadlessBrowser().visit(page())
    #expect(visit.console == [])
    #expect(visit.requests == [])
    #expect(visit.document.contains("Files of the submission"))
  }

  @Test func `hostile text stays text in the browser's document`() async throws {
    let visit = try await HeadlessBrowser().visit(page())
    #expect(!visit.document.contains("<script"))
    #expect(!visit.document.contains("onerror=\""))
    #expect(visit.document.contains("&lt;script&gt;"))
  }

  @Test func `the page's policy stops a picture from outside, and the test notices`() async throws {
    let picture = "<img src=\"http://example.invalid/a.png\" alt=\"\" /></main>"
    let visit = try await HeadlessBrowser()
      .visit(page().replacing("</main>", with: picture))
    #expect(visit.console.contains { $0.contains("Content Security Policy") })
    #expect(visit.requests == [])
  }

  @Test func `a request to the network would be noticed`() async throws {
    let visit = try await HeadlessBrowser()
      .visit("<!DOCTYPE html><img src=\"http://example.invalid/a.png\">")
    #expect(visit.requests.contains("http://example.invalid/a.png"))
  }
}
