package import CourseKit
import Foundation
import Patches
package import Record

/// Files of a submission that attack while they are compiled or run.
///
/// They are changes to the reference: what no attack touches has to keep its marks. Texts may hold
/// places that are filled in when the attack runs, as an attacker could know them: `@CANARY@` a
/// folder that must stay as it is, `@PROJECT@` the checkout, `@PORT@` a port on this host where
/// somebody listens, `@MARK@` the beginning of the name of any file that the attack leaves, and
/// `@NUMBER@` the number of any queue or memory.
package struct ProgramAttack: Sendable {
  /// The texts that the attack changes, by their path in a submission.
  package let files: [String: String]
  /// The check that must notice.
  package let check: String
  /// The verdicts of that check, any of which will do.
  package let expected: [Verdict]
  /// The verdicts when the rule of symbols is off, so that the box has to hold; empty for attacks
  /// that have nothing to do with symbols.
  package let boxed: [Verdict]
  /// Whether the submission has no other file, because the attack is on the build as a whole.
  package let isAlone: Bool

  /// The assignment of its check, whose reference it changes; nil for a check that is nobody's.
  package var assignment: AssignmentID? { AssignmentID(of: check) }

  /// Makes an attack of texts by path.
  package init(
    files: [String: String], check: String, expected: [Verdict], boxed: [Verdict] = [],
    isAlone: Bool = false
  ) {
    self.files = files
    self.check = check
    self.expected = expected
    self.boxed = boxed
    self.isAlone = isAlone
  }

  /// The files of a submission with this attack.
  ///
  /// - Parameter reference: The text of a reference's file.
  /// - Throws: `PatchError`, `MarkedSource.MarkerError`, or what `reference` throws.
  package func apply(
    to files: inout [String: String], reference: (String) throws -> String
  ) throws {
    for (path, text) in self.files {
      let patch = try PatchSection(text, file: path).patch
      files[path] =
        patch.isEmpty ? text : try patch.applied(to: files[path] ?? reference(path))
    }
  }
}

/// Something is wrong with the corpus itself.
package struct CorpusError: Error, CustomStringConvertible {
  package let file: String
  package let problem: String

  /// Names the file, and what is wrong with it.
  init(_ file: String, _ problem: String) {
    self.file = file
    self.problem = problem
  }

  package var description: String { "\(file): \(problem)" }
}
