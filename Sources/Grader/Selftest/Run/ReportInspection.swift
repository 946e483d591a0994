import Reports

/// Looks whether a report of a hostile submission is fit for its readers.
enum ReportInspection {
  /// What is wrong with a report, one sentence each.
  ///
  /// - Parameter secret: A text that the report must not hold.
  static func problems(_ report: GradingReport, secret: String) -> [String] {
    var problems: [String] = []
    for format in ReportFormat.allCases {
      guard let text = try? format.render(report, for: .instructor) else {
        problems.append("the report cannot be written as \(format.rawValue)")
        continue
      }
      if text.contains(secret) { problems.append("the \(format.rawValue) report holds the secret") }
      // Attacks say `<script>backprop`; a page of ours has no script at all.
      if format == .html, text.contains("<script") {
        problems.append("a script is in the page of the report")
      }
      if text.utf8.contains(where: { $0 < 32 && $0 != 10 && $0 != 13 && $0 != 9 }) {
        problems.append("control characters are in the \(format.rawValue) report")
      }
    }
    return problems
  }
}
