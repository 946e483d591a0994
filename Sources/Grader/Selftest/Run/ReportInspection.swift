import Reports

/// A check that a report on a hostile submission is safe for its readers.
enum ReportInspection {
  /// Returns what is wrong with a report, one sentence per problem.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - secret: A text that the report must not contain.
  /// - Returns: The problems; empty if there are none.
  static func problems(_ report: GradingReport, secret: String) -> [String] {
    var problems: [String] = []
    for format in ReportFormat.allCases {
      guard let text = try? format.render(report, for: .instructor) else {
        problems.append("the report cannot be written as \(format.rawValue)")
        continue
      }
      if text.contains(secret) {
        problems.append(
          "the \(format.rawValue) report contains the secret")
      }
      // Attacks write `<script>backprop`, and the grader's pages contain no scripts.
      if format == .html, text.contains("<script") {
        problems.append("the HTML report contains a script")
      }
      if text.utf8.contains(where: { $0 < 32 && $0 != 10 && $0 != 13 && $0 != 9 }) {
        problems.append("the \(format.rawValue) report contains control characters")
      }
    }
    return problems
  }
}
