import ArgumentParser
import Foundation

/// Runs benchmarks and prints their tables.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Time ours, NumPy and PyTorch in turns; print a table.")

  @Argument(help: "The sections; without any, all that compare libraries.")
  var sections: [Section] = []

  @Option(help: "The threads of each library.")
  var threads = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "How often each side has its turn.")
  var rounds = 15

  @Option(help: "Seconds of a turn.")
  var turn = 0.2

  @Flag(help: "Also say how much memory each side takes beside its inputs.")
  var memory = false

  @Option(help: "How often accuracies and targets are measured, with other seeds.")
  var seeds = 5

  @Option(help: "How often 'repeat' grades the sample submission.")
  var gradings = 50

  @Option(help: "How many gradings 'signals' ends.")
  var signals = 40

  @Option(help: "The Python that has NumPy and PyTorch.")
  var python = ".build/benchmark-python/bin/python"

  func validate() throws {
    guard threads >= 1, rounds >= 1, seeds >= 1 else {
      throw ValidationError("--threads, --rounds and --seeds must be at least 1.")
    }
    guard gradings >= 2 else { throw ValidationError("--gradings must be at least 2.") }
    guard signals >= 2 else { throw ValidationError("--signals must be at least 2.") }
  }

  func run() throws {
    let chosen = sections.isEmpty ? Section.usual : sections
    let benchmarks = Benchmark.all.filter { chosen.contains($0.section) }
    let products = benchmarks.filter(\.section.multipliesMatrices)
    let others = benchmarks.filter { !$0.section.multipliesMatrices }
    let coreType = ProcessInfo.processInfo.environment["OPENBLAS_CORETYPE"]
    if !products.isEmpty {
      try compare(products, coreType: nil)
      if let coreType { try compare(products, coreType: coreType) }
    }
    if !others.isEmpty { try compare(others, coreType: coreType) }
    if chosen.contains(.grading) { try GradingTimes().printTables() }
    if chosen.contains(.accuracies) { try ModelAccuracies(seeds: seeds).printTable() }
    if chosen.contains(.gradings) { try RepeatedGradings(count: gradings).printTable() }
    if chosen.contains(.signals) { try SignalTimes(count: signals).printTable() }
    if chosen.contains(.targets) { try TargetMargins(seeds: seeds).printTable() }
  }

  /// Prints the table of some benchmarks, with OpenBLAS's choice of kernels set or left to itself.
  private func compare(_ benchmarks: [Benchmark], coreType: String?) throws {
    var environment = ProcessInfo.processInfo.environment
    environment["OPENBLAS_CORETYPE"] = coreType
    for name in [
      "BACKPROP_THREADS", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS",
    ] {
      environment[name] = String(threads)
    }
    let comparison = Comparison(
      rounds: rounds, turn: turn, contestants: try contestants(environment),
      memory: memory ? { try memory(of: $0, environment) } : nil)
    let results = try comparison.run(benchmarks)
    let setting = coreType.map { "OPENBLAS_CORETYPE=\($0)" } ?? "OPENBLAS_CORETYPE unset"
    let text = """
      \(threads) \(threads == 1 ? "thread" : "threads"), \(setting); \
      \(rounds) rounds in turns; median (quartiles) over the rounds

      \(Table(results).text)

      """
    try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }

  /// The memory of both sides, in new processes.
  private func memory(
    of benchmark: Benchmark, _ environment: [String: String]
  ) throws -> (ours: Int, yardstick: Int) {
    let bytes = try [benchmark.ours, benchmark.yardstick].map { side in
      try contestant(side.library, environment).memory(of: side.workload)
    }
    return (bytes[0], bytes[1])
  }

  private func contestant(
    _ library: Library, _ environment: [String: String]
  ) throws -> Contestant {
    let ours = Bundle.main.executablePath ?? CommandLine.arguments[0]
    let command =
      library == .swift
      ? [ours, "contestant"] : [python, "Benchmarks/Python/contestant.py", library.rawValue]
    return try Contestant(library, command: command, environment: environment)
  }

  private func contestants(_ environment: [String: String]) throws -> [Library: Contestant] {
    var result: [Library: Contestant] = [:]
    result[.swift] = try contestant(.swift, environment)
    for (library, module) in [(Library.numpy, "numpy"), (.torch, "torch")] {
      if hasModule(module) {
        result[library] = try contestant(library, environment)
      } else {
        print("\(library.title) is not in \(python): its rows are left out.")
      }
    }
    return result
  }

  private func hasModule(_ name: String) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-c", "import \(name)"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
