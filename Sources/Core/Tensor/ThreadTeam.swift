import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Threads that share a piece of work, and stay awake for a moment to share the next.
///
/// A thread that sleeps is woken some tens of microseconds late, and a step of a small network has
/// several products within a millisecond. A helper therefore listens before it goes to sleep, and
/// gives way to whoever else wants its processor.
package final class ThreadTeam: Sendable {
  /// The one team of the process.
  package static let shared = ThreadTeam()

  private let isBusy = Atomic(false)
  /// Belongs to whoever set `isBusy`.
  nonisolated(unsafe) private var helpers: [Helper] = []

  package init() {}

  /// Calls `body` with each of `0..<count`, on a thread each, and returns when all are done.
  ///
  /// A caller who finds the team at work for another does all of it alone.
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

/// A thread of a team, which is one of Dispatch's while there is work and for a moment after it.
private final class Helper: Sendable {
  enum Outcome { case done, notStarted }

  private enum State: UInt8, AtomicRepresentable {
    /// No thread is here.
    case asleep
    /// A thread is here, or on its way, and looks for work.
    case listening
    /// There is work that nobody has begun.
    case posted
    /// The thread is at work.
    case working
  }

  /// How long a thread listens: longer than what comes between the products of a training step.
  private static let patience: UInt64 = 200_000  // nanoseconds

  private let state = Atomic(State.asleep)
  private let queue = DispatchQueue(label: "backprop.team", qos: .userInitiated)
  /// Belongs to the caller, and while `state` is `working` to the thread.
  nonisolated(unsafe) private var work: (@Sendable () -> Void)?

  func start(_ work: @escaping @Sendable () -> Void) {
    self.work = work
    let before = state.exchange(.posted, ordering: .acquiringAndReleasing)
    if before == .asleep { queue.async { self.listen() } }
  }

  /// Waits for the work, or takes it back if the thread has not come to it.
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
