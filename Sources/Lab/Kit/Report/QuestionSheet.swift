import Foundation

/// The inline questions of an assignment, with the sheet that the answers go into.
package struct QuestionSheet: Sendable {
  /// Where the sheet lies in the working tree, for people to find.
  package let place: String
  /// The questions, in the sheet's order.
  package let questions: [Question]

  /// Makes a sheet of its questions.
  package init(place: String, questions: [Question]) {
    self.place = place
    self.questions = questions
  }

  /// Reads the sheet of the working tree; without one there are no questions.
  package init(readingFrom place: String) {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let file = folder.appending(path: "../../../../\(place)").standardizedFileURL
    let text = try? String(contentsOf: file, encoding: .utf8)
    self.init(place: place, questions: text.map { Question.read($0, at: place) } ?? [])
  }

  /// The same questions, without what the student wrote so far.
  package var withoutAnswers: QuestionSheet {
    QuestionSheet(
      place: place,
      questions: questions.map { question in
        var question = question
        question.answer = ""
        return question
      })
  }

  /// The question of a name; one without a text if the sheet lacks it.
  package subscript(_ id: String) -> Question {
    questions.first { $0.id == id }
      ?? Question(id: id, title: "", text: "", answer: "", sheet: place)
  }
}
