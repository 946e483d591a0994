package import CourseKit
package import LabKit

/// A lab that can be run: a page of an assignment, or one section of it.
package struct Lab: Sendable {
  /// The assignment whose code it runs.
  package let assignment: AssignmentID
  /// What it is made of.
  package let outline: LabOutline

  /// The labs of all questions.
  package static let pages = AssignmentID.allCases.flatMap { assignment in
    assignment.labs.map { Lab(assignment: assignment, outline: $0) }
  }

  /// The lab of a name.
  ///
  /// - Parameter name: A page, such as `batchnorm`; or an assignment, a question or an exercise,
  ///   such as `a2`, `a2.q2`, `a2.normalization`, `a2.layernorm` or `layernorm`. Where a page and
  ///   an exercise are named alike, it is the page.
  /// - Returns: The lab, and today's name where it was named by another one.
  /// - Throws: `UnknownName`, when nothing is named so.
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
  /// The names of labs: the assignment, its questions, and the exercises of each question's page.
  var labNames: NameCatalog {
    let exercises = zip(questions, labs).map { question, page in
      (question: question, checks: page.sections.map { $0.id })
    }
    return NameCatalog(self, questions: exercises, exercises: [])
  }

  /// The page of some exercises, or all pages in one where they are of several.
  fileprivate func outline(of exercises: [String]) -> LabOutline {
    let page = labs.first { $0.sections.map { $0.id } == exercises }
    return page
      ?? LabOutline(
        name: rawValue, title: "Assignment \(number)",
        summary: "The labs of all questions, one after the other.",
        sections: labs.flatMap(\.sections))
  }
}
