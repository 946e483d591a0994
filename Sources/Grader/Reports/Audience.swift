import Record

/// Who reads a report.
package enum Audience: String, Sendable, CaseIterable {
  /// Sees only the kind, the verdict and the points of hidden checks.
  case student
  /// Sees everything.
  case instructor
}

extension GradingReport {
  /// The report, limited to what `audience` may see.
  ///
  /// For students, each hidden check loses its name, title and explanation, and everything that was
  /// measured, printed, drawn or answered in it. Notes and questions stay, because they reveal
  /// nothing hidden.
  package func shown(to audience: Audience) -> GradingReport {
    guard audience == .student else { return self }
    var report = self
    for index in report.questions.indices {
      let question = report.questions[index]
      var hidden = 0
      report.questions[index].checks = question.checks.map { check in
        guard check.isHidden else { return check }
        hidden += 1
        return check.masked(id: "\(question.id).hidden\(hidden)")
      }
    }
    return report
  }
}

extension GradingReport.Check {
  /// The check with only its kind, verdict and points.
  fileprivate func masked(id: String) -> Self {
    Self(
      id: id, title: "Hidden check: \(kind)", kind: kind, isHidden: true, verdict: verdict,
      earned: earned, points: points,
      explanation: verdict == .passed
        ? "" : "A hidden check shows only its kind and its verdict.")
  }
}
