import CourseKit
import Host
import Score

extension Handouts {
  /// The ending of files with checks that students never get, such as
  /// `LayerNormChecks+Hidden.swift`.
  private static let hiddenEnding = "Checks+Hidden.swift"

  /// Returns notes about checks that a rubric hides although students have their code.
  ///
  /// - Returns: A note for each such check.
  /// - Throws: `SourceError` or `RubricError`.
  package func hiddenCheckNotes() throws -> [String] {
    try assignments.flatMap { assignment -> [String] in
      let folder = "Sources/Course/\(assignment.folder)"
      let secret = try project.files(below: folder).filter { $0.hasSuffix(Self.hiddenEnding) }
        .map { try text(of: "\(folder)/\($0)") }
      let path = "handouts/\(assignment.handouts)/rubric.yml"
      // An assignment that has not been begun has no rubric.
      guard project.bytes(path) != nil else { return [] }
      return try rubric(of: assignment).rubric.questions.flatMap(\.checks).filter(\.isHidden)
        .filter { check in !secret.contains { $0.contains("\"\(check.id)\"") } }
        .map { check in
          "\(path):\(check.line): '\(check.id)' is hidden only in reports, because students have "
            + "its code. To keep it secret, define it in a file that ends in \(Self.hiddenEnding)."
        }
    }
  }
}
