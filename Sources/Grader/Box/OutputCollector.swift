import Foundation

/// Reads what a child prints, and keeps its beginning and its end.
package final class OutputCollector: @unchecked Sendable {
  private let lock = NSLock()
  private let limit: Int
  private var head: [UInt8] = []
  private var tail: [UInt8] = []
  private var total = 0
  private let reader: Int32
  private let finished = DispatchSemaphore(value: 0)

  /// The descriptor that children write to; closed by `closeWriter()`.
  package let writer: Int32

  /// Makes a collector that keeps `limit` bytes of the beginning and as many of the end.
  package init(limit: Int = 8192) throws(SpawnError) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw SpawnError(executable: "pipe", code: errno) }
    (reader, writer) = (ends[0], ends[1])
    self.limit = limit
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    Thread.detachNewThread { [self] in readAll() }
  }

  /// Says that no more children will be given the writer's end.
  package func closeWriter() {
    close(writer)
  }

  /// Waits until every writer is gone or the time is over, then returns what was printed.
  package func waitForEnd(seconds: Double = 2) -> String {
    _ = finished.wait(timeout: .now() + seconds)
    return text
  }

  /// What was printed so far: the beginning, the end, and how much is left out between them.
  package var text: String {
    lock.withLock { Self.render(head: head, tail: tail, total: total) }
  }

  /// Forgets what was printed so far, and returns it.
  package func take() -> String {
    lock.withLock {
      let text = Self.render(head: head, tail: tail, total: total)
      (head, tail, total) = ([], [], 0)
      return text
    }
  }

  private static func render(head: [UInt8], tail: [UInt8], total: Int) -> String {
    let omitted = total - head.count - tail.count
    let middle = omitted > 0 ? "\n… \(omitted) bytes left out …\n" : ""
    return String(decoding: head, as: UTF8.self) + middle + String(decoding: tail, as: UTF8.self)
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
    let room = limit - head.count
    head += bytes.prefix(room)
    tail += bytes.dropFirst(room)
    // Trimmed in large steps, so that a flood costs no more than reading it.
    if tail.count > 4 * limit { tail.removeFirst(tail.count - limit) }
  }
}
