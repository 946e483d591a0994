import Core
import Foundation

/// The number of threads of this process, which one test at a time may change.
///
/// Two that change it at once compare what neither has chosen, and may leave the other's number
/// behind for all tests that follow.
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
