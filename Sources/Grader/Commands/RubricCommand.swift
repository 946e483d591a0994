import ArgumentParser
import CourseKit
import Foundation
import Grading
import Host
import Judging
import Presentation
import Record
import Score

/// Checks the rubrics and prints them as tables.
struct RubricCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rubric",
    abstract: "Check the rubrics without grading, and print them as tables.",
    discussion: discussion)

  @Argument(
    help: ArgumentHelp(
      "Assignments such as a1; by default, all of them.", valueName: "name"))
  var assignments: [String] = []

  func validate() throws { _ = try chosen }

  private var chosen: [AssignmentID] {
    get throws {
      try assignments.isEmpty ? AssignmentID.allCases : assignments.map(AssignmentID.chosen)
    }
  }

  func run() throws {
    do {
      let project = try ProjectLayout.find()
      var courses: [CourseAssignment] = []
      var errors: [RubricError] = []
      for id in try chosen {
        let layout = try AssignmentLayout(id, in: project.assignments)
        do {
          courses.append(try CourseAssignment.load(layout, project: project))
        } catch let error as RubricError {
          errors.append(error)
        }
      }
      if !courses.isEmpty { print(RubricTable(courses).text) }
      for error in errors.dropLast() { _ = failure(error) }
      if let last = errors.last { throw last }
    } catch {
      throw failure(error)
    }
  }

  /// The fields for each kind of check, and the numbers that are not in a rubric.
  static let discussion: String = {
    let width =
      (RubricField.allCases.map(\.rawValue) + JudgingDefaults.lines.map(\.name))
      .map(\.count).max() ?? 0
    var lines = [
      "handouts/assignmentN/rubric.yml gives each check its points and its limits.", "",
      "FIELDS",
    ]
    lines += RubricField.allCases.map {
      "  \($0.rawValue.padded(to: width))  \($0.meaning)"
    }
    lines += [
      "", "FIELDS OF THE WHOLE RUBRIC",
      "  \("timeBudget".padded(to: width))  seconds for a whole grading, by default "
        + Rubric.usualTimeBudget.short,
      "  \("limits".padded(to: width))  resource limits, under build and run",
    ]
    lines += [
      "",
      "FIELDS BY KIND OF CHECK, IN ADDITION TO id AND points: [optional], (if needed)",
    ]
    lines += CheckKind.allCases.map { kind in
      let needs = CheckNeeds(kind)
      var fields =
        needs.neededFields.map(\.rawValue) + needs.optionalFields.map { "[\($0.rawValue)]" }
      if kind == .property { fields.insert("(tolerance) (bounds)", at: 0) }
      let text = fields.joined(separator: " ")
      return "  \(kind.rawValue.padded(to: 8))  " + (text.isEmpty ? "none" : text)
    }
    lines += [
      "", "DATA SETS THAT CAN HAVE TARGETS",
    ]
    lines += AssignmentID.allCases.map {
      "  \($0.rawValue)  " + Assignment.of($0).targetNames.sorted().joined(separator: ", ")
    }
    lines += [
      "", "NUMBERS THAT DECIDE A VERDICT BUT ARE NOT IN A RUBRIC",
    ]
    lines += JudgingDefaults.lines.map {
      "  \($0.name.padded(to: width))  \($0.value.padded(to: 7))  \($0.meaning)"
    }
    lines += [
      "", "EXIT CODES",
      "  0 the rubrics are valid; 78 one has an error, shown with its file and line.",
    ]
    return lines.joined(separator: "\n")
  }()
}

/// The rubrics' values for each check, as a text table.
struct RubricTable {
  private let rows: [[String]]
  private let budgets: [String]

  private static let header = [
    "assignment", "question", "check", "kind", "points", "tolerance", "threshold", "seconds",
    "hidden", "targets and bounds",
  ]
  /// The numeric columns, which are right-aligned.
  private static let numbers = 4...7

  init(_ courses: [CourseAssignment]) {
    budgets = courses.map { course in
      "\(course.layout.id.rawValue): a whole grading may take \(course.rubric.timeBudget.short) "
        + "seconds (timeBudget)."
        + (course.rubric.budgetWarning.map { "\nwarning: \($0)" } ?? "")
    }
    rows = courses.flatMap { course in
      let kinds = Dictionary(
        course.checks.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
      return course.rubric.questions.flatMap { question in
        question.checks.map { entry in
          [course.layout.id.rawValue, question.id]
            + Self.cells(entry, kinds[entry.id]?.rawValue ?? "")
        }
      }
    }
  }

  private static func cells(_ entry: Rubric.Entry, _ kind: String) -> [String] {
    let targets = entry.targets.sorted { $0.key < $1.key }.map {
      "\($0.key) \($0.value.floor.short) to \($0.value.target.short)"
    }
    let bounds = entry.bounds.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.short)" }
    return [
      entry.id, kind, entry.points.short, entry.tolerance?.short ?? "",
      entry.threshold?.short ?? "", entry.timeLimit?.short ?? "", entry.isHidden ? "yes" : "",
      (targets + bounds).joined(separator: ", "),
    ]
  }

  /// The table, with one line per check, and below it what is true of each assignment.
  var text: String {
    let all = [Self.header] + rows
    let widths = Self.header.indices.map { column in all.map { $0[column].columns }.max() ?? 0 }
    let table = all.map { row in
      let cells = zip(row, widths).enumerated().map { column, cell in
        Self.numbers.contains(column)
          ? cell.0.leftPadded(to: cell.1) : cell.0.padded(to: cell.1)
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
    return (table + [""] + budgets).joined(separator: "\n")
  }
}
