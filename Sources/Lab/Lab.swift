package import CourseKit
package import LabKit

/// A lab that can be run: a page of an assignment, or one section of a page.
package struct Lab: Sendable {
  /// The assignment whose code the lab runs.
  package let assignment: AssignmentID
  /// The title, summary and sections of the lab.
  package let outline: LabOutline

  /// The labs of all questions.
  package static let pages = AssignmentID.allCases.flatMap { assignment in
    assignment.labs.map { Lab(assignment: assignment, outline: $0) }
  }

  /// Finds the lab with a given name.
  ///
  /// - Parameter name: The name of a page, such as `batchnorm`, of an assignment (`a2`), of a
  ///   question (`a2.q2` or `a2.normalization`) or of an exercise (`a2.layernorm` or `layernorm`).
  ///   If a page and an exercise have the same name, the page is used.
  /// - Returns: The lab, and its current name if the given name is a former one.
  /// - Throws: `UnknownName` if nothing has that name.
  package static func find(
    _ name: String
  ) throws(UnknownName) -> (lab: Lab, renamed: [NameSelection.Renaming]) {
    if let page = pages.first(where: { $0.outline.name == name }) { return (page, []) }
    let section = pages.lazy.compactMap { page in
      page.outline.section(name).map { Lab(assignment: page.assignment, outline: $0) }
    }.first
    if let section { return (section, []) }
    let selection = try NameSelection([name], in: AssignmentID.allCases.map(\.labNames))
    guard let (assignment, selected) = selection.checks.first else {
      throw UnknownName(name, similar: [])
    }
    let lab = Lab(assignment: assignment, outline: assignment.outline(of: selected))
    return (lab, selection.renamed)
  }
}

extension AssignmentID {
  /// All names of labs: the assignment, its questions, and the exercises on each question's page.
  var labNames: NameCatalog {
    let exercises = zip(questions, labs).map { question, page in
      (question: question, checks: page.sections.map { $0.id })
    }
    return NameCatalog(self, questions: exercises, exercises: [])
  }

  /// Returns the page that consists of the given exercises, or all pages combined if there is none.
  fileprivate func outline(of exercises: [String]) -> LabOutline {
    let page = labs.first { $0.sections.map { $0.id } == exercises }
    return page
      ?? LabOutline(
        name: rawValue, title: "Assignment \(number)",
        summary: "The labs of all questions, one after another.",
        sections: labs.flatMap(\.sections))
  }
}
