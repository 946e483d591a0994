import Foundation

/// Whose code is timed.
enum Library: String {
  case swift, numpy, torch
  case fastLayers = "fast-layers"

  /// The name in tables.
  var title: String {
    switch self {
    case .swift: "Swift"
    case .numpy: "NumPy"
    case .torch: "PyTorch"
    case .fastLayers: "fast_layers"
    }
  }
}

/// A process that runs workloads on request and waits in between.
final class Contestant {
  /// The answer to one request.
  struct Answer {
    /// A checksum of the first result, equal for all contestants with the same result.
    let checksum: Double
    /// The seconds of each run.
    let times: [Double]
  }

  /// The contestant exited, or its answer was not numbers.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let library: Library
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var received = Data()

  /// Starts a process with the given command and environment.
  init(_ library: Library, command: [String], environment: [String: String]) throws {
    self.library = library
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    process.environment = environment
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// Runs a workload for about `seconds`.
  func run(_ workload: String, seconds: Double) throws -> Answer {
    try input.fileHandleForWriting.write(contentsOf: Data("\(workload) \(seconds)\n".utf8))
    let line = try readLine()
    let numbers = line.split(separator: " ").compactMap { Double($0) }
    guard let checksum = numbers.first, numbers.count > 1 else {
      throw Failure(description: "\(library.title): expected times of \(workload), found '\(line)'")
    }
    return Answer(checksum: checksum, times: Array(numbers.dropFirst()))
  }

  /// The peak memory of a run in bytes, without its inputs; for a process that has done nothing
  /// yet.
  func memory(of workload: String) throws -> Int {
    try input.fileHandleForWriting.write(contentsOf: Data("\(workload) memory\n".utf8))
    let line = try readLine()
    guard let bytes = Int(line) else {
      throw Failure(
        description: "\(library.title): expected the memory of \(workload), found '\(line)'")
    }
    return bytes
  }

  private func readLine() throws -> String {
    let newline = UInt8(ascii: "\n")
    while !received.contains(newline) {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { throw Failure(description: "\(library.title): the process ended early") }
      received += more
    }
    let line = received.prefix { $0 != newline }
    received = Data(received.dropFirst(line.count + 1))
    return String(decoding: line, as: UTF8.self)
  }
}
