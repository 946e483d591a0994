import ArgumentParser
import Foundation

/// Runs benchmarks and prints their tables.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Time ours, NumPy and PyTorch alternately; print a table.")

  @Argument(help: "The sections; by default, all that compare libraries.")
  var sections: [Section] = []

  @OptionGroup var setup: ContestantSetup

  @Option(help: "The number of turns of each side.")
  var rounds = 15

  @Option(help: "The length of a turn in seconds.")
  var turn = 0.2

  @Flag(help: "Also measure the memory of each side, without its inputs.")
  var memory = false

  @Option(help: "How often 'accuracies' and 'targets' measure, with different seeds.")
  var seeds = 5

  @Option(help: "How often 'repeat' grades the sample submission.")
  var gradings = 50

  @Option(help: "How many gradings 'signals' interrupts.")
  var signals = 40

  func validate() throws {
    guard rounds >= 1, seeds >= 1 else {
      throw ValidationError("--rounds and --seeds must be at least 1.")
    }
    guard gradings >= 2 else { throw ValidationError("--gradings must be at least 2.") }
    guard signals >= 2 else { throw ValidationError("--signals must be at least 2.") }
  }

  func run() throws {
    let chosen = (sections.isEmpty ? Section.usual : sections).flatMap(\.parts)
    let benchmarks = Benchmark.all.filter { chosen.contains($0.section) }
    let products = benchmarks.filter(\.section.multipliesMatrices)
    let others = benchmarks.filter { !$0.section.multipliesMatrices }
    let coreType = ProcessInfo.processInfo.environment["OPENBLAS_CORETYPE"]
    if !products.isEmpty {
      try compare(products, coreType: nil)
      if let coreType { try compare(products, coreType: coreType) }
    }
    if !others.isEmpty { try compare(others, coreType: coreType) }
    if chosen.contains(.accuracies) { try ModelAccuracies(seeds: seeds).printTable() }
    if chosen.contains(.gradings) { try RepeatedGradings(count: gradings).printTable() }
    if chosen.contains(.signals) { try SignalTimes(count: signals).printTable() }
    if chosen.contains(.targets) { try TargetMargins(seeds: seeds).printTables() }
  }

  /// Prints the table of some benchmarks.
  ///
  /// OpenBLAS's kernels can be chosen or left at the default.
  private func compare(_ benchmarks: [Benchmark], coreType: String?) throws {
    let environment = setup.environment(coreType: coreType)
    let comparison = Comparison(
      rounds: rounds, turn: turn, contestants: try setup.contestants(environment),
      memory: memory ? { try memory(of: $0, environment) } : nil)
    let results = try comparison.run(benchmarks)
    let clock = setup.processorTime ? ", processor time" : ""
    let setting = coreType.map { "OPENBLAS_CORETYPE=\($0)" } ?? "OPENBLAS_CORETYPE unset"
    let text = """
      \(setup.threadsText), \(setting)\(clock); \
      \(rounds) rounds in turns; median (quartiles) over the rounds

      \(Table(results).text)

      """
    try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }

  /// Measures the memory of both sides, in new processes.
  private func memory(
    of benchmark: Benchmark, _ environment: [String: String]
  ) throws -> (ours: Int, yardstick: Int) {
    let bytes = try [benchmark.ours, benchmark.yardstick].map { side in
      try setup.contestant(side.library, environment).memory(of: side.workload)
    }
    return (bytes[0], bytes[1])
  }
}
