import ArgumentParser
import Foundation

/// Runs workloads on request, at the other end of a `Contestant`.
///
/// A request is a line `name seconds`, and the answer is a line with the checksum and the times of
/// all runs. For a line `name memory`, the answer is the memory of a run in bytes.
struct ContestantCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contestant", abstract: "Run workloads on request.", shouldDisplay: false)

  @Flag(help: "Report the CPU time of each run.")
  var processorTime = false

  func run() throws {
    var current = ""
    var work: Workload.Run = { 0 }
    var checksum = 0.0
    while let line = readLine() {
      let words = line.split(separator: " ")
      if words.count == 2, words[1] == "memory" {
        let bytes = try PeakMemory.bytes(of: Self.preparation(of: String(words[0]))())
        try FileHandle.standardOutput.write(contentsOf: Data("\(bytes)\n".utf8))
        continue
      }
      guard words.count == 2, let budget = Double(words[1]) else {
        throw ValidationError("Expected a name and a number of seconds, found '\(line)'.")
      }
      let name = String(words[0])
      if name != current {
        work = try Self.preparation(of: name)()
        checksum = try work()
        current = name
      }
      let times = try times(of: work, budget: budget)
      let answer = ([checksum] + times).map { String($0) }.joined(separator: " ")
      try FileHandle.standardOutput.write(contentsOf: Data((answer + "\n").utf8))
    }
  }

  private static func preparation(of name: String) throws -> Workload.Preparation {
    guard let prepare = Workload.all[name] else {
      throw ValidationError("There is no workload '\(name)'.")
    }
    return prepare
  }

  /// The seconds of each run, for as many runs as fit into the budget.
  private func times(of work: Workload.Run, budget: Double) throws -> [Double] {
    var (times, total) = ([Double](), 0.0)
    while total < budget {
      let start = seconds
      _ = try work()
      times.append(seconds - start)
      total += times[times.count - 1]
    }
    return times
  }

  /// The time of a clock in seconds.
  private var seconds: Double {
    var time = timespec()
    clock_gettime(processorTime ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
