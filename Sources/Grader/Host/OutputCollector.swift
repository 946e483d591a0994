import Foundation

/// Reads a child's output, keeps its beginning and end, and counts the rest.
package final class OutputCollector: @unchecked Sendable {
  private let lock = NSLock()
  private let limit: Int
  private let lines: Int
  private var head: [UInt8] = []
  private var tail: [UInt8] = []
  private var total = 0
  private var totalLines = 0
  private var headIsFull = false
  private let reader: Int32
  private let finished = DispatchSemaphore(value: 0)

  /// The descriptor that children write to; `closeWriter()` closes it.
  package let writer: Int32

  /// Creates a collector that keeps the beginning and the end of the output, each up to `limit`
  /// bytes and `lines` lines.
  package init(limit: Int = 8192, lines: Int = .max) throws(SpawnError) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw SpawnError(executable: "pipe", code: errno) }
    (reader, writer) = (ends[0], ends[1])
    self.limit = limit
    self.lines = lines
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    Thread.detachNewThread { [self] in readAll() }
  }

  /// Closes this process's copy of `writer`, once no more children will be given it.
  package func closeWriter() {
    close(writer)
  }

  /// Waits until all writers have closed the output or the time is up, then returns the output.
  package func waitForEnd(seconds: Double = 2) -> String {
    _ = finished.wait(timeout: .now() + seconds)
    return lock.withLock { rendered }
  }

  /// Returns the output so far and clears it.
  package func take() -> String {
    lock.withLock {
      let text = rendered
      (head, tail, total, totalLines, headIsFull) = ([], [], 0, 0, false)
      return text
    }
  }

  /// The beginning, the end, and how much is omitted in between.
  private var rendered: String {
    var end = tail[...]
    let lineEnds = end.indices.filter { end[$0] == Self.newline && $0 + 1 < end.endIndex }
    if lineEnds.count >= lines { end = end[(lineEnds[lineEnds.count - lines] + 1)...] }
    end = end.suffix(limit)
    let omitted = total - head.count - end.count
    guard omitted > 0 else { return String(decoding: head + end, as: UTF8.self) }
    let count = totalLines - Self.lineCount(head[...]) - Self.lineCount(end)
    let left = "\n… \(omitted) bytes\(count > 0 ? " in \(count) lines" : "") left out …\n"
    return String(decoding: head, as: UTF8.self) + left + String(decoding: end, as: UTF8.self)
  }

  private func readAll() {
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(reader, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      lock.withLock { keep(buffer[..<count]) }
    }
    close(reader)
    finished.signal()
  }

  private func keep(_ bytes: ArraySlice<UInt8>) {
    total += bytes.count
    totalLines += Self.lineCount(bytes)
    var rest = bytes
    if !headIsFull {
      var missing = lines - Self.lineCount(head[...])
      let end = rest.firstIndex { byte in
        defer { if byte == Self.newline { missing -= 1 } }
        return missing <= 0
      }
      let part = rest[..<(end ?? rest.endIndex)].prefix(limit - head.count)
      head += part
      rest = rest[part.endIndex...]
      headIsFull = !rest.isEmpty
    }
    tail += rest
    // Trim in large steps, so that trimming takes little time even if the output is huge.
    if tail.count > 4 * limit { tail.removeFirst(tail.count - limit) }
  }

  private static let newline = UInt8(ascii: "\n")

  private static func lineCount(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      for byte in bytes where byte == newline { count += 1 }
      return count
    }
  }
}
