import ArgumentParser
import Box
import Foundation
import Grading
import Host
import Presentation
import Record
import Selftest

/// Runs the attack corpus on this host.
struct SelftestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "selftest",
    abstract:
      "Try every attack in the corpus on this host, and report whether grading is safe here.",
    discussion: """
      Hostile archives are read, and hostile submissions are built and run like any other: they \
      try to read, write, connect, persist, crash, stall and cheat. Each must end with its \
      expected verdict, leave files, processes and the network unchanged, and not cost any other \
      part of the submission its points. This takes a few minutes; nothing on the host is changed.

      The families are those of docs/trust.md: A archives, B build, R tampering, F forged results, \
      L leaks, T timing, M learning, D resources, N exfiltration.

      EXAMPLES
        ./grader selftest
        ./grader selftest --family A --family N
        ./grader selftest --only fork-bomb --verbose

      EXIT CODES
        0   every attack that was tried ended as expected; if that was the whole corpus, it is safe \
      to grade here
        69  a required program is not installed
        70  the corpus or the grader itself failed
        77  no sandbox can be built: it is not safe to grade here
        79  an attack got further than allowed: it is not safe to grade here
        130 interrupted; the results so far are printed but say nothing final about the host
      """)

  @Option(
    help: ArgumentHelp(
      "Try only attacks of this family, such as A; may be repeated.", valueName: "letter"))
  var family: [Family] = []

  @Option(help: ArgumentHelp("Try only this attack; may be repeated.", valueName: "name"))
  var only: [String] = []

  @Option(help: ArgumentHelp("The output format: text or json.", valueName: "format"))
  var format = SelftestFormat.text

  @OptionGroup var work: WorkOptions

  func run() async throws {
    startLog(isVerbose: work.verbose)
    do {
      try tryAll()
    } catch {
      throw failure(error)
    }
  }

  private func tryAll() throws {
    let project = try ProjectLayout.find()
    let attacks = try chosen(of: Corpus(project).attacks)
    let trials = Selftest.trials(of: attacks)
    let (box, toolchain) = (try Box.strongest(), try Toolchain.find())
    let log = SelftestLog(
      planned: trials.count, box: box.name, compiler: toolchain.version,
      isWhole: family.isEmpty && only.isEmpty)
    Interruption.shared.handle { "Stopped before anything was tried." }
    let folder = try JobFolder()
    let world = try prepare(project, in: folder.path)
    Interruption.shared.handle {
      try? show(log.report(breaches: world.breaches, left: []))
      return "Stopped: this is not a verdict on the host."
    }
    let progress = Presentation.Progress(
      label: "Attacks", total: trials.count, style: work.progressStyle)
    let grading = Grading(project: project, toolchain: toolchain, box: box)
    _ = try Selftest(grading, world: world, jobs: work.jobs) { outcome in
      progress.update(completed: log.add(outcome), detail: outcome.trial.attack.name)
    }.run(trials)
    progress.finish()
    // Files that appear only now are not attributed to an attack, but are still recorded.
    _ = world.violations()
    let report = log.report(breaches: world.breaches, left: leftovers(in: folder.path))
    try show(report)
    if !report.isPassed { throw GraderExit.unsafeHost.error }
  }

  private func show(_ report: SelftestReport) throws {
    let text =
      try format == .json
      ? report.json() : report.text(style: work.outputStyle, isVerbose: work.verbose)
    try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
  }

  /// Makes all temporary files of this process go into one folder, so that leftovers are found
  /// there.
  private func prepare(_ project: ProjectLayout, in folder: String) throws -> World {
    // Code outside a box must be able to reach the canary.
    chmod(folder, 0o755)
    let world = try World(project, in: folder, watchesSelf: true)
    let temporary = temporaryFolder(in: folder)
    try FileManager.default.createDirectory(
      atPath: temporary, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o755])
    setenv("TMPDIR", temporary, 1)
    return world
  }

  /// Returns the path of a folder that no other grader uses.
  private func temporaryFolder(in folder: String) -> String {
    folder + "/selftest-\(ProcessInfo.processInfo.processIdentifier)"
  }

  private func leftovers(in folder: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: temporaryFolder(in: folder))
    return names?.sorted() ?? []
  }

  private func chosen(of attacks: [Attack]) throws -> [Attack] {
    for name in only where !attacks.contains(where: { $0.name == name }) {
      throw ValidationError(
        "There is no attack '\(name)'; the attacks are: "
          + attacks.map(\.name).sorted().joined(separator: ", ") + ".")
    }
    return attacks.filter { attack in
      (family.isEmpty || family.contains(attack.family))
        && (only.isEmpty || only.contains(attack.name))
    }
  }
}

/// The output format of the selftest.
enum SelftestFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

extension Family: ExpressibleByArgument {}
