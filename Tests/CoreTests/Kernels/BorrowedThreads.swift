import Core
import Foundation

/// The number of threads of this process, which one test at a time may change.
///
/// If two tests changed it at once, neither would run with its own choice, and later tests could
/// run with the wrong number.
struct BorrowedThreads: ~Copyable {
  private static let lock = NSLock()
  private let before: Int

  /// Waits until no other test has them.
  init() {
    Self.lock.lock()
    before = threadCount
  }

  deinit {
    threadCount = before
    Self.lock.unlock()
  }

  /// Computes with so many threads from now on.
  func use(_ count: Int) { threadCount = count }
}
