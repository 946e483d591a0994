import CourseKit
import Foundation
import GraderTestSupport
import Grading
import Host
import Presentation
import Record
import Reports
import Selftest
import Testing

/// The verdicts on the fast build equal those on the optimized one, check by check.
///
/// The tests print a table. The lazy submissions are not in it, because they are not built: the
/// grader makes their answers.
@Suite(
  .serialized,
  .enabled(
    if: ProcessInfo.processInfo.environment["BACKPROP_VERDICTS"] != nil,
    "it takes half an hour; BACKPROP_VERDICTS=1 runs it"))
struct OptimizedVerdictTests {
  /// Verdicts by check, on the fast build and on the optimized one.
  private struct Comparison {
    let name: String
    let fast: [String: String]
    let optimized: [String: String]

    var differences: [String] {
      Set(fast.keys).union(optimized.keys).sorted().filter { fast[$0] != optimized[$0] }
        .map { "\($0): \(fast[$0] ?? "none") and \(optimized[$0] ?? "none")" }
    }

    func tell() {
      let counts = "\(fast.count) verdicts, \(differences.count) differ"
      print("\(name.prefix(60).padding(toLength: 62, withPad: " ", startingAt: 0))\(counts)")
      #expect(differences == [], "\(name)")
    }
  }

  private func compare(
    _ name: String, _ layout: AssignmentLayout, _ files: [String: [UInt8]], trains: Bool = false
  ) throws {
    let host = try GradingHost(layout)
    let verdicts = try [false, true].map { atOnce in
      try host.grade(files, trains: trains, optimizesAtOnce: atOnce).verdicts
        .mapValues(\.rawValue)
    }
    Comparison(name: "\(layout.id) \(name)", fast: verdicts[0], optimized: verdicts[1]).tell()
  }

  @Test(arguments: AssignmentLayout.all)
  func `stubs, the reference and the sample have the same verdicts`(
    _ layout: AssignmentLayout
  ) throws {
    let host = try GradingHost(layout)
    try compare("stubs", layout, try host.files(in: "Assignments"))
    try compare("reference", layout, try host.files(in: "Solutions"), trains: true)
    let verdicts = try [false, true].map { atOnce in
      var grading = host.grading
      grading.options.optimizesAtOnce = atOnce
      let report = try grading.grade(
        "\(host.project.handouts)/\(layout.handouts)/sample-submission.tar.gz")
      return report.verdicts.mapValues(\.rawValue)
    }
    Comparison(name: "\(layout.id) sample", fast: verdicts[0], optimized: verdicts[1]).tell()
  }

  @Test(arguments: AssignmentLayout.all)
  func `mutants have the same verdicts`(_ layout: AssignmentLayout) throws {
    let mutants = try AssignmentMutants(layout)
    let host = try GradingHost(layout)
    for submission in mutants.submissions + [.init(layout: layout, mutants: mutants.slow)] {
      try compare(submission.testDescription, layout, try submission.files(of: host))
    }
    let training = MutantSubmission(layout: layout, mutants: mutants.training)
    try compare(
      training.testDescription, layout, try training.files(of: host), trains: true)
  }

  @Test func `attacks end in the same way`() throws {
    let host = try GradingHost()
    let folder = try TemporaryFolder()
    let world = try World(host.project, in: folder.url.path, watchesSelf: false)
    let trials = Selftest.trials(of: try Corpus(host.project).attacks)
      .filter { $0.assignment != nil }
    let ends = try [false, true].map { atOnce in
      var grading = host.grading
      grading.options.optimizesAtOnce = atOnce
      let selftest = Selftest(grading, world: world, jobs: 2) { outcome in
        let form = atOnce ? "optimized" : "fast"
        print("\(form) \(outcome.trial.attack.name): \(outcome.got), \(outcome.seconds.short) s")
        fflush(nil)
      }
      return Dictionary(
        try selftest.run(trials).map {
          ("\($0.trial.attack.name) \($0.trial.isBoxed ? "boxed" : "")", $0.got)
        },
        uniquingKeysWith: { first, _ in first })
    }
    Comparison(name: "attacks", fast: ends[0], optimized: ends[1]).tell()
  }
}
