import Judging
import CourseKit
import Grading
import Testing

/// A plausible mistake: the reference with one piece of code replaced.
struct Mutant: Sendable {
  /// What a student did or forgot.
  let mistake: String
  /// The file of the reference, in the assignment's folder.
  let file: String
  /// The code of the reference, which stands in the file exactly once.
  let code: String
  /// What stands there instead.
  let replacement: String
  /// The checks that must notice; every other check must pass.
  let noticedBy: Set<String>

  init(
    _ mistake: String, in file: String, _ code: String, _ replacement: String,
    noticedBy: Set<String>
  ) {
    (self.mistake, self.file, self.code, self.replacement) = (mistake, file, code, replacement)
    self.noticedBy = noticedBy
  }
}

/// Mutants that are handed in together.
struct MutantSubmission: Sendable, CustomTestStringConvertible {
  let layout: AssignmentLayout
  var mutants: [Mutant]

  var testDescription: String { mutants.map(\.mistake).joined(separator: "; ") }
}

/// The mutants of one assignment.
struct AssignmentMutants: Sendable, CustomTestStringConvertible {
  let layout: AssignmentLayout
  let checks: [CheckDefinition]
  /// Mistakes that show in what is computed.
  let wrong: [Mutant]
  /// Right answers by a slow way.
  let slow: [Mutant]
  /// Mistakes that show in the accuracy that is reached.
  let training: [Mutant]

  var testDescription: String { layout.title }

  /// Wrong mutants in few submissions: those of one are noticed by different checks, so that each check
  /// still speaks of one mistake.
  var submissions: [MutantSubmission] {
    wrong.reduce(into: []) { submissions, mutant in
      let place = submissions.firstIndex { submission in
        submission.mutants.allSatisfy { $0.noticedBy.isDisjoint(with: mutant.noticedBy) }
      }
      if let place {
        submissions[place].mutants.append(mutant)
      } else {
        submissions.append(MutantSubmission(layout: layout, mutants: [mutant]))
      }
    }
  }
}
