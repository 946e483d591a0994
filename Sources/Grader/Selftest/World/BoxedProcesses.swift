package import Foundation
import Host

/// Processes of boxes whose job is over.
package enum BoxedProcesses {
  /// Such processes, as `number name`, after those that are just ending have had time to.
  ///
  /// - Parameters:
  ///   - folder: Where the folders of this process's jobs lie.
  ///   - known: Those that are not waited for, and not returned.
  package static func orphans(
    of folder: URL = FileManager.default.temporaryDirectory, besides known: Set<String> = []
  ) -> [String] {
    for _ in 0..<100 {
      if known.isSuperset(of: current(folder)) { return [] }
      usleep(50_000)
    }
    return current(folder).filter { !known.contains($0) }
  }

  /// Such processes at this moment.
  ///
  /// A process in a box runs the program of its job and sees it in its file system; the kernel says
  /// so of each process, also when the job's folder is gone. Other graders' jobs lie elsewhere.
  private static func current(_ folder: URL) -> [String] {
    let manager = FileManager.default
    return KernelFile.processes().sorted().compactMap { number in
      let mounts = KernelFile.text("/proc/\(number)/mountinfo")
      let program = try? manager.destinationOfSymbolicLink(atPath: "/proc/\(number)/exe")
      let marker = "\(folder.lastPathComponent)/backprop-job-"
      for text in [mounts, program] {
        guard let text, let found = text.range(of: marker) else { continue }
        // The kernel counts a path from the root of its file system, so it may lack a beginning.
        let beginning = text[..<found.lowerBound].split(separator: " ").last ?? ""
        guard folder.path.hasSuffix(beginning + folder.lastPathComponent) else { continue }
        let job = "backprop-job-" + text[found.upperBound...].prefix(36)
        guard !manager.fileExists(atPath: folder.appending(path: job).path) else { continue }
        let name = KernelFile.text("/proc/\(number)/comm")
        return "\(number) \(name?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "?")"
      }
      return nil
    }
  }
}
