package import CourseKit
import Foundation
import Patches
package import Record

/// An attack that the files of a submission carry out when they are compiled or run.
///
/// The files change parts of the reference; the parts that no attack changes must keep their
/// points. The texts may contain placeholders for facts that an attacker could know, which are
/// filled in before the attack runs: `@CANARY@`, a folder that must not change; `@PROJECT@`, the
/// checkout; `@PORT@`, a port on this host with a listener; `@MARK@`, the prefix of the name of any
/// file that the attack leaves behind; and `@NUMBER@`, the number of any queue or shared memory.
package struct ProgramAttack: Sendable {
  /// The texts of the files that the attack changes, by path in a submission.
  package let files: [String: String]
  /// The check that must notice the attack.
  package let check: String
  /// The acceptable verdicts of that check.
  package let expected: [Verdict]
  /// The acceptable verdicts if the symbol rules are turned off, so that only the sandbox can stop
  /// the attack; empty if the attack has nothing to do with symbols.
  package let boxed: [Verdict]
  /// Whether the submission has no other files, because the attack targets the whole build.
  package let isAlone: Bool

  /// The assignment of the check, whose reference the attack changes; nil if no assignment has such
  /// a check.
  package var assignment: AssignmentID? { AssignmentID(of: check) }

  /// Creates an attack from the texts of its files, by path.
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

  /// Adds the attack to the files of a submission.
  ///
  /// - Parameters:
  ///   - files: The texts of the submission, by path.
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

/// The error thrown if the corpus itself is invalid.
package struct CorpusError: Error, CustomStringConvertible {
  package let file: String
  package let problem: String

  /// Creates an error with the file and what is wrong with it.
  init(_ file: String, _ problem: String) {
    self.file = file
    self.problem = problem
  }

  package var description: String { "\(file): \(problem)" }
}
