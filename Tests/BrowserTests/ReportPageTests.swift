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

  @Test func `details are opened and closed all at once, and then one by one again`() async throws {
    let script = """
      function seen() {
        return Array.from(document.querySelectorAll("details > :not(summary)"))
          .filter(function (part) { return part.checkVisibility(); }).length;
      }
      var all = document.querySelectorAll("details > :not(summary)").length;
      var open = document.querySelectorAll("details[open]").length;
      var counts = ["single", "open-all", "close-all", "single"].map(function (id) {
        document.getElementById(id).click();
        return seen();
      });
      return counts.join() === [open, all, 0, open].join() && 0 < open && open < all
        ? "as expected" : counts.join() + " of " + all + ", open " + open;
      """
    #expect(try await HeadlessBrowser().answer(of: page(), to: script) == "as expected")
  }

  @Test func `a figure in small leads to its check, and opens it`() async throws {
    let script = """
      var links = Array.from(document.querySelectorAll(".strip a"));
      var closed = links.map(function (link) {
        return document.getElementById(link.hash.slice(1));
      }).filter(function (part) { return !part.checkVisibility(); });
      var results = closed.map(function (part) {
        location.hash = "#" + part.id;
        var one = part.checkVisibility();
        document.getElementById("close-all").click();
        var two = part.checkVisibility();
        document.getElementById("single").click();
        return one && two;
      });
      return results.length + " " + results.every(Boolean);
      """
    #expect(try await HeadlessBrowser().answer(of: page(), to: script) == "1 true")
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
