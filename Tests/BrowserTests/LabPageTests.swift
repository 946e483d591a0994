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
}
