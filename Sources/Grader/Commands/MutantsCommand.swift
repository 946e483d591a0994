import ArgumentParser
import Box
import Build
import CourseKit
import Foundation
import Grading
import Host
import Judging
import Presentation
import Record
import Reports

/// Measures how many small changes to the reference the checks notice.
struct MutantsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutants",
    abstract: "Change the reference in thousands of ways, and show how many of them checks notice.",
    discussion: """
      A mutation exchanges an operator, shifts a constant, drops a term or a statement, swaps two \
      arguments, forces a condition, or replaces a result, in one place of one solution. Known \
      mistakes are mutations, too. All mutations of an assignment are compiled into one program, \
      once. Then each is judged by the checks of the file that was changed, and if they notice \
      nothing, by all others. Checks that measure time or train models are not run.

      Some mutations change nothing that can be observed. Each of them is listed with its reason in \
      Equivalents.txt in its exercise's folder.

      EXAMPLES
        ./grader mutants
        ./grader mutants a2.batchnorm --survivors
        ./grader mutants a1 --most 40 --least 0.9
        ./grader mutants a2.affine --losses
        ./grader mutants a2.affine --reasons

      EXIT CODES
        0 at least the asked share is caught; 1 it is less, or a list of equivalent mutations is \
      wrong.
      """)

  @Argument(
    help: ArgumentHelp(
      "Assignments, questions, exercises or checks; by default, everything.", valueName: "name"))
  var names: [String] = []

  @Option(
    help: ArgumentHelp(
      "The most mutations of a file, spread over it from a random one; by default, all.",
      valueName: "count"))
  var most: Int?

  @Option(
    help: ArgumentHelp(
      "The smallest share that must be caught by a check of the changed file.",
      valueName: "share"))
  var least = 0.0

  @Flag(help: "List the mutations that no check of their own file notices.")
  var survivors = false

  @Flag(help: "List what the student would read about each mutation.")
  var reasons = false

  @Flag(help: "Run every check that a mutation may reach, and add the points it costs.")
  var losses = false

  @Option(
    help: ArgumentHelp("The seed of the inputs and of the choice.", valueName: "number"))
  var seed: Seed = 231

  @OptionGroup var work: WorkOptions

  func validate() throws {
    if let most, most < 1 { throw ValidationError("--most must be at least 1, not \(most).") }
    guard (0...1).contains(least) else {
      throw ValidationError("--least must be from 0 to 1, not \(least).")
    }
  }

  func run() throws {
    startLog(isVerbose: work.verbose)
    do {
      Interruption.shared.handle { "Stopped: nothing was measured to the end." }
      let plan = try ReferencePlan(names)
      var (table, told) = (MutationTable(), ReasonTable())
      for part in plan.parts {
        let (course, layout) = (part.course, part.course.layout)
        let chosen = Set(
          course.checks.filter { $0.isJudgedQuickly && part.checks.contains($0.id) }.map(\.file))
        let files = layout.files.filter { chosen.contains("\(layout.folder)/\($0)") }
        note("\(layout.id.rawValue): compiling all mutations, which takes minutes once")
        let mistakes = try AssignmentMistakes(layout, plan.project)
        let program = try MutationProgram(
          layout, files: files, mistakes: mistakes.noticedQuickly(by: course.checks), most: most,
          seed: seed, part.builder)
        note(
          "\(layout.id.rawValue): \(program.mutations.count) mutations; "
            + "\(program.leftOut) more do not compile")
        let judge = try MutationJudge(
          course, program, seed: seed, jobs: work.jobs, countsLosses: losses,
          mistakes: reasons ? MistakeComparison(layout, part.builder) : nil)
        let progress = Presentation.Progress(
          label: "Mutations", total: program.mutations.count, style: work.progressStyle)
        let judgments = judge.judgments { progress.update(completed: $0, detail: $1.file) }
        progress.finish()
        told.add(
          program, judgments,
          titles: Dictionary(uniqueKeysWithValues: course.checks.map { ($0.id, $0.title) }),
          mistakes: mistakes.mutants)
        table.add(
          layout.id.rawValue, program, judgments,
          try EquivalentMutations(layout, plan.project).only(in: files))
      }
      print(table.text(listsSurvivors: survivors))
      if reasons { printReasons(told) }
      if table.share < least || !table.faults.isEmpty { throw GraderExit.checkFailed.error }
    } catch {
      throw failure(error)
    }
  }

  private func printReasons(_ told: ReasonTable) {
    print("\n\(told.summary)")
    for quality in ReasonQuality.allCases {
      let reasons = told.reasons.filter { $0.quality == quality }
      guard !reasons.isEmpty else { continue }
      print("\n\(quality.rawValue):")
      for reason in reasons {
        print("- \(reason.mutation)\n  \(reason.check): \(Explanation.text(reason.facts))")
      }
    }
  }

  private func note(_ text: String) {
    guard !work.quiet else { return }
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}
