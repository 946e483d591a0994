import Course1
import Course2
import Course3
package import CourseKit
package import LabKit

#if canImport(Solution1)
  import Core
  import Solution1
  import Solution2
  import Solution3
#endif

/// An assignment's labs, and the reference that they can run.
///
/// This is the only file in Lab and LabKit that refers to an assignment. The student's code is
/// built and started by `StudentBuild`.
extension AssignmentID {
  /// The lab pages, one per question.
  package var labs: [LabOutline] {
    switch self {
    case .a1: labs1
    case .a2: labs2
    case .a3: labs3
    }
  }

  #if canImport(Solution1)
    /// The exercises in the reference.
    var referenceExercises: [Exercise] {
      switch self {
      case .a1: Solution1.exercises + Solution1.labExercises
      case .a2: Solution2.exercises + Solution2.labExercises
      case .a3: Solution3.exercises + Solution3.labExercises
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
