import Foundation

/// Reads a child's output, keeps its beginning and end, and counts the rest.
package final class OutputCollector: @unchecked Sendable {
  private let lock = NSLock()
  private var printed: PrintedText
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
    printed = PrintedText(limit: limit, lines: lines)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    Thread.detachNewThread { [self] in readAll() }
  }

  /// Closes this process's copy of `writer`, once no more children will be given it.
  package func closeWriter() {
    close(writer)
  }

  /// Waits until all writers have closed the output or the time is up, then returns the output.
  @discardableResult
  package func waitForEnd(seconds: Double = 2) -> String {
    _ = finished.wait(timeout: .now() + seconds)
    return soFar.text
  }

  /// The output so far.
  package var soFar: PrintedText { lock.withLock { printed } }

  private func readAll() {
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(reader, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      lock.withLock { printed.append(buffer[..<count]) }
      // Lets small writes gather, so that waking up for each of them does not slow the child down.
      if count < Self.smallRead { usleep(500) }
    }
    close(reader)
    finished.signal()
  }

  /// The number of bytes below which a read counts as small.
  private static let smallRead = 4096
}
