import CourseKit
import Foundation
import Grading
import Host
import Judging
import Logging
import Presentation
import Record
package import Reports

extension Selftest {
  /// The time limit for one call of an attack, in seconds of wall time.
  private static let timeLimit = 4.0

  /// Grades one submission with several attacks, and determines each outcome.
  func tryBundle(_ bundle: TrialBundle, honest: HonestWork) throws -> [Trial.Outcome] {
    let programs = bundle.trials.compactMap { trial -> ProgramAttack? in
      if case .program(let program) = trial.attack.body { program } else { nil }
    }
    guard let id = programs.first?.assignment else {
      throw CorpusError("a bundle", "it attacks no assignment")
    }
    let layout = try AssignmentLayout(id, in: grading.project.assignments)
    let folder = try JobFolder()
    let path = folder.path + "/submission.tar.gz"
    try archive(programs, of: layout).write(to: URL(filePath: path))
    let chosen = try chosenChecks(programs, of: layout)
    let begin = ContinuousClock.now
    defer { note(bundle, since: begin) }
    let report: GradingReport
    do {
      report = try grading(for: bundle, of: layout, checks: chosen.map(\.id)).grade(path)
    } catch {
      let seconds = begin.duration(to: .now) / .seconds(1)
      return bundle.trials.map {
        $0.outcome("no report", isExpected: false, seconds: seconds, problems: ["\(error)"])
      }
    }
    let problems =
      try commonProblems(report, chosen, touched: Set(programs.flatMap(\.files.keys)))
      + honest.problems()
    return zip(bundle.trials, programs).map { trial, program in
      judge(trial, program, report, problems)
    }
  }

  private func note(_ bundle: TrialBundle, since begin: ContinuousClock.Instant) {
    let seconds = begin.duration(to: .now) / .seconds(1)
    logger.debug(
      "tried a submission",
      metadata: [
        "attacks": "\(bundle.trials.map(\.attack.name))", "time": "\(Wording.seconds(seconds))",
        "boxAlone": "\(bundle.trials.contains(where: \.isBoxed))", "quiet": "\(bundle.isQuiet)",
      ])
  }

  /// Returns the outcome of one attack in a submission.
  private func judge(
    _ trial: Trial, _ program: ProgramAttack, _ report: GradingReport, _ problems: [String]
  ) -> Trial.Outcome {
    guard let check = report.check(program.check) else {
      return trial.outcome("missing", isExpected: false, seconds: 0, problems: problems)
    }
    let isExpected = (trial.isBoxed ? program.boxed : program.expected).contains(check.verdict)
    let files = report.build.files.filter { program.files.keys.contains($0.path) }
    let errors = files.flatMap(\.diagnostics).filter { $0.severity == "error" }
    let facts = isExpected ? [] : [check.explanation] + errors.prefix(2).map(\.message)
    // If a file was not built, its check never ran.
    let isBuilt = files.allSatisfy { $0.status == .compiled }
    let build = report.stages.first { $0.name == "build" }
    return trial.outcome(
      check.verdict.rawValue, isExpected: isExpected,
      seconds: isBuilt ? check.seconds : build?.seconds ?? 0, problems: facts + problems)
  }

  /// Creates an archive of the reference with the attacks in it.
  private func archive(_ programs: [ProgramAttack], of layout: AssignmentLayout) throws -> Data {
    let project = grading.project
    func reference(_ path: String) throws -> String {
      try String(contentsOfFile: project.solutions + "/" + path, encoding: .utf8)
    }
    var files: [String: String] = [:]
    if !programs.contains(where: \.isAlone) {
      for path in layout.paths { files[path] = try reference(path) }
    }
    for program in programs { try program.apply(to: &files, reference: reference) }
    let members = files.sorted { $0.key < $1.key }.map {
      (path: $0.key, bytes: Array(world.filledIn($0.value).utf8))
    }
    return Data(try ArchiveWriter.tarGzip(members))
  }

  /// Returns the checks of the attacks, and those of `TrialBundle.untouched` that the attacks do
  /// not affect.
  private func chosenChecks(
    _ programs: [ProgramAttack], of layout: AssignmentLayout
  ) throws -> [CheckDefinition] {
    let course = try CourseAssignment.load(layout, project: grading.project)
    let touched = Set(programs.flatMap(\.files.keys))
    let isAlone = programs.contains { $0.isAlone }
    let attacked = Set(programs.map(\.check))
    return course.checks.filter { check in
      attacked.contains(check.id)
        || (!isAlone && TrialBundle.untouched.contains(check.id)
          && touched.isDisjoint(with: [check.file] + check.buildsOn))
    }
  }

  private func grading(
    for bundle: TrialBundle, of layout: AssignmentLayout, checks: [String]
  ) -> Grading {
    var grading = grading
    grading.options.assignment = layout
    grading.options.only = checks
    grading.options.timeLimit = Self.timeLimit
    grading.options.jobs = 2
    let isBoxed = bundle.trials.contains(where: \.isBoxed)
    grading.options.checksSymbols = !isBoxed
    // Without the symbol rules, attacks are about system calls, which are the same in unoptimized
    // code.
    grading.options.optimises = !isBoxed || bundle.isQuiet
    return grading
  }

  /// Returns what is wrong with a report apart from the attacks' own checks, one sentence per
  /// problem.
  private func commonProblems(
    _ report: GradingReport, _ chosen: [CheckDefinition], touched: Set<String>
  ) throws -> [String] {
    if let refusal = report.refusal { return ["the submission was refused: \(refusal.message)"] }
    var problems: [String] = []
    for definition in chosen {
      guard let check = report.check(definition.id) else {
        problems.append("the report lacks \(definition.id)")
        continue
      }
      if !touched.contains(definition.file), check.verdict != .passed {
        problems.append(
          "\(check.id), which no attack targets, has the verdict '\(check.verdict)': "
            + "\(check.explanation)")
      }
    }
    let faults = report.questions.flatMap(\.checks)
      .filter { [.graderFault, .notReached].contains($0.verdict) }
    problems += faults.map { "\($0.id) has no verdict: \($0.explanation)" }
    let inspection = ReportInspection.problems(report, secret: world.secret)
    world.keep(inspection)
    return problems + inspection
  }
}

extension GradingReport {
  /// Returns the check with a given name.
  package func check(_ id: String) -> Check? {
    questions.lazy.flatMap(\.checks).first { $0.id == id }
  }
}
