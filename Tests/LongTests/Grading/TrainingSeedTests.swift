import CourseKit
import Foundation
import GraderTestSupport
import Grading
import Judging
import Patches
import Record
import Reports
import Testing

/// Verdicts on trained models, with many seeds and on every data set of this machine.
///
/// The test prints a table. CIFAR-10 is in it if the data folder (`BACKPROP_DATA`) has it.
@Suite(
  .serialized,
  .enabled(
    if: ProcessInfo.processInfo.environment["BACKPROP_SEEDS"] != nil,
    "it takes hours; BACKPROP_SEEDS=20 runs it with 20 seeds"))
struct TrainingSeedTests {
  @Test(arguments: AssignmentLayout.all)
  func `right work passes, and each mutant that trains is noticed`(
    _ layout: AssignmentLayout
  ) throws {
    let seeds = ProcessInfo.processInfo.environment["BACKPROP_SEEDS"].flatMap(UInt64.init) ?? 1
    let mutants = try AssignmentMutants(layout)
    let trained = mutants.checks.filter(\.trains).map(\.id)
    let host = try GradingHost(layout, keepsBuilds: true)
    let reference = try host.files(in: "Solutions")
    let empty = try TemporaryFolder()
    var sets = [(name: "color scenes", folder: empty.url.path)]
    if let data = ProcessInfo.processInfo.environment["BACKPROP_DATA"] {
      sets.append((name: "CIFAR-10", folder: data))
    }
    for set in sets {
      var lost: [String: Int] = [:]
      for seed in 1...seeds {
        let report = try grade(reference, trained, seed, set.folder, host)
        for (check, points) in report where points.earned < points.all {
          lost[check, default: 0] += 1
        }
      }
      for check in trained.sorted() {
        tell(layout, set.name, "the reference, \(check)", lost[check] ?? 0, of: seeds, wanted: 0)
      }
      for submission in mutants.trainingSubmissions {
        var noticed: [String: UInt64] = [:]
        let files = try submission.files(of: host)
        let checks = submission.mutants.flatMap(\.checks)
        for seed in 1...seeds {
          let report = try grade(files, checks, seed, set.folder, host)
          for mutant in submission.mutants {
            let isNoticed = mutant.checks.contains { name in
              report[name].map { $0.earned < $0.all } == true
            }
            if isNoticed { noticed[mutant.name, default: 0] += 1 }
          }
        }
        for mutant in submission.mutants {
          tell(
            layout, set.name, mutant.name, Int(noticed[mutant.name] ?? 0), of: seeds,
            wanted: Int(seeds))
        }
      }
    }
  }

  /// Grades checks with a seed, and returns their points by name.
  private func grade(
    _ files: [String: [UInt8]], _ checks: [String], _ seed: UInt64, _ folder: String,
    _ host: GradingHost
  ) throws -> [String: (earned: Double, all: Double)] {
    let report = try host.grade(
      files, only: checks, trains: true, seed: Seed(UInt128(seed)), dataFolder: folder,
      measures: false)
    return Dictionary(
      uniqueKeysWithValues: report.questions.flatMap(\.checks).filter { checks.contains($0.id) }
        .map { ($0.id, ($0.earned, $0.points)) })
  }

  private func tell(
    _ layout: AssignmentLayout, _ set: String, _ what: String, _ count: Int, of seeds: UInt64,
    wanted: Int
  ) {
    print("| \(layout.id) | \(set) | \(what) | \(count) of \(seeds) lose points |")
    fflush(nil)
    #expect(count == wanted, "\(layout.id), \(set): \(what)")
  }
}
