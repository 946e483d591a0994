import Core
package import CourseKit
import Foundation
package import Host
import Record
package import Score

/// All that the grader knows of one assignment: its files, checks, rubric and reference.
package struct CourseAssignment: Sendable {
  package let layout: AssignmentLayout
  package let checks: [CheckDefinition]
  package let rubric: Rubric
  let reference: [String: Exercise]
  /// The inline questions in Markdown, by their name.
  let questions: [String: String]

  /// Loads an assignment from the checkout.
  ///
  /// - Throws: `RubricError`, or an error of reading files.
  package static func load(
    _ layout: AssignmentLayout, project: ProjectLayout
  ) throws -> CourseAssignment {
    let (checks, exercises) = Pairing.of(layout.id)
    let folder = project.handouts + "/" + layout.handouts
    let path = folder + "/rubric.yml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let rubric = try RubricReader.read(text, path: path, known: Set(checks.map(\.id)))
    let template = try String(
      contentsOfFile: folder + "/" + AssignmentLayout.answersName, encoding: .utf8)
    return CourseAssignment(
      layout: layout, checks: checks, rubric: rubric,
      reference: Dictionary(
        exercises.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }),
      questions: QuestionTexts.read(template))
  }

  /// A written answer, ready for a person to score.
  func judgeWritten(
    _ definition: CheckDefinition, answers: Answers, seed: UInt64
  ) -> CheckRecord {
    let answer = answers[definition.id]
    let entry = rubric.entry(definition.id) ?? Rubric.Entry(id: definition.id, points: 0)
    let finding = Finding(
      .written, answer.isEmpty ? "No answer was given." : "For a person to read and score.")
    var check = definition.judged(finding, entry: entry, seed: seed, seconds: 0, output: "")
    check.reproduce = nil
    check.written = WrittenAnswer(
      question: questions[definition.id] ?? definition.title, answer: answer)
    return check
  }
}

/// Reads the questions from the template of answers.
enum QuestionTexts {
  /// The quoted text below each heading `## knn.1 — title`, by the name in the heading.
  static func read(_ template: String) -> [String: String] {
    var texts: [String: String] = [:]
    var current: String?
    for line in template.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") {
        current = line.dropFirst(3).split(separator: " ").first.map(String.init)
      } else if let name = current, line.hasPrefix(">") {
        let text = line.dropFirst().drop { $0 == " " }
        texts[name] = texts[name].map { $0 + "\n" + text } ?? String(text)
      }
    }
    return texts
  }
}
