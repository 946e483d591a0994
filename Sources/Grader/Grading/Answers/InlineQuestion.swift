import Judging
import Record

/// An inline question of an assignment, as defined in the template of the answer sheet.
package struct InlineQuestion: Sendable, Equatable {
  /// The name that the question and its check share, such as `a1.nearestNeighbor.1`.
  package let id: String
  /// The subject of the question, in a few words.
  package let title: String
  /// The question, in Markdown.
  package private(set) var text = ""

  /// Reads the questions in a template.
  ///
  /// The text of a question is the quoted text below a heading such as
  /// `## a1.nearestNeighbor.1 — Title`.
  ///
  /// - Parameters:
  ///   - template: The text of the template.
  ///   - renamed: A closure that returns the current name, given a former name, or nil for any
  ///     other name.
  /// - Returns: The questions, in order.
  package static func read(
    _ template: String, renamed: (String) -> String?
  ) -> [InlineQuestion] {
    var questions: [InlineQuestion] = []
    for line in template.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.hasPrefix("## ") {
        let parts = line.dropFirst(3).split(separator: " ", maxSplits: 2).map(String.init)
        guard parts.count == 3, parts[1] == "—" else { continue }
        questions.append(InlineQuestion(id: renamed(parts[0]) ?? parts[0], title: parts[2]))
      } else if let last = questions.indices.last, line.hasPrefix(">") {
        let text = line.dropFirst().drop { $0 == " " }
        questions[last].text += questions[last].text.isEmpty ? text : "\n" + text
      }
    }
    return questions
  }

  /// The check for the answer, which runs no code.
  var check: CheckDefinition {
    let subject = title.prefix(1).lowercased() + title.dropFirst()
    return CheckDefinition(id, "Inline question: \(subject)", .written, file: "") { _ in
      Finding(.written, .grading(.awaitsReader(isAnswered: true)))
    }
  }
}
