package import Media

/// The contents of a lab page: the labs of a question's exercises, under one title.
package struct LabOutline: Sendable {
  /// The name of the page on the command line, such as `knn`.
  package let name: String
  /// The display name.
  package let title: String
  /// A paragraph that says what the page is about.
  package let summary: String
  /// The sections of the page, one per exercise, in order.
  package let sections: [any LabSection.Type]

  /// Creates an outline from its parts.
  package init(
    name: String, title: String, summary: String, sections: [any LabSection.Type]
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.sections = sections
  }

  /// Creates the outline of a question's page.
  ///
  /// - Parameters:
  ///   - name: The name of the page on the command line.
  ///   - title: The title of the page.
  ///   - summary: What the page is about, in one paragraph.
  ///   - question: The number of the question.
  ///   - sections: All sections of the assignment; only the sections of the question are used.
  package init(
    name: String, title: String, summary: String, question: Int, of sections: [any LabSection.Type]
  ) {
    self.init(
      name: name, title: title, summary: summary,
      sections: sections.filter { $0.place.question == question }
        .sorted { $0.place < $1.place })
  }

  /// Returns the outline of a single section.
  ///
  /// - Parameter name: The name of an exercise, with or without its assignment, such as
  ///   `a2.layernorm` or `layernorm`.
  /// - Returns: The outline, or nil if the page has no such section.
  package func section(_ name: String) -> LabOutline? {
    guard let section = sections.first(where: { $0.id == name || $0.shortName == name }) else {
      return nil
    }
    return LabOutline(
      name: name, title: "\(title): \(section.id)", summary: summary, sections: [section])
  }

  /// Runs the sections in order.
  ///
  /// - Parameters:
  ///   - code: The code that the steps call.
  ///   - codeName: A display name for the code.
  ///   - problems: The files that did not compile.
  ///   - previous: Returns the last run with the given settings, if it is known.
  ///   - sheet: The inline questions.
  ///   - dataset: A data set of color images.
  ///   - scale: How much of the data to use.
  ///   - observe: Called whenever a step begins, progresses or ends.
  /// - Returns: The lab report.
  /// - Throws: Errors thrown by the observer. Errors thrown by a step are recorded in the report.
  package func run(
    _ code: any LabCode, codeName: String, problems: [LabReport.Problem] = [],
    previous: ([LabReport.Fact]) -> RunRecord? = { _ in nil }, sheet: QuestionSheet,
    dataset: ImageDataset,
    scale: LabScale,
    observe: @escaping (LabEvent) throws -> Void
  ) throws -> LabReport {
    let data = LabData(dataset, scale: scale)
    var report = LabReport(
      name: name, title: title, summary: summary,
      facts: [
        .init(name: "Code", value: codeName), .init(name: "Data", value: data.name),
        .init(name: "Size", value: scale == .full ? "full" : "quick: a small part of the data"),
      ])
    report.problems = problems
    report.previous = previous(report.facts)
    let run = LabRun(
      report, code: code, data: data, scale: scale, sheet: sheet, observe: observe)
    for section in sections { try section.steps(run) }
    return run.report
  }
}
