import Build
package import CourseKit
import Foundation
package import Host
package import Patches
import Record

/// The mistakes that are known for an assignment, from the folders of its exercises.
package struct AssignmentMistakes: Sendable {
  /// The mistakes, in the order of their files.
  ///
  /// The number of a mistake is its index plus one.
  package private(set) var mutants: [Mutant] = []
  private let layout: AssignmentLayout
  private let project: ProjectLayout

  /// Reads every `Mutants.patch` of an assignment.
  ///
  /// - Throws: `PatchError`, or an error if a file cannot be read.
  package init(_ layout: AssignmentLayout, _ project: ProjectLayout) throws {
    (self.layout, self.project) = (layout, project)
    let folder = "\(project.course)/\(layout.folder)"
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix("Mutants.patch") }
    for file in files {
      let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      mutants += try Mutant.all(in: text, file: "\(folder)/\(file)")
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

  /// The numbers of the mistakes that a check notices.
  func noticed(by check: String) -> [Int] {
    mutants.indices.filter { mutants[$0].checks.contains(check) }.map { $0 + 1 }
  }

  /// The files of the reference with all mistakes, one of which the name of a call chooses.
  ///
  /// - Throws: `PatchError`, or an error if a file cannot be read.
  func files() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in layout.files {
      let text = try String(
        contentsOfFile: "\(project.solutions)/\(layout.folder)/\(name)", encoding: .utf8)
      let here = mutants.indices.filter { mutants[$0].file == name }
      let changed = try here.map { ($0 + 1, try mutants[$0].patch.applied(to: text)) }
      files["\(layout.folder)/\(name)"] = Array(MutantSwitch(text, mutants: changed).text.utf8)
    }
    let list = "\(layout.folder)/Exercises.swift"
    let text = try String(contentsOfFile: "\(project.solutions)/\(list)", encoding: .utf8)
    files[list] = Array(withMistakes(text).utf8)
    return files
  }

  /// The name under which a program with all mistakes offers an exercise with one of them.
  static func call(_ exercise: String, with number: some CustomStringConvertible) -> String {
    "\(number) \(exercise)"
  }

  /// The list of exercises, each with every mistake.
  private func withMistakes(_ list: String) -> String {
    list.replacing("public let exercises", with: "private let exercisesAsTheyAre") + """

      nonisolated(unsafe) var \(MutantSwitch.variable) = 0

      public let exercises = (0...\(mutants.count)).flatMap { number in
        exercisesAsTheyAre.map { exercise in
          Exercise("\(Self.call("\\(exercise.name)", with: "\\(number)"))", allowing: exercise.allowed) { input in
            \(MutantSwitch.variable) = number
            return try exercise(input)
          }
        }
      }

      """
  }
}
