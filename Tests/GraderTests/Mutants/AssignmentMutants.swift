import CourseKit
import Foundation
import Grader
import Grading
import Host
import Judging
import Patches
import Record
import Testing

/// Mutants that are handed in together.
struct MutantSubmission: Sendable, CustomTestStringConvertible {
  let layout: AssignmentLayout
  var mutants: [Mutant]

  var testDescription: String { mutants.map(\.name).joined(separator: "; ") }
}

/// The mutants of one assignment, from the folders of its exercises.
struct AssignmentMutants: Sendable {
  let layout: AssignmentLayout
  let checks: [CheckDefinition]
  /// Mistakes that show in what is computed.
  private(set) var wrong: [Mutant] = []
  /// Right answers by a slow way.
  private(set) var slow: [Mutant] = []
  /// Mistakes that show in the accuracy that is reached.
  private(set) var training: [Mutant] = []

  var all: [Mutant] { wrong + slow + training }

  /// Reads every `Mutants.patch` below the assignment's folder of the course.
  init(_ layout: AssignmentLayout) throws {
    let project = try ProjectLayout.find()
    self.layout = layout
    checks = try CourseAssignment.load(layout, project: project).checks
    let kinds = Dictionary(checks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let folder = "\(project.root)/Sources/Course/\(layout.folder)"
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix("Mutants.patch") }
    for file in files.map({ "\(folder)/\($0)" }) {
      for mutant in try Mutant.all(in: String(contentsOfFile: file, encoding: .utf8), file: file) {
        let seenBy = mutant.checks.compactMap { kinds[$0] }
        if seenBy.allSatisfy({ $0.kind == .speed }) {
          slow.append(mutant)
        } else if seenBy.allSatisfy(\.trains) {
          training.append(mutant)
        } else {
          wrong.append(mutant)
        }
      }
    }
  }

  /// Wrong mutants in few submissions: those of one are noticed by different checks, so that each check
  /// still speaks of one mistake.
  var submissions: [MutantSubmission] {
    wrong.reduce(into: []) { submissions, mutant in
      let place = submissions.firstIndex { submission in
        submission.mutants.allSatisfy { $0.checks.isDisjoint(with: mutant.checks) }
      }
      if let place {
        submissions[place].mutants.append(mutant)
      } else {
        submissions.append(MutantSubmission(layout: layout, mutants: [mutant]))
      }
    }
  }
}
