import Presentation

extension GradingReport.Tool {
  /// A line that names the program that wrote the report, and the files that it used.
  package var summary: String {
    var parts = ["\(name) \(version)"]
    if let commit {
      let change = isChanged.map { $0 ? ", changed" : "" } ?? ", perhaps changed"
      parts.append("commit \(commit.prefix(12))\(change)")
    }
    if let rubric { parts.append("rubric \(rubric.prefix(12))") }
    if let courseFiles { parts.append("course files \(courseFiles.prefix(12))") }
    return parts.joined(separator: " · ")
  }
}
