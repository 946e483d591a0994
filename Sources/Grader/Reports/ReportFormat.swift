/// A file format for reports.
package enum ReportFormat: String, Sendable, CaseIterable {
  case html, json, markdown, gradescope, junit

  /// The name of the file in the output folder.
  package var fileName: String {
    switch self {
    case .html: "report.html"
    case .json: "report.json"
    case .markdown: "report.md"
    case .gradescope: "results.json"
    case .junit: "junit.xml"
    }
  }

  /// Returns the report in this format, limited to what `audience` may see.
  package func render(_ report: GradingReport, for audience: Audience) throws -> String {
    switch self {
    case .html: HTMLReport.render(report, for: audience)
    case .json: try JSONReport.render(report, for: audience)
    case .markdown: MarkdownReport.render(report, for: audience)
    case .gradescope: try GradescopeReport.render(report, for: audience)
    case .junit: JUnitReport.render(report, for: audience)
    }
  }
}
