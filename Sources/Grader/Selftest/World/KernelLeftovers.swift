import Foundation
import Host

/// What attacks could leave in the kernel for another box: keys, queues and memory with a number.
package enum KernelLeftovers {
  /// Such objects, one description each.
  ///
  /// - Parameters:
  ///   - mark: How the names of attacks' keys begin.
  ///   - number: What attacks give to queues and memory that they leave.
  package static func current(mark: String, number: Int32) -> [String] {
    let keys = lines("/proc/keys").filter { $0.contains(mark) }.map { _ in "a key of the kernel" }
    return keys
      + ["msg", "sem", "shm"].flatMap { kind in
        lines("/proc/sysvipc/" + kind).compactMap { line in
          let words = line.split(separator: " ")
          guard words.count > 1, words[0] == String(number) else { return nil }
          return "\(kind) \(words[1]) of System V"
        }
      }
  }

  private static func lines(_ file: String) -> [Substring] {
    (KernelFile.text(file) ?? "").split(separator: "\n")
  }
}
