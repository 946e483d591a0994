import ArgumentParser
import Core
import Foundation
import Media

/// Plots how the times of training steps grow with batch size and layer width.
struct GrowthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "growth", abstract: "Plot the time per image and per parameter.")

  @OptionGroup var setup: ContestantSetup

  @Option(help: "The number of turns of each side.")
  var rounds = 5

  @Option(help: "The length of a turn in seconds.")
  var turn = 0.1

  @Option(help: "The folder for the plots.")
  var folder = "docs"

  func validate() throws {
    guard rounds >= 1, turn > 0 else {
      throw ValidationError("--rounds must be at least 1, and --turn above 0.")
    }
  }

  func run() throws {
    let environment = setup.environment(
      coreType: ProcessInfo.processInfo.environment["OPENBLAS_CORETYPE"])
    let contestants = try setup.contestants(environment)
    for subject in Growth.Subject.allCases {
      var plot = subject.plot(threads: setup.threads)
      var table = Table(["size", "ours", "PyTorch", "ours / ours at half the size"])
      var (ours, theirs): ([Double], [Double]) = ([], [])
      for (index, size) in subject.sizes.enumerated() {
        let workload = subject.workload(size)
        let scale = subject.scale / Double(subject.count(size))
        var best = [Library: Double]()
        for _ in 0..<rounds {
          for library in [Library.swift, .torch] {
            guard let contestant = contestants[library] else { continue }
            let times = try contestant.run(workload, seconds: turn).times
            best[library] = min(best[library] ?? .infinity, Spread(times).median * scale)
          }
        }
        ours.append(best[.swift] ?? .nan)
        theirs.append(best[.torch] ?? .nan)
        let growth = index == 0 ? "" : (ours[index] / ours[index - 1]).fixed(2)
        table.add([String(size), ours[index].fixed(3), theirs[index].fixed(3), growth])
      }
      let sizes = subject.sizes.map(Double.init)
      plot.add("ours", x: sizes, y: ours, style: .lineAndMarkers)
      if contestants[.torch] != nil {
        plot.add("PyTorch", x: sizes, y: theirs, style: .lineAndMarkers)
      }
      let path = "\(folder)/\(subject.fileName)"
      try plot.write(to: path)
      print("\(plot.title), \(plot.yLabel); \(path)\n\n\(table.text)")
    }
  }
}
