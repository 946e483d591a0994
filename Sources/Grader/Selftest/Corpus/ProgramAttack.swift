package import CourseKit
import Foundation
import Patches
package import Record

/// Files of a submission that attack when they are compiled or run.
///
/// They are changes to the reference: anything that no attack touches must keep its points. Texts
/// may contain placeholders, which are filled in when the attack runs with what an attacker could
/// know: `@CANARY@`, a folder that must not change; `@PROJECT@`, the checkout; `@PORT@`, a port on
/// this host with a listener; `@MARK@`, the prefix of the name of any file that the attack leaves
/// behind; and `@NUMBER@`, the number of any queue or shared memory.
package struct ProgramAttack: Sendable {
  /// The texts that the attack changes, by path in a submission.
  package let files: [String: String]
  /// The check that must notice.
  package let check: String
  /// The acceptable verdicts of that check.
  package let expected: [Verdict]
  /// The verdicts if the symbol rules are turned off, so that the box must hold; empty for attacks
  /// that have nothing to do with symbols.
  package let boxed: [Verdict]
  /// Whether the submission has no other files, because the attack targets the whole build.
  package let isAlone: Bool

  /// The assignment of its check, whose reference it changes; nil if no assignment has such a
  /// check.
  package var assignment: AssignmentID? { AssignmentID(of: check) }

  /// Makes an attack from texts by path.
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
  /// - Parameters:
  ///   - files: The texts of the submission by path, which are changed.
  ///   - reference: Returns the text of a reference file.
  /// - Throws: `PatchError`, `MarkedSource.MarkerError`, or an error from `reference`.
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

/// The error for something wrong in the corpus itself.
package struct CorpusError: Error, CustomStringConvertible {
  package let file: String
  package let problem: String

  /// Makes an error with the file and what is wrong with it.
  init(_ file: String, _ problem: String) {
    self.file = file
    self.problem = problem
  }

  package var description: String { "\(file): \(problem)" }
}
