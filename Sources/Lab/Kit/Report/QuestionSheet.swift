import Foundation

/// The inline questions of an assignment, read from its answer sheet.
package struct QuestionSheet: Sendable {
  /// The sheet's path in the working tree, for display.
  package let place: String
  /// The questions, in the sheet's order.
  package let questions: [Question]

  /// Creates a sheet from its questions.
  package init(place: String, questions: [Question]) {
    self.place = place
    self.questions = questions
  }

  /// Reads the sheet from the working tree; if it does not exist, there are no questions.
  package init(readingFrom place: String) {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let file = folder.appending(path: "../../../../\(place)").standardizedFileURL
    let text = try? String(contentsOf: file, encoding: .utf8)
    self.init(place: place, questions: text.map { Question.read($0, at: place) } ?? [])
  }

  /// The same questions, without the student's answers.
  package var withoutAnswers: QuestionSheet {
    QuestionSheet(
      place: place,
      questions: questions.map { question in
        var question = question
        question.answer = ""
        return question
      })
  }

  /// The question with a given name; its text is empty if the sheet does not contain it.
  package subscript(_ id: String) -> Question {
    questions.first { $0.id == id }
      ?? Question(id: id, title: "", text: "", answer: "", sheet: place)
  }
}
