import ArgumentParser
import Foundation

/// The options for starting contestants.
struct ContestantSetup: ParsableArguments {
  @Option(help: "The number of threads of each library.")
  var threads = ProcessInfo.processInfo.activeProcessorCount

  @Flag(
    help: """
      Time the processor's work and not the clock, on a machine that has other work; for one thread, as that \
      of all threads is added up.
      """)
  var processorTime = false

  @Option(help: "The Python interpreter that has NumPy and PyTorch.")
  var python = ".build/benchmark-python/bin/python"

  @Option(
    help: """
      The folder of your copy of CS231n's assignment 2 of 2020, its extension built for that Python; \
      without it, the rows of its fast layers are left out.
      """)
  var fastLayers: String?

  func validate() throws {
    guard threads >= 1 else { throw ValidationError("--threads must be at least 1.") }
    guard threads == 1 || !processorTime else {
      throw ValidationError("--processor-time requires --threads 1.")
    }
  }

  /// The number of threads in words.
  var threadsText: String { "\(threads) \(threads == 1 ? "thread" : "threads")" }

  /// The environment of contestants.
  ///
  /// OpenBLAS's kernels can be chosen or left at the default.
  func environment(coreType: String?) -> [String: String] {
    var environment = ProcessInfo.processInfo.environment
    environment["OPENBLAS_CORETYPE"] = coreType
    for name in [
      "BACKPROP_THREADS", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS",
    ] {
      environment[name] = String(threads)
    }
    return environment
  }

  /// Starts a contestant.
  func contestant(
    _ library: Library, _ environment: [String: String]
  ) throws -> Contestant {
    let ours = Bundle.main.executablePath ?? CommandLine.arguments[0]
    var command = [python, "Benchmarks/Python/contestant.py", library.rawValue]
    if library == .swift { command = [ours, "contestant"] }
    if library == .fastLayers { command += ["--folder", fastLayers ?? ""] }
    if processorTime { command.append("--processor-time") }
    return try Contestant(library, command: command, environment: environment)
  }

  /// Starts all contestants that are installed.
  func contestants(_ environment: [String: String]) throws -> [Library: Contestant] {
    var result: [Library: Contestant] = [:]
    result[.swift] = try contestant(.swift, environment)
    for (library, module) in [(Library.numpy, "numpy"), (.torch, "torch")] {
      if hasModule(module) {
        result[library] = try contestant(library, environment)
      } else {
        print("\(library.title) is not installed for \(python), so its rows are skipped.")
      }
    }
    if fastLayers != nil { result[.fastLayers] = try contestant(.fastLayers, environment) }
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
