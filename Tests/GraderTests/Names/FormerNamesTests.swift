import GraderTestSupport
import CourseKit
import Foundation
import Grading
import Host
import Judging
import Record
import Reports
import Score
import Selftest
import Testing

/// What was written when questions had other names.
@Suite struct FormerNamesTests {
  @Test(arguments: AssignmentID.allCases)
  func `a rubric and a template with former names are today's`(_ assignment: AssignmentID) throws {
    let folder = try TemporaryFolder()
    let copy = try ScratchProject(in: folder.url).layout
    let layout = try AssignmentLayout(assignment, in: copy.assignments)
    let today = try CourseAssignment.load(layout, project: copy)
    for name in ["rubric.yml", "answers.md"] {
      let file = "\(copy.handouts)/\(layout.handouts)/\(name)"
      var text = try String(contentsOfFile: file, encoding: .utf8)
      for question in assignment.questions {
        let name = assignment.name(of: question)
        text = text.replacing("id: \(name)\n", with: "id: \(question.formerly)\n")
        for number in 1...9 {
          text = text.replacing("\(name).\(number)", with: "\(question.formerly).\(number)")
        }
      }
      #expect(!text.contains("\(assignment.name(of: assignment.questions[1])).1"))
      try text.write(toFile: file, atomically: true, encoding: .utf8)
    }
    let course = try CourseAssignment.load(layout, project: copy)
    #expect(course.checks.map(\.id) == today.checks.map(\.id))
    #expect(course.rubric.questions.map(\.id) == today.rubric.questions.map(\.id))
    #expect(course.names().names == today.names().names)
    // A name that has not changed but for the assignment in front is told like the others.
    #expect(course.rubric.notices.count == assignment.questions.count)
  }
}
