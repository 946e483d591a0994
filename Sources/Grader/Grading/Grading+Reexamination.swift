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
  /// If a check earns more points this way, it keeps them, and the report says why. It shows what
  /// was printed the first time, when only the student's code ran. If the time for the grading runs
  /// out before, and not because of the student, nobody knows what the check would have earned, so
  /// it counts as not reached.
  func reexamine(
    _ checks: [CheckRecord], of intake: Intake.Result,
    _ build: BuildRecord, _ runner: CheckRunner, _ clock: StageClock,
    _ event: @Sendable (Event) -> Void
  ) throws -> [CheckRecord] {
    let broken = brokenFiles(checks, runner.definitions, build)
    let judged = Set(runner.definitions.map(\.file))
    let affected = runner.definitions.filter { definition in
      let check = checks.first { $0.id == definition.id }
      return check.map { $0.earned < $0.points && $0.verdict.isJudged } == true
        && !(check.map { isTask($0, of: definition.file, intake.files) } ?? false)
        && (!broken.isDisjoint(with: definition.buildsOn)
          || (!definition.trains && check?.finding.namesMistake == false
            && judged.isSuperset(of: definition.buildsOn)))
        && build.files.contains { $0.path == definition.file && $0.status == .compiled }
        && !intake.isUntouched(definition.file)
    }
    let grafts = grafts(for: checks, runner.definitions, build, intake)
    guard !affected.isEmpty || !grafts.isEmpty else { return checks }
    event(.began(stage: "Rechecking code that depends on failed parts", steps: 0))
    defer { clock.lap("recheck") }
    var better: [String: CheckRecord] = [:]
    for group in Reexamination.groups(of: affected, broken: broken) {
      checkLogger.debug(
        "grading again with the reference's files",
        metadata: [
          "files": "\(group.replaced.sorted())", "checks": "\(group.checks.map(\.id))",
        ])
      for check in try run(
        group.checks, replacing: group.replaced, of: intake, runner, event)
      {
        let printed = checks.first { $0.id == check.id }?.output ?? ""
        guard check.verdict.isJudged else {
          better[check.id] = check.printing(printed)
          continue
        }
        let definition = group.checks.first { $0.id == check.id }
        let replaced = group.replaced.intersection(definition?.buildsOn ?? [])
        better[check.id] = check.explained(
          by: replaced.sorted(), areBroken: !broken.isDisjoint(with: replaced), printed: printed)
      }
    }
    for graft in grafts {
      let replaced = broken.intersection(graft.checks.flatMap(\.buildsOn))
      var grafted = intake
      grafted.files[graft.file] = graft.text
      for check in try run(
        graft.checks, replacing: replaced, of: grafted, changing: graft.file, runner, event)
      where check.earned > better[check.id]?.earned ?? 0 {
        let printed = checks.first { $0.id == check.id }?.output ?? ""
        better[check.id] = check.explained(
          by: replaced.sorted() + graft.functions.map { "\($0) in \(graft.file)" },
          areBroken: true, printed: printed)
      }
    }
    return checks.map { check in
      guard let again = better[check.id],
        again.earned > check.earned || again.verdict == .notReached
      else { return check }
      return again
    }
  }

  /// A file of the student's in which functions that failed have the reference's bodies.
  private struct Graft {
    let file: String
    let functions: [String]
    let text: [UInt8]
    /// The checks that are judged given these functions.
    let checks: [CheckDefinition]
  }

  /// The files in which a function failed that another check of the file is judged given.
  ///
  /// A changed file is built like a submitted one, by the same rules.
  private func grafts(
    for checks: [CheckRecord], _ definitions: [CheckDefinition], _ build: BuildRecord,
    _ intake: Intake.Result
  ) -> [Graft] {
    let failed = Set(
      checks.filter { $0.earned < $0.points && $0.verdict.isJudged }.map(\.id))
    let affected = definitions.filter { definition in
      failed.contains(definition.id) && definition.given.contains { failed.contains($0.check) }
        && build.files.contains { $0.path == definition.file && $0.status == .compiled }
        && !intake.isUntouched(definition.file)
    }
    return Dictionary(grouping: affected, by: \.file).sorted { $0.key < $1.key }.compactMap {
      file, checks in
      let functions = Set(
        checks.flatMap(\.given).filter { failed.contains($0.check) }.map(\.name)
      ).sorted()
      guard let own = intake.files[file], let reference = try? referenceFiles([file])[file],
        let text = FunctionGraft.replacing(functions, from: reference, in: own)
      else { return nil }
      return Graft(file: file, functions: functions, text: text, checks: checks)
    }
  }

  /// Runs checks on a build with the reference's version of the given files.
  private func run(
    _ definitions: [CheckDefinition], replacing replaced: Set<String>, of intake: Intake.Result,
    changing changed: String? = nil, _ runner: CheckRunner, _ event: @Sendable (Event) -> Void
  ) throws -> [CheckRecord] {
    let folder = try JobFolder()
    var builder = builder(for: intake.assignment, runner.rubric, checks: definitions)
    builder.budget = runner.budget
    let given = try referenceFiles(replaced)
    let build = { () throws in
      let built = try builder.build(
        intake.files, editable: intake.assignment.sources, in: folder.path, given: given)
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
    let own = intake.files.filter { !replaced.contains($0.key) && $0.key != changed }
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
    _ checks: [CheckRecord], _ definitions: [CheckDefinition], _ build: BuildRecord
  ) -> Set<String> {
    var broken = Set(build.files.filter { $0.status != .compiled }.map(\.path))
    for definition in definitions {
      let check = checks.first { $0.id == definition.id }
      if let check, check.verdict.isJudged, check.earned < check.points, definition.kind != .speed {
        broken.insert(definition.file)
      }
    }
    return broken
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
