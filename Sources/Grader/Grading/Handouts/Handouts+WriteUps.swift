import CourseKit
import Host
import Score

extension Handouts {
  /// Generates the documents that have a template, such as `handouts/assignment1/README.md`.
  ///
  /// A template is in the same folder as its document and is named `README.template.md`.
  ///
  /// - Throws: `WriteUp.PlaceholderError`, `RubricError`, or `SourceError`.
  func writeUps() throws -> [GeneratedFile] {
    try assignments.flatMap { assignment in
      let folder = "handouts/\(assignment.handouts)"
      let templates = project.files(below: folder).filter { $0.hasSuffix(Self.templateEnding) }
      guard !templates.isEmpty else { return [GeneratedFile]() }
      let writeUp = try writeUp(of: assignment)
      return try templates.map { name in
        let path = "\(folder)/\(name)"
        let remark =
          "<!-- Generated from \(name): edit that file. -->\n\n"
        let filled = try writeUp.filled(text(of: path), path: path)
        return GeneratedFile(
          path: path.dropLast(Self.templateEnding.count) + ".md",
          bytes: Array((remark + filled).utf8))
      }
    }
  }

  private static let templateEnding = ".template.md"

  private func writeUp(of assignment: AssignmentID) throws -> WriteUp {
    let (rubric, questions) = try rubric(of: assignment)
    return WriteUp(rubric, of: assignment, written: Set(questions.map(\.id)))
  }

  /// Reads the rubric of an assignment and its inline questions, including checks that only the
  /// next build will know.
  ///
  /// - Throws: `SourceError` or `RubricError`.
  func rubric(
    of assignment: AssignmentID
  ) throws -> (rubric: Rubric, questions: [InlineQuestion]) {
    let folder = "handouts/\(assignment.handouts)"
    let sheet = try text(of: "\(folder)/\(AssignmentLayout.answersName)")
    let questions = InlineQuestion.read(sheet, renamed: assignment.renamed)
    let path = "\(folder)/rubric.yml"
    let rubric = try CourseAssignment.rubric(
      project.bytes(path), path: path, of: assignment,
      checks: CourseAssignment.checks(of: assignment, asking: questions), acceptsUnknown: true)
    return (rubric, questions)
  }
}
