import Foundation

/// An inline question of an assignment, with the student's answer so far.
package struct Question: Sendable, Equatable {
  /// The question's name, such as `a1.nearestNeighbor.1`.
  package var id: String
  /// A short title.
  package var title: String
  /// The question, in Markdown.
  package var text: String
  /// The student's answer; empty if there is none yet.
  package var answer: String
  /// The path of the answer sheet that contains the question, for display.
  package var sheet: String

  /// Creates a question.
  package init(id: String, title: String, text: String, answer: String, sheet: String) {
    self.id = id
    self.title = title
    self.text = text
    self.answer = answer
    self.sheet = sheet
  }

  /// Reads the questions of an answer sheet.
  ///
  /// A question begins at a heading `## a1.nearestNeighbor.1 — Title`, its text is quoted with `>`,
  /// and the answer is between two comment markers. A question without a heading is omitted.
  ///
  /// - Parameters:
  ///   - sheet: The text of the sheet.
  ///   - place: The path of the sheet in the working tree.
  /// - Returns: The questions, in order.
  package static func read(_ sheet: String, at place: String) -> [Question] {
    var questions: [Question] = []
    var isAnswer = false
    for line in sheet.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") {
        let parts = line.dropFirst(3).components(separatedBy: " — ")
        questions.append(
          Question(
            id: parts[0], title: parts.dropFirst().joined(separator: " — "), text: "", answer: "",
            sheet: place))
        isAnswer = false
      } else if line.hasPrefix("<!-- answer:") {
        isAnswer = true
      } else if line.hasPrefix("<!-- /answer") {
        isAnswer = false
      } else if let last = questions.indices.last {
        if isAnswer {
          questions[last].answer += line + "\n"
        } else if line.hasPrefix(">") {
          questions[last].text += line.dropFirst().drop(while: { $0 == " " }) + "\n"
        }
      }
    }
    for index in questions.indices {
      questions[index].text = questions[index].text.trimmed
      questions[index].answer = questions[index].answer.trimmed
    }
    return questions
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
