import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A team of threads that share work and stay awake briefly in case more work arrives.
///
/// A sleeping thread takes tens of microseconds to wake up, and a training step of a small network
/// computes several products within a millisecond. A helper thread therefore polls for a while
/// before it goes to sleep, and it yields to any other thread that needs its processor.
package final class ThreadTeam: Sendable {
  /// The team that all kernels share.
  package static let shared = ThreadTeam()

  private let isBusy = Atomic(false)
  /// Accessed only by the caller that set `isBusy`.
  nonisolated(unsafe) private var helpers: [Helper] = []

  package init() {}

  /// Calls `body` for each index in `0..<count`, each on its own thread, and waits for all calls to
  /// return.
  ///
  /// If the team is busy with another caller's work, the calling thread does all of the work
  /// itself.
  package func share(_ count: Int, _ body: @Sendable (Int) -> Void) {
    guard count > 1, !isBusy.exchange(true, ordering: .acquiring) else {
      return (0..<count).forEach(body)
    }
    while helpers.count < count - 1 { helpers.append(Helper()) }
    let taken = helpers.prefix(count - 1)
    withoutActuallyEscaping(body) { body in
      for (index, helper) in taken.enumerated() { helper.start { body(index + 1) } }
      body(0)
      for (index, helper) in taken.enumerated() where helper.finish() == .notStarted {
        body(index + 1)
      }
    }
    isBusy.store(false, ordering: .releasing)
  }
}

/// A thread of a team: a Dispatch thread that exists while there is work, and briefly afterward.
private final class Helper: Sendable {
  enum Outcome { case done, notStarted }

  private enum State: UInt8, AtomicRepresentable {
    /// There is no thread.
    case asleep
    /// A thread exists, or is starting, and looks for work.
    case listening
    /// There is work that the thread has not started.
    case posted
    /// The thread is working.
    case working
  }

  /// The time that a thread polls: longer than the gap between two products in a training step.
  private static let patience: UInt64 = 200_000  // nanoseconds

  private let state = Atomic(State.asleep)
  private let queue = DispatchQueue(label: "backprop.team", qos: .userInitiated)
  /// Accessed by the caller, and by the thread while `state` is `working`.
  nonisolated(unsafe) private var work: (@Sendable () -> Void)?

  func start(_ work: @escaping @Sendable () -> Void) {
    self.work = work
    let before = state.exchange(.posted, ordering: .acquiringAndReleasing)
    if before == .asleep { queue.async { self.listen() } }
  }

  /// Waits until the work is done, or takes it back if the thread has not started it.
  func finish() -> Outcome {
    guard !change(from: .posted, to: .listening) else {
      work = nil
      return .notStarted
    }
    while state.load(ordering: .acquiring) == .working { sched_yield() }
    return .done
  }

  private func listen() {
    var start = DispatchTime.now().uptimeNanoseconds
    while true {
      if change(from: .posted, to: .working) {
        work?()
        work = nil
        state.store(.listening, ordering: .releasing)
        start = DispatchTime.now().uptimeNanoseconds
      } else if DispatchTime.now().uptimeNanoseconds - start < Self.patience {
        sched_yield()
      } else if change(from: .listening, to: .asleep) {
        return
      }
    }
  }

  private func change(from old: State, to new: State) -> Bool {
    state.compareExchange(expected: old, desired: new, ordering: .acquiringAndReleasing).exchanged
  }
}
