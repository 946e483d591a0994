package import CourseKit
import Grading
import Host
package import Judging
package import Patches
import Record
import Testing

/// Mutants that are handed in together.
package struct MutantSubmission: Sendable, CustomTestStringConvertible {
  package let layout: AssignmentLayout
  package let mutants: [Mutant]

  /// Creates a submission of mutants of an assignment.
  package init(layout: AssignmentLayout, mutants: [Mutant]) {
    (self.layout, self.mutants) = (layout, mutants)
  }

  package var testDescription: String { mutants.map(\.name).joined(separator: "; ") }

  /// The reference's files with the mutants' code.
  package func files(of host: GradingHost) throws -> [String: [UInt8]] {
    try host.reference(with: mutants)
  }
}

/// The mutants of one assignment, from the folders of its exercises.
package struct AssignmentMutants: Sendable {
  package let layout: AssignmentLayout
  package let checks: [CheckDefinition]
  /// Mistakes that show in what is computed.
  package private(set) var wrong: [Mutant] = []
  /// Right answers by a slow way.
  package private(set) var slow: [Mutant] = []
  /// Mistakes that show in the accuracy that is reached.
  package private(set) var training: [Mutant] = []

  package var all: [Mutant] { wrong + slow + training }

  /// Reads every `Mutants.patch` below the assignment's folder of the course.
  package init(_ layout: AssignmentLayout) throws {
    let project = try ProjectLayout.find()
    self.layout = layout
    checks = try CourseAssignment.load(layout, project: project).checks
    let kinds = Dictionary(checks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for mutant in try AssignmentMistakes(layout, project).mutants {
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

  /// Wrong mutants in few submissions.
  package var submissions: [MutantSubmission] { submissions(of: wrong) }

  /// Mutants that show in an accuracy, in few submissions.
  package var trainingSubmissions: [MutantSubmission] { submissions(of: training) }

  /// Puts mutants into few submissions: those of one are noticed by different checks, so that each
  /// check still speaks of one mistake.
  private func submissions(of mutants: [Mutant]) -> [MutantSubmission] {
    mutants.grouped { $0.checks.isDisjoint(with: $1.checks) }
      .map { MutantSubmission(layout: layout, mutants: $0) }
  }
}
