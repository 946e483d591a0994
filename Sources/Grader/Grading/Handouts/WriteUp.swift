package import CourseKit
import Presentation
package import Score

/// The numbers from a rubric that replace the placeholders in a write-up.
///
/// A placeholder such as `{{points a2.batchnorm}}` consists of a word and a name; `WriteUp.words`
/// lists the words. For points, the name can be that of a question, an exercise or a check; for
/// everything else, it must be the name of a check.
package struct WriteUp {
  /// The error thrown if a placeholder cannot be filled in.
  package struct PlaceholderError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The path of the template.
    package let path: String
    /// The line, counted from 1.
    package let line: Int
    package let problem: String

    /// A message that gives the file and line, and says what is wrong and what to do.
    package var description: String { "\(path):\(line): \(problem)" }
  }

  /// The words with which a placeholder can begin, and their meanings.
  package static let words: [(word: String, meaning: String)] = [
    ("points NAME", "the total points of all checks that a name selects"),
    ("automatic NAME", "the points that the grader awards for these checks"),
    ("written NAME", "the points that a person awards for these checks"),
    ("tolerance CHECK", "the largest relative error that passes"),
    ("threshold CHECK", "the largest time ratio that passes"),
    ("seconds CHECK", "the time limit of a call, in seconds"),
    ("minutes CHECK", "the time limit of a call, in minutes"),
    ("floor CHECK DATASET", "the accuracy, in percent, at or below which no points are awarded"),
    ("target CHECK DATASET", "the accuracy, in percent, that earns all points"),
  ]

  private let rubric: Rubric
  private let names: NameCatalog
  private let written: Set<String>

  /// Creates the values of the placeholders from a rubric.
  ///
  /// - Parameters:
  ///   - rubric: The rubric of the assignment.
  ///   - assignment: The assignment, which determines the valid names.
  ///   - written: The names of the inline questions, which are graded by hand.
  package init(_ rubric: Rubric, of assignment: AssignmentID, written: Set<String>) {
    self.rubric = rubric
    self.written = written
    let questions = assignment.questions.map { question in
      let asked = rubric.questions.filter { $0.id == assignment.name(of: question) }
      return (question: question, checks: asked.flatMap(\.checks).map(\.id))
    }
    names = NameCatalog(assignment, questions: questions, exercises: [])
  }

  /// Fills in the placeholders of a template.
  ///
  /// - Parameters:
  ///   - template: The text.
  ///   - path: The path of the template, for error messages.
  /// - Returns: The text with numbers in place of the placeholders.
  /// - Throws: `PlaceholderError` for the first invalid placeholder.
  package func filled(_ template: String, path: String) throws(PlaceholderError) -> String {
    var lines: [String] = []
    for (index, line) in template.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      do throws(Problem) {
        lines.append(try filled(line))
      } catch {
        throw PlaceholderError(path: path, line: index + 1, problem: error.text)
      }
    }
    return lines.joined(separator: "\n")
  }

  /// A description of what is wrong with a placeholder.
  private struct Problem: Error {
    let text: String
  }

  private func filled(_ line: Substring) throws(Problem) -> String {
    var rest = line
    var result = ""
    while let begin = rest.firstRange(of: "{{") {
      result += rest[..<begin.lowerBound]
      let inside = rest[begin.upperBound...]
      guard let end = inside.firstRange(of: "}}") else {
        throw Problem(text: "the placeholder '{{\(inside)' has no '}}' on its line")
      }
      result += try value(inside[..<end.lowerBound])
      rest = inside[end.upperBound...]
    }
    return result + rest
  }

  /// Returns the number for a placeholder, as text.
  private func value(_ placeholder: Substring) throws(Problem) -> String {
    let parts = placeholder.split(separator: " ").map(String.init)
    let form = Self.words.lazy.map { $0.word.split(separator: " ").map(String.init) }
      .first { $0.first == parts.first }
    guard let form, form.count == parts.count else {
      let words = Self.words.map { "'{{\($0.word)}}'" }.joined(separator: ", ")
      throw Problem(text: "unknown placeholder '{{\(placeholder)}}': expected one of \(words)")
    }
    let (word, name) = (parts[0], parts[1])
    switch word {
    case "points": return try points(name) { _ in true }
    case "automatic": return try points(name) { !written.contains($0) }
    case "written": return try points(name) { written.contains($0) }
    case "tolerance": return try number(word, of: name) { $0.tolerance }
    case "threshold": return try number(word, of: name) { $0.threshold }
    case "seconds": return try number(word, of: name) { $0.timeLimit }
    case "minutes": return try number(word, of: name) { $0.timeLimit.map { $0 / 60 } }
    case "floor": return try number(word, of: name) { $0.targets[parts[2]].map { 100 * $0.floor } }
    default: return try number(word, of: name) { $0.targets[parts[2]].map { 100 * $0.target } }
    }
  }

  /// Returns the sum of the points of the checks that a name selects.
  private func points(
    _ name: String, where counts: (String) -> Bool
  ) throws(Problem) -> String {
    let checks = names.selection(name)
    guard !checks.isEmpty else {
      throw Problem(text: "the rubric has no question, exercise or check '\(name)'")
    }
    return checks.filter(counts).compactMap { rubric.entry($0)?.points }.reduce(0, +).short
  }

  private func number(
    _ word: String, of check: String, _ field: (Rubric.Entry) -> Double?
  ) throws(Problem) -> String {
    guard let entry = rubric.entry(check) else {
      throw Problem(text: "the rubric has no check '\(check)'")
    }
    guard let number = field(entry) else {
      throw Problem(text: "the rubric has no '\(word)' for '\(check)'")
    }
    return number.short
  }
}
