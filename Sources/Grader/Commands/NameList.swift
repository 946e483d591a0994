import CourseKit
import Grading
import Judging
import Score

/// All names in the assignments with their titles, as printed by `check --list`.
enum NameList {
  /// Returns one line per name: assignments, with questions, exercises and checks indented below
  /// them.
  static func text(_ courses: [CourseAssignment]) -> String {
    let lines = courses.flatMap(lines)
    let width = lines.map(\.name.count).max() ?? 0
    return lines.map { line in
      line.name + String(repeating: " ", count: width - line.name.count + 2) + line.title + "\n"
    }.joined()
  }

  private typealias Line = (name: String, title: String)

  private static func lines(_ course: CourseAssignment) -> [Line] {
    let names = course.publicNames
    let questions = names.questions.flatMap { asked -> [Line] in
      let title = course.rubric.questions.first {
        $0.id == names.assignment.name(of: asked.question)
      }?.title
      let heading = names.names(of: asked.question).joined(separator: ", ")
      return [("  " + heading, title ?? "")] + checks(asked.checks, of: course, names)
    }
    return [(names.assignment.rawValue, course.rubric.title)] + questions
  }

  /// Returns the checks of a question, grouped by exercise.
  private static func checks(
    _ checks: [String], of course: CourseAssignment, _ names: NameCatalog
  ) -> [Line] {
    let titles = Dictionary(
      course.checks.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    func exercise(of check: String) -> String? {
      names.exercises.filter { check.hasPrefix($0 + ".") }.max { $0.count < $1.count }
    }
    var told: Set<String> = []
    return checks.flatMap { check -> [Line] in
      guard let own = exercise(of: check) else { return [("    " + check, titles[check] ?? "")] }
      guard told.insert(own).inserted else { return [] }
      let below = checks.filter { exercise(of: $0) == own }
      return [("    " + own, course.file(ofExercise: own))]
        + below.map { ("      " + $0, titles[$0] ?? "") }
    }
  }
}

extension CourseAssignment {
  /// Returns the file that an exercise's checks grade.
  fileprivate func file(ofExercise name: String) -> String {
    checks.first { $0.id.hasPrefix(name + ".") }?.file ?? ""
  }
}
