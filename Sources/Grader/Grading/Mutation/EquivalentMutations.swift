package import CourseKit
import Foundation
package import Host

/// The mutations that change nothing that can be observed, each with its reason.
///
/// They are listed in `Equivalents.txt` in their exercise's folder, two lines each:
///
///     KNearestNeighbor.swift computeDistancesTwoLoops: var distances = … @31 | zeros -> ones
///         every element is overwritten
package struct EquivalentMutations: Sendable {
  /// The reasons, by the mutation's name.
  package let reasons: [String: String]

  /// The error for a line that does not follow the form.
  package struct FormError: Error, CustomStringConvertible {
    let file: String
    let line: Int

    package var description: String {
      "\(file):\(line): expected the name of a mutation, and its reason in the next line, indented"
    }
  }

  /// Reads every list of an assignment.
  ///
  /// - Throws: `FormError`, or an error if a file cannot be read.
  package init(_ layout: AssignmentLayout, _ project: ProjectLayout) throws {
    var reasons: [String: String] = [:]
    for (path, text) in try layout.exerciseFiles("Equivalents.txt", in: project) {
      try reasons.merge(Self.read(text, file: path)) { first, _ in first }
    }
    self.reasons = reasons
  }

  private init(reasons: [String: String]) { self.reasons = reasons }

  /// Returns the mutations of some files, which are relative to the assignment's folder.
  package func only(in files: [String]) -> EquivalentMutations {
    let files = Set(files)
    return EquivalentMutations(
      reasons: reasons.filter { files.contains(String($0.key.prefix { $0 != " " })) })
  }

  /// Reads one list.
  ///
  /// - Throws: `FormError`.
  static func read(_ text: String, file: String) throws(FormError) -> [String: String] {
    var reasons: [String: String] = [:]
    var name: String?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy(\.isWhitespace) {
      let isReason = line.hasPrefix("    ")
      guard isReason == (name != nil) else { throw FormError(file: file, line: index + 1) }
      if let known = name {
        reasons[known] = line.drop { $0 == " " }.description
        name = nil
      } else {
        name = String(line)
      }
    }
    if name != nil { throw FormError(file: file, line: text.split(separator: "\n").count) }
    return reasons
  }
}
