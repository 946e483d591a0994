import Build
import CourseKit
import Foundation
import Grading
import Host
import Intake
import Judging
import Record
import Reports

/// The reference as an honest submission, which the same process grades after every attack.
struct HonestWork: Sendable {
  private let archive: String
  private let runner: CheckRunner?
  private let layout: AssignmentLayout
  private let build: BuildRecord

  /// The names of the checks to run, which are quick and test different parts.
  private static let checks = ["a1.knn.oneLoop", "a1.svm.vectorized.loss", "a1.twoLayer.gradient"]

  /// Prepares the submission.
  ///
  /// - Parameters:
  ///   - grading: The grading to use.
  ///   - folder: A folder that must exist for as long as this object.
  ///   - calls: Whether to build the submission too, so that its functions can be called.
  /// - Throws: An error if the reference cannot be packed or built.
  init(_ grading: Grading, in folder: String, calls: Bool) throws {
    layout = try AssignmentLayout(.a1, in: grading.project.assignments)
    build = BuildRecord(
      files: layout.paths.map { .init(path: $0, status: .compiled, diagnostics: []) })
    var files: [String: [UInt8]] = [:]
    for path in layout.paths {
      let file = URL(filePath: grading.project.solutions + "/" + path)
      files[path] = [UInt8](try Data(contentsOf: file))
    }
    archive = folder + "/honest.tar.gz"
    let members = files.sorted { $0.key < $1.key }.map { (path: $0.key, bytes: $0.value) }
    try Data(try ArchiveWriter.tarGzip(members)).write(to: URL(filePath: archive))
    runner = try calls ? Self.runner(grading, layout, files, in: folder) : nil
  }

  private static func runner(
    _ grading: Grading, _ layout: AssignmentLayout, _ files: [String: [UInt8]], in folder: String
  ) throws -> CheckRunner {
    var grading = grading
    // Unoptimized object files define names that the symbol rules do not allow.
    (grading.options.optimises, grading.options.checksSymbols) = (false, false)
    let course = try CourseAssignment.load(layout, project: grading.project)
    let built = try grading.builder(for: layout, course.rubric)
      .build(files, editable: layout.paths, in: folder)
    return try grading.runner(
      course, course.checks.filter { checks.contains($0.id) }, of: built,
      unfinished: [])
  }

  /// Returns what is wrong with the intake of the submission, one sentence per problem.
  func intakeProblems() -> [String] {
    do {
      let result = try Intake(assignments: [layout]).read(path: archive, assignment: layout)
      return result.missing.isEmpty
        && result.files.count == layout.paths.count
        ? [] : ["after the attack, not all files of an honest archive were accepted"]
    } catch {
      return ["after the attack, an honest archive was not accepted: \(error)"]
    }
  }

  /// Returns what is wrong with the intake and the points of the submission, one sentence per
  /// problem.
  func problems() -> [String] {
    let results = runner?.run(build: build, clock: StageClock()) { _ in } ?? []
    return intakeProblems()
      + results.filter { $0.verdict != .passed }.map {
        "after the attack, \($0.id) of an honest submission has the verdict '\($0.verdict)': "
          + Explanation.text($0.finding.facts)
      }
  }
}
