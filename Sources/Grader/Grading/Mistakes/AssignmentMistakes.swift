import Build
package import CourseKit
import Foundation
package import Host
package import Judging
package import Patches
import Record

/// The mistakes that are known for an assignment, from the folders of its exercises.
package struct AssignmentMistakes: Sendable {
  /// The mistakes, in the order of their files.
  ///
  /// The number of a mistake is its index plus one.
  package let mutants: [Mutant]
  private let layout: AssignmentLayout
  private let project: ProjectLayout

  /// Reads every `Mutants.patch` of an assignment.
  ///
  /// - Throws: `PatchError`, or an error if a file cannot be read.
  package init(_ layout: AssignmentLayout, _ project: ProjectLayout) throws {
    (self.layout, self.project) = (layout, project)
    mutants = try layout.exerciseFiles("Mutants.patch", in: project).flatMap {
      try Mutant.all(in: $0.text, file: $0.path)
    }
  }

  /// Returns what reports say of the mistakes with the given numbers.
  func known(_ numbers: [Int]) -> [KnownMistake] {
    numbers.map { number in
      let mutant = mutants[number - 1]
      let notes = mutant.notes.map { section in
        KnownMistake.Notes(file: "handouts/\(layout.handouts)/notes.md", section: section)
      }
      return KnownMistake(id: mutant.id, sentence: mutant.say, notes: notes)
    }
  }

  /// The mistakes that some check notices without measuring time or training a model.
  package func noticedQuickly(by checks: [CheckDefinition]) -> [Mutant] {
    let quick = Set(checks.filter(\.isJudgedQuickly).map(\.id))
    return mutants.filter { !quick.isDisjoint(with: $0.checks) }
  }

  /// The numbers of the mistakes that a check notices.
  func noticed(by check: String) -> [Int] {
    mutants.indices.filter { mutants[$0].checks.contains(check) }.map { $0 + 1 }
  }

  /// The files of the reference with all mistakes.
  ///
  /// - Throws: `PatchError`, or an error if a file cannot be read.
  func files() throws -> [String: [UInt8]] {
    let ofFiles = Dictionary(grouping: mutants.indices) { mutants[$0].file }
    var changed: [String: [MutantSwitch.Mutant]] = [:]
    for (file, here) in ofFiles {
      let text = try String(
        contentsOfFile: "\(project.solutions)/\(layout.folder)/\(file)", encoding: .utf8)
      changed[file] = try here.map { ($0 + 1, try mutants[$0].patch.applied(to: text)) }
    }
    return try SwitchedReference(layout, project, mutants: changed).files
  }
}
