import Foundation
import Host

/// Finds processes in sandboxes whose jobs have ended.
package enum BoxedProcesses {
  /// Returns the processes left over from ended jobs, as `pid name`.
  ///
  /// Processes that are about to end get time to do so: only processes that are seen in every round
  /// are returned.
  ///
  /// - Parameters:
  ///   - jobs: The names of the folders of ended jobs; by default, of all jobs of this process.
  ///   - known: Processes to ignore.
  ///   - looks: The number of rounds; there are twenty per second.
  /// - Returns: The processes found in every round.
  package static func orphans(
    of jobs: Set<String>? = nil, besides known: Set<String> = [], looks: Int = 100
  ) -> [String] {
    let jobs = jobs ?? JobFolder.ended
    var left = current(jobs).filter { !known.contains($0.value) }
    for _ in 0..<looks where !left.isEmpty {
      usleep(50_000)
      let now = current(jobs)
      left = left.filter { now[$0.key] != nil }
    }
    return left.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Returns the processes that are left at this moment, by process ID.
  ///
  /// A process in a box runs a program from its job's folder, or has the folder in its file system.
  /// The kernel reports both for each process, even after the job's folder has been removed.
  private static func current(_ ended: Set<String>) -> [Int32: String] {
    guard !ended.isEmpty else { return [:] }
    var found: [Int32: String] = [:]
    for number in KernelFile.processes() {
      let program = "/proc/\(number)/exe"
      let texts = [
        KernelFile.text("/proc/\(number)/mountinfo"),
        try? FileManager.default.destinationOfSymbolicLink(atPath: program),
      ]
      guard texts.contains(where: { names($0 ?? "", aJobOf: ended) }) else { continue }
      let name = KernelFile.text("/proc/\(number)/comm")
      found[number] =
        "\(number) \(name?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "?")"
    }
    return found
  }

  /// Returns whether a text contains a path in a job's folder.
  private static func names(_ text: String, aJobOf ended: Set<String>) -> Bool {
    text.components(separatedBy: JobFolder.prefix).dropFirst().contains {
      ended.contains(JobFolder.prefix + $0.prefix(36))
    }
  }
}
