import Foundation
import Host

/// Finds objects that attacks could leave in the kernel for another sandbox: keys, queues and
/// shared memory.
package enum KernelLeftovers {
  /// Returns a description of each object that was left.
  ///
  /// - Parameters:
  ///   - mark: The prefix of the names of the keys that attacks leave.
  ///   - number: The number that attacks use for the queues and shared memory they leave.
  /// - Returns: The descriptions.
  package static func current(mark: String, number: Int32) -> [String] {
    let keys = lines("/proc/keys").filter { $0.contains(mark) }.map { _ in "a kernel key" }
    return keys
      + ["msg", "sem", "shm"].flatMap { kind in
        lines("/proc/sysvipc/" + kind).compactMap { line in
          let words = line.split(separator: " ")
          guard words.count > 1, words[0] == String(number) else { return nil }
          return "a System V \(kind) \(words[1])"
        }
      }
  }

  private static func lines(_ file: String) -> [Substring] {
    (KernelFile.text(file) ?? "").split(separator: "\n")
  }
}
