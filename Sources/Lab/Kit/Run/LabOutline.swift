package import Core
package import Media

/// What a lab page is made of: the labs of a question's exercises, under one title.
package struct LabOutline: Sendable {
  /// The name by which commands know it, such as `knn`.
  package let name: String
  /// The name that people read.
  package let title: String
  /// What the page is about, in a paragraph.
  package let summary: String
  /// The labs of its exercises, in order.
  package let sections: [any LabSection.Type]

  /// Makes an outline of its parts.
  package init(
    name: String, title: String, summary: String, sections: [any LabSection.Type]
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.sections = sections
  }

  /// Makes the outline of a question's page.
  ///
  /// - Parameter sections: Those of the assignment, of which the page has those of its question.
  package init(
    name: String, title: String, summary: String, question: Int, of sections: [any LabSection.Type]
  ) {
    self.init(
      name: name, title: title, summary: summary,
      sections: sections.filter { $0.place.question == question }
        .sorted { $0.place < $1.place })
  }

  /// The outline of one section alone.
  ///
  /// - Parameter name: An exercise, such as `a2.layernorm`, or without its assignment `layernorm`.
  /// - Returns: The outline under that name; nil when the page has no such section.
  package func section(_ name: String) -> LabOutline? {
    guard let section = sections.first(where: { $0.id == name || $0.shortName == name }) else {
      return nil
    }
    return LabOutline(
      name: name, title: "\(title): \(section.id)", summary: summary, sections: [section])
  }

  /// Runs the sections from first to last.
  ///
  /// - Parameters:
  ///   - exercises: What the steps call.
  ///   - codeName: Whose exercises they are, for people to read.
  ///   - sheet: The inline questions.
  ///   - dataset: Color images.
  ///   - scale: How much of them.
  ///   - observe: Told about every step that begins and ends.
  /// - Returns: What came of it.
  /// - Throws: What the observer throws; never what a step throws.
  package func run(
    _ exercises: [Exercise], codeName: String, sheet: QuestionSheet, dataset: ImageDataset,
    scale: LabScale,
    observe: @escaping (LabEvent) throws -> Void = { _ in }
  ) throws -> LabReport {
    let data = LabData(dataset, scale: scale)
    let report = LabReport(
      name: name, title: title, summary: summary,
      facts: [
        .init(name: "Code", value: codeName), .init(name: "Data", value: data.name),
        .init(name: "Size", value: scale == .full ? "full" : "quick: a small part of the data"),
      ])
    let run = LabRun(
      report, exercises: exercises, data: data, scale: scale, sheet: sheet, observe: observe)
    for section in sections { try section.steps(run) }
    return run.report
  }
}
