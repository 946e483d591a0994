import Core
package import CourseKit
import Foundation
package import Host
import Intake
package import Judging
import Media
import Record
package import Score

/// An assignment as the grader uses it: its files, checks, rubric and reference.
package struct CourseAssignment: Sendable {
  package let layout: AssignmentLayout
  package let checks: [CheckDefinition]
  package let rubric: Rubric
  /// The SHA-256 hash of the rubric's file, in hexadecimal digits.
  package let rubricHash: String
  let reference: [String: Exercise]
  /// The sheet for answers as it is handed out.
  let template: String
  /// The inline questions in Markdown, by name.
  let questions: [String: String]

  /// Loads an assignment from the project's folder.
  ///
  /// - Throws: `RubricError`, or an error from reading files.
  package static func load(
    _ layout: AssignmentLayout, project: ProjectLayout
  ) throws -> CourseAssignment {
    let folder = project.handouts + "/" + layout.handouts
    let template = String(
      decoding: try CourseText.bytes(at: folder + "/" + AssignmentLayout.answersName),
      as: UTF8.self)
    let questions = InlineQuestion.read(template, renamed: layout.id.renamed)
    let checks = checks(of: layout.id, asking: questions)
    let path = folder + "/rubric.yml"
    let bytes = try CourseText.bytes(at: path)
    let rubric = try rubric(bytes, path: path, of: layout.id, checks: checks)
    return CourseAssignment(
      layout: layout, checks: checks, rubric: rubric,
      rubricHash: SHA256.hexadecimal(of: bytes),
      reference: Dictionary(
        Pairing.of(layout.id).reference.map { ($0.name, $0) },
        uniquingKeysWith: { first, _ in first }),
      template: template,
      questions: Dictionary(
        questions.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first }))
  }

  /// Returns the checks of an assignment: those of its exercises, and one per inline question.
  static func checks(
    of assignment: AssignmentID, asking questions: [InlineQuestion]
  ) -> [CheckDefinition] {
    Pairing.of(assignment).checks + questions.map(\.check)
  }

  /// Reads the rubric of an assignment.
  ///
  /// The command `handouts` accepts checks that this build does not know, because it generates the
  /// lists of exercises from which the next build will know them.
  ///
  /// - Throws: `RubricError` with the line of the error.
  static func rubric(
    _ bytes: [UInt8]?, path: String, of assignment: AssignmentID, checks: [CheckDefinition],
    acceptsUnknown: Bool = false
  ) throws -> Rubric {
    try RubricReader.read(
      try bytes.map { bytes throws(RubricError) in try CourseText.valid(bytes, path: path) },
      path: path,
      known: Dictionary(checks.map { ($0.id, $0.needs) }, uniquingKeysWith: { first, _ in first }),
      datasets: Assignment.of(assignment).targetNames,
      questions: assignment.questions.map { assignment.name(of: $0) },
      acceptsUnknown: acceptsUnknown, renamed: assignment.renamed)
  }

  /// Returns the names of the assignment's questions and exercises, and of those checks that meet a
  /// condition.
  ///
  /// If an exercise consists of one check, both have the same name, which is listed only once.
  package func names(
    where isNamed: (CheckDefinition) -> Bool = { _ in true }
  ) -> NameCatalog {
    let named = Set(checks.filter(isNamed).map(\.id))
    let questions = layout.id.questions.map { question in
      let asked = rubric.questions.filter { $0.id == layout.id.name(of: question) }
      return (question: question, checks: asked.flatMap(\.checks).map(\.id).filter(named.contains))
    }
    let exercises = Pairing.of(layout.id).exercises.map { $0.id }
    return NameCatalog(
      layout.id, questions: questions, exercises: exercises.filter { !named.contains($0) })
  }

  /// The names that students may know, which do not include hidden checks.
  package var publicNames: NameCatalog { names { rubric.entry($0.id)?.isHidden == false } }

  /// Returns the record of a written answer, which a person has to grade.
  ///
  /// - Parameters:
  ///   - definition: The question.
  ///   - answers: The answers to all questions.
  ///   - fault: The reason why the answers cannot be read, or nil if they can.
  /// - Returns: The record of the check.
  func judgeWritten(
    _ definition: CheckDefinition, answers: Answers, fault: SubmittedText.Fault?
  ) -> CheckRecord {
    let answer = answers[definition.id]
    let entry = rubric.entryOrDefault(definition.id)
    let fact =
      fault.map { GradingFact.unreadable(file: layout.answersPath, reason: $0.reason) }
      ?? .awaitsReader(isAnswered: !answer.isEmpty)
    // What cannot be read may have answers, so a person has to look.
    let isUnanswered = answer.isEmpty && fault == nil
    let finding = Finding(isUnanswered ? .notAnswered : .written, .grading(fact))
    var check = definition.judged(finding, entry: entry, seconds: 0, output: "")
    check.written = WrittenAnswer(
      question: questions[definition.id] ?? definition.title, answer: answer)
    return check
  }
}
