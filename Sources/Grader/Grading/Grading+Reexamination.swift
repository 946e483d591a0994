import Build
import CourseKit
import Foundation
import Host
import Intake
import Judging
import Logging
import Record
import Run
import Score
import Symbols

extension Grading {
  /// Grades checks again that may have failed only because their code builds on a failed part.
  ///
  /// A failed part should lose points only in its own checks. So code that builds on it is built
  /// and checked again with the reference's version of the failed part; the file that a check
  /// grades is never replaced. If no such part failed, and the mistake is not a known one of the
  /// graded file, it may be in a part whose own checks do not see it, such as one that is slow.
  /// Then all parts are replaced, if their own checks ran; nothing is trained again.
  ///
  /// If a check earns more points this way, it keeps them, and the report says why. If it only
  /// shows this way that its mistake is a known one, the report says that. It shows what was
  /// printed the first time, when only the student's code ran. If the time for the grading runs out
  /// before, and not because of the student, nobody knows what the check would have earned, so it
  /// counts as not reached.
  func reexamine(
    _ checks: [CheckRecord], of intake: Intake.Result,
    _ build: BuildRecord, _ runner: CheckRunner, _ clock: StageClock,
    _ event: @Sendable (Event) -> Void
  ) throws -> [CheckRecord] {
    let lost = Dictionary(
      checks.filter { $0.earned < $0.points && $0.verdict.isJudged }.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    let broken = brokenFiles(lost, runner.definitions, build)
    let judged = Set(runner.definitions.map(\.file))
    // Of these, the student's own code can be judged.
    let failed = runner.definitions.filter { definition in
      lost[definition.id] != nil && !intake.isUntouched(definition.file)
        && build.files.contains { $0.path == definition.file && $0.status == .compiled }
    }
    let grafts = grafts(for: failed, lost, broken, intake)
    let grafted = Set(grafts.flatMap(\.checks).map(\.id))
    let affected = failed.filter { definition in
      guard let check = lost[definition.id], !isTask(check, of: definition.file, intake.files)
      else { return false }
      let isInDoubt =
        !definition.trains && !check.finding.namesMistake && !grafted.contains(check.id)
        && judged.isSuperset(of: definition.buildsOn)
      return isInDoubt || !broken.isDisjoint(with: definition.buildsOn)
    }
    let retrials =
      Reexamination.groups(of: affected, broken: broken).map {
        Retrial(checks: $0.checks, replaced: $0.replaced)
      } + grafts
    guard !retrials.isEmpty else { return checks }
    event(.began(stage: "Rechecking code that depends on failed parts", steps: 0))
    defer { clock.lap("recheck") }
    var better: [String: CheckRecord] = [:]
    for retrial in retrials {
      checkLogger.debug(
        "grading again with the reference's files",
        metadata: [
          "files": "\(retrial.replaced.sorted())", "checks": "\(retrial.checks.map(\.id))",
        ])
      for check in try run(retrial, of: intake, runner, event) {
        let printed = lost[check.id]?.output ?? ""
        guard check.verdict.isJudged else {
          better[check.id] = better[check.id] ?? check.printing(printed)
          continue
        }
        guard check.earned > better[check.id]?.earned ?? -1 else { continue }
        let definition = retrial.checks.first { $0.id == check.id }
        let replaced = retrial.replaced.intersection(definition?.buildsOn ?? [])
        better[check.id] = check.explained(
          by: replaced.sorted() + retrial.functionNames,
          areBroken: retrial.graft != nil || !broken.isDisjoint(with: replaced), printed: printed)
      }
    }
    return checks.map { check in
      guard let again = better[check.id] else { return check }
      let isBetter = again.earned > check.earned || again.verdict == .notReached
      // Without the mistakes of other parts, its own mistake can be a known one.
      let isClearer =
        again.earned == check.earned && again.finding.buildsOnBrokenParts
        && again.onlyMistake != nil && !check.finding.namesMistake
      return isBetter || isClearer ? again : check
    }
  }

  /// Checks that are graded again with one build.
  private struct Retrial {
    let checks: [CheckDefinition]
    /// The files that are replaced with the reference's versions.
    let replaced: Set<String>
    /// The file of the student's in which functions have the reference's bodies, or nil.
    var graft: (file: String, functions: [String], text: [UInt8])?

    /// What stands for the functions in the list of what was replaced.
    var functionNames: [String] {
      graft.map { graft in graft.functions.map { "\($0) in \(graft.file)" } } ?? []
    }
  }

  /// The checks that are judged given a function of their file that failed, by file.
  ///
  /// A changed file is built like a submitted one, by the same rules.
  private func grafts(
    for failed: [CheckDefinition], _ lost: [String: CheckRecord], _ broken: Set<String>,
    _ intake: Intake.Result
  ) -> [Retrial] {
    let affected = failed.filter { $0.given.contains { lost[$0.check] != nil } }
    return Dictionary(grouping: affected, by: \.file).sorted { $0.key < $1.key }.compactMap {
      file, checks in
      let functions = Set(
        checks.flatMap(\.given).filter { lost[$0.check] != nil }.map(\.name)
      ).sorted()
      guard let own = intake.files[file], let reference = try? referenceFiles([file])[file],
        let text = FunctionGraft.replacing(functions, from: reference, in: own)
      else { return nil }
      return Retrial(
        checks: checks, replaced: broken.intersection(checks.flatMap(\.buildsOn)),
        graft: (file, functions, text))
    }
  }

  /// Runs checks on a build with the reference's version of some files.
  private func run(
    _ retrial: Retrial, of intake: Intake.Result, _ runner: CheckRunner,
    _ event: @Sendable (Event) -> Void
  ) throws -> [CheckRecord] {
    let folder = try JobFolder()
    let (definitions, replaced) = (retrial.checks, retrial.replaced)
    var builder = builder(for: intake.assignment, runner.rubric, checks: definitions)
    builder.budget = runner.budget
    let given = try referenceFiles(replaced)
    var files = intake.files
    if let graft = retrial.graft { files[graft.file] = graft.text }
    let build = { [files] () throws in
      let built = try builder.build(
        files, editable: intake.assignment.sources, in: folder.path, given: given)
      return SubmissionBuild.Result(
        worker: built.worker, bareWorker: built.bareWorker,
        report: built.report.treatingAsCompiled(replaced))
    }
    let second: SubmissionBuild.Result
    do {
      second = try build()
    } catch let end as TimeIsUp {
      guard let budget = runner.budget else { throw end }
      return definitions.map { $0.notReached(in: budget, runner.rubric) }
    }
    var again = runner
    again.definitions = definitions
    again.began = { _ in }
    (again.student.program, again.student.bareProgram) = (second.worker, second.bareWorker)
    // Nobody may see what the reference prints.
    let own = intake.files.filter { !replaced.contains($0.key) && $0.key != retrial.graft?.file }
    again.locator = locator(of: own, second.report)
    again.unfinished.subtract(replaced)
    return try run(again, build: second.report, clock: StageClock(), event) { _ in
    } optimized: { _ in
      builder.optimization = .whole
      return try build()
    }
  }

  /// Returns whether a check stopped at a `todo` in the file that it grades.
  private func isTask(
    _ check: CheckRecord, of path: String, _ files: [String: [UInt8]]
  ) -> Bool {
    let tasks = check.finding.tasks
    guard check.verdict == .notImplemented, !tasks.isEmpty, let bytes = files[path] else {
      return false
    }
    let open = Packer.openTasks(in: String(decoding: bytes, as: UTF8.self))
    return tasks.allSatisfy(open.contains)
  }

  /// Returns the student's files that did not compile, are missing, or failed one of their own
  /// checks.
  private func brokenFiles(
    _ lost: [String: CheckRecord], _ definitions: [CheckDefinition], _ build: BuildRecord
  ) -> Set<String> {
    let failing = definitions.filter { lost[$0.id] != nil && $0.kind != .speed }
    return Set(build.files.filter { $0.status != .compiled }.map(\.path))
      .union(failing.map(\.file))
  }

  private func referenceFiles(_ paths: Set<String>) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for path in paths {
      let file = URL(filePath: project.solutions + "/" + path)
      files[path] = [UInt8](try Data(contentsOf: file))
    }
    return files
  }
}

