package import Record

extension GradingReport.Submission {
  /// Converts the record of an archive to the report's format.
  package init(_ record: SubmissionRecord) {
    self.init(
      fileName: record.fileName, bytes: record.bytes, sha256: record.sha256,
      entries: record.entries.map {
        Entry(path: $0.path, disposition: Disposition($0.disposition), reason: $0.reason)
      }, omitted: record.omitted == 0 ? nil : record.omitted)
  }
}

extension GradingReport.Submission.Disposition {
  fileprivate init(_ disposition: SubmissionRecord.Disposition) {
    self =
      switch disposition {
      case .taken: .taken
      case .ignored: .ignored
      case .refused: .refused
      case .missing: .missing
      }
  }
}

extension GradingReport.Build {
  /// Converts the record of a build to the report's format.
  ///
  /// - Parameters:
  ///   - record: The record.
  ///   - needed: The files that the graded checks need besides helper files; nil for all.
  package init(_ record: BuildRecord, needed: Set<String>? = nil) {
    self.init(
      files: record.files.map { file in
        let isNeeded = needed?.contains(file.path) != false || file.status == .leftOut
        return File(
          path: file.path, status: Status(file.status),
          diagnostics: file.diagnostics.map {
            Diagnostic(
              severity: $0.severity, line: $0.line, column: $0.column, message: $0.message,
              source: $0.source)
          }, isNeeded: isNeeded ? nil : false)
      })
  }
}

extension GradingReport.Build.Status {
  fileprivate init(_ status: BuildRecord.Status) {
    self =
      switch status {
      case .compiled: .compiled
      case .replacedByStub: .replacedByStub
      case .refused, .unreadable: .refused
      case .missing: .missing
      case .leftOut: .leftOut
      }
  }
}

extension GradingReport.Check {
  /// Converts the record of a check to the report's format.
  ///
  /// - Parameters:
  ///   - record: The record.
  ///   - reproduce: The command that repeats the check, if there is a reason to.
  package init(_ record: CheckRecord, reproduce: String?) {
    let finding = record.finding
    self.init(
      id: record.id, title: record.title, kind: record.kind.rawValue, isHidden: record.isHidden,
      verdict: record.verdict, earned: record.earned, points: record.points,
      facts: ReportedFacts(finding.facts), explanation: Explanation.text(finding.facts),
      details: Explanation.details(finding.facts, below: record.id)
        .map { .init(name: $0.name, value: $0.value) },
      reproduce: reproduce, seconds: record.seconds, output: record.output,
      curves: finding.curves.map(GradingReport.Curve.init),
      images: finding.images.map(GradingReport.Image.init),
      timing: finding.timing.map(GradingReport.Timing.init),
      written: record.written.map { .init(question: $0.question, answer: $0.answer) })
  }
}

extension GradingReport.Curve {
  fileprivate init(_ curve: Finding.Curve) {
    self.init(
      chart: curve.chart, name: curve.name, xLabel: curve.xLabel, yLabel: curve.yLabel,
      x: curve.x, y: curve.y)
  }
}

extension GradingReport.Image {
  fileprivate init(_ image: Finding.Image) {
    self.init(
      figure: image.figure, caption: image.caption, alternative: image.alternative,
      columns: image.columns, width: image.width, png: image.png)
  }
}

extension GradingReport.Timing {
  fileprivate init(_ timing: Finding.Timing) {
    self.init(
      yardstick: timing.yardstick, ratio: timing.ratio, lower: timing.lower, upper: timing.upper,
      threshold: timing.threshold, rounds: timing.rounds, studentSeconds: timing.studentSeconds,
      yardstickSeconds: timing.yardstickSeconds)
  }
}

extension GradingReport.Score {
  /// Converts a total of points to the report's format.
  package init(_ total: ScoreTotal) {
    self.init(
      earned: total.earned, possible: total.possible, awaiting: total.awaiting,
      unanswered: total.unanswered > 0 ? total.unanswered : nil,
      leftOut: total.leftOut > 0 ? total.leftOut : nil,
      undecided: total.undecided > 0 ? total.undecided : nil, total: total.total,
      isFinal: total.isFinal)
  }
}

extension GradingReport.Stage {
  /// Converts the time of a stage to the report's format.
  package init(_ time: StageTime) {
    self.init(name: time.name, seconds: time.seconds)
  }
}
