import Foundation

/// Reads files in `/proc` and `/sys`, whose contents the kernel generates during reading.
///
/// The kernel may return fewer bytes than requested, because it ends each read at a line boundary.
/// Foundation treats such a short read as the end of the file, so it would return only the
/// beginning of a text over 4 KiB.
package enum KernelFile {
  /// Returns the whole text of a file, or nil if it cannot be read.
  package static func text(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var text: [UInt8] = []
    let isWhole = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16_384) { buffer in
      while true {
        let count = read(file, buffer.baseAddress, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return count == 0 }
        text += buffer[..<count]
      }
    }
    return isWhole ? String(decoding: text, as: UTF8.self) : nil
  }

  /// Returns the IDs of all processes on this host; empty if there is no `/proc`.
  package static func processes() -> [Int32] {
    guard let folder = opendir("/proc") else { return [] }
    defer { closedir(folder) }
    var processes: [Int32] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if let process = Int32(name) { processes.append(process) }
    }
    return processes
  }
}
