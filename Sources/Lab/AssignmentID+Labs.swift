import Core
import Assignment1
import Assignment2
import Course1
import Course2
package import CourseKit
package import LabKit

#if canImport(Solution1)
  import Solution1
  import Solution2
#endif

/// An assignment's labs, and the code that they run.
///
/// This is the only file in Lab and LabKit that refers to an assignment's code.
extension AssignmentID {
  /// The lab pages, one per question.
  package var labs: [LabOutline] {
    switch self {
    case .a1: labs1
    case .a2: labs2
    }
  }

  /// The exercises in the student's code.
  var studentExercises: [Exercise] {
    switch self {
    case .a1: Assignment1.exercises + Assignment1.labExercises
    case .a2: Assignment2.exercises + Assignment2.labExercises
    }
  }

  #if canImport(Solution1)
    /// The exercises in the reference.
    var referenceExercises: [Exercise] {
      switch self {
      case .a1: Solution1.exercises + Solution1.labExercises
      case .a2: Solution2.exercises + Solution2.labExercises
      }
    }
  #endif

  /// The inline questions with the student's answers so far.
  package var questionSheet: QuestionSheet {
    let sheet = QuestionSheet(readingFrom: "Sources/Assignments/\(folder)/answers.md")
    return QuestionSheet(
      place: sheet.place,
      questions: sheet.questions.map { question in
        var question = question
        question.id = renamed(question.id) ?? question.id
        return question
      })
  }
}