extension Finding {
  /// Whether the check was graded again because a part that it builds on lost points itself.
  fileprivate var buildsOnBrokenParts: Bool {
    facts.contains {
      if case .grading(.judgedWithReference) = $0 { true } else { false }
    }
  }

  /// Whether the facts name a known mistake.
  fileprivate var namesMistake: Bool {
    facts.contains {
      if case .output(.knownMistake) = $0 { true } else { false }
    }
  }
}

extension Verdict {
  /// Whether the check ran, so that it can be better or worse with the reference's files.
  fileprivate var isJudged: Bool {
    self != .graderFault && self != .notRun && self != .notReached
  }
}

extension CheckRecord {
  /// Returns the check with another printed text.
  fileprivate func printing(_ text: String) -> CheckRecord {
    var check = self
    check.output = text
    return check
  }

  /// Returns the check with the reason why it was graded again, and what was printed the first
  /// time.
  fileprivate func explained(
    by files: [String], areBroken: Bool, printed: String
  ) -> CheckRecord {
    var check = printing(printed)
    check.finding.facts.insert(
      .grading(areBroken ? .judgedWithReference(files: files) : .judgedInDoubt(files: files)), at: 0
    )
    if !printed.isEmpty {
      check.finding.facts.append(.grading(.printedWithOwnFiles(files: files)))
    }
    return check
  }
}
