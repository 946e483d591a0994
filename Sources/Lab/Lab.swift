package import CourseKit
package import LabKit

/// A lab that can be run: a page of an assignment, or one section of a page.
package struct Lab: Sendable {
  /// The assignment whose code it runs.
  package let assignment: AssignmentID
  /// Its contents.
  package let outline: LabOutline

  /// The labs of all questions.
  package static let pages = AssignmentID.allCases.flatMap { assignment in
    assignment.labs.map { Lab(assignment: assignment, outline: $0) }
  }

  /// The lab with a given name.
  ///
  /// - Parameter name: A page, such as `batchnorm`, or an assignment, a question or an exercise,
  ///   such as `a2`, `a2.q2`, `a2.normalization`, `a2.layernorm` or `layernorm`. If a page and an
  ///   exercise have the same name, it means the page.
  /// - Returns: The lab, and its current name if it was given by a former name.
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
  /// All lab names: the assignment, its questions, and the exercises on each question's page.
  var labNames: NameCatalog {
    let exercises = zip(questions, labs).map { question, page in
      (question: question, checks: page.sections.map { $0.id })
    }
    return NameCatalog(self, questions: exercises, exercises: [])
  }

  /// The page of the given exercises; all pages combined if they belong to several pages.
  fileprivate func outline(of exercises: [String]) -> LabOutline {
    let page = labs.first { $0.sections.map { $0.id } == exercises }
    return page
      ?? LabOutline(
        name: rawValue, title: "Assignment \(number)",
        summary: "The labs of all questions, one after the other.",
        sections: labs.flatMap(\.sections))
  }
}
