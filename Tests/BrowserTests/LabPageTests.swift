import Core
import Lab
import Media
import LabKit
import Testing

@Suite(
  .serialized,
  .enabled(
    if: HeadlessBrowser.executable != nil,
    "Chromium is not installed (apt-get install chromium), nor named by CHROMIUM"))
struct LabPageTests {
  @Test func `a lab's page opens without a console message or a request`() async throws {
    let lab = try Lab.find("knn").lab
    let report = try LabRunner.runReference(
      lab, dataset: ColorScenes.dataset(train: 600, test: 100), scale: .quick)
    let visit = try await HeadlessBrowser().visit(LabPage.render(report))
    #expect(visit.console == [])
    #expect(visit.requests == [])
    #expect(visit.document.contains("Cross-validation on k"))
  }

  @Test func `a choice shows one content, for the keyboard and for screen readers`() async throws {
    let options = ["plane", "car", "ship"].map {
      LabReport.Choice.Option(name: $0, blocks: [.text("Look at the \($0)")])
    }
    var report = LabReport(name: "one", title: "One", summary: "")
    let choice = LabReport.Choice(label: "The class", options: options, first: 1)
    report.steps = [.init(title: "Look", outcome: .shown, blocks: [.choice(choice)])]
    let script = """
      function seen() {
        return Array.from(document.querySelectorAll(".panel"))
          .filter(function (panel) { return panel.checkVisibility(); })
          .map(function (panel) { return panel.textContent.trim().split("\\n").pop(); }).join();
      }
      var result = [seen()];
      document.querySelectorAll(".choice input").forEach(function (button) {
        button.focus();
        button.click();
        result.push((document.activeElement === button) + " " + button.labels[0].textContent
          + ": " + seen());
      });
      result.push(document.querySelector(".choice legend").textContent);
      return result.join("; ");
      """
    #expect(
      try await HeadlessBrowser().answer(of: LabPage.render(report), to: script)
        == "Look at the car; true plane: Look at the plane; true car: Look at the car; "
        + "true ship: Look at the ship; The class")
  }
}
