import Core
import Foundation

/// The memory of this process, as Linux reports it.
enum PeakMemory {
  /// The peak memory of a workload in bytes, without its inputs and what it keeps between runs.
  static func bytes(of work: Workload.Run) throws -> Int {
    // The first run allocates what is kept.
    _ = try work()
    returnFreedMemory()
    try Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
    let before = try status("VmRSS")
    _ = try work()
    return try status("VmHWM") - before
  }

  private static func status(_ name: String) throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = text.split(separator: "\n").first { $0.hasPrefix(name + ":") }
    return (line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0) << 10
  }
}
