import Build
import Foundation
import Host
import Judging
import Record
import Score

extension Grading {
  /// Names the file that did not compile where a check met that file's stub.
  ///
  /// The stub says that its part is not implemented, although the student wrote it.
  ///
  /// - Parameters:
  ///   - checks: The records of checks.
  ///   - definitions: Their definitions.
  ///   - build: The record of the build.
  ///   - rubric: The rubric.
  /// - Returns: The records, of which some have another finding.
  func namingUncompiled(
    _ checks: [CheckRecord], _ definitions: [CheckDefinition], _ build: BuildRecord,
    _ rubric: Rubric
  ) -> [CheckRecord] {
    let replaced = build.files.filter { $0.isReplaced }.map(\.path)
    guard !replaced.isEmpty else { return checks }
    let tasks = Dictionary(
      uniqueKeysWithValues: replaced.map { path in
        let stub = FileManager.default.contents(atPath: "\(project.assignments)/\(path)") ?? Data()
        return (path, Packer.openTasks(in: String(decoding: stub, as: UTF8.self)))
      })
    return checks.map { check in
      guard let definition = definitions.first(where: { $0.id == check.id }),
        let finding = definition.uncompiledNeed(check.finding, tasks: tasks, in: build)
      else { return check }
      return definition.judged(
        finding, entry: rubric.entryOrDefault(check.id), seconds: check.seconds,
        output: check.output)
    }
  }
}

extension CheckDefinition {
  /// What the build says about a file that the check needs and met the stub of, or nil if it met
  /// none.
  ///
  /// - Parameters:
  ///   - finding: What the check found.
  ///   - tasks: The open tasks of the stubs that replaced files, by path.
  ///   - build: The record of the build.
  /// - Returns: The finding that names the file.
  func uncompiledNeed(
    _ finding: Finding, tasks: [String: [String]], in build: BuildRecord
  ) -> Finding? {
    let met = buildsOn.first { path in
      tasks[path, default: []].contains { finding == .notImplemented($0) }
    }
    return met.flatMap { fault(of: $0, in: build, [:]) }
  }
}

extension BuildRecord.File {
  /// Whether a stub stands in the place of the file that was submitted.
  fileprivate var isReplaced: Bool { status != .compiled && status != .missing }
}
