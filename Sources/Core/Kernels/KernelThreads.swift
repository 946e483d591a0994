import Synchronization

// Helpers shared by the kernels in this folder: they divide work among threads and allocate scratch
// memory.

/// Divides units of work among the threads in contiguous ranges.
///
/// The units do not depend on the number of threads, and each runs on one thread. No two units may
/// write to the same memory; the compiler does not check this.
func shareUnits(_ count: Int, work: Int, _ body: (Range<Int>) -> Void) {
  let threads = threadCount
  // For less work than this, waking a second thread costs more than it saves.
  let parts = work < 1 << 19 ? 1 : min(count, threads)
  guard parts > 1 else { return body(0..<count) }
  nonisolated(unsafe) let body = body
  // There are several ranges per thread so that, if a thread wakes up late, the others can do its
  // share of the work.
  let turns = min(count, 4 * parts)
  let next = Atomic(0)
  ThreadTeam.shared.share(parts) { _ in
    while true {
      let turn = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard turn < turns else { return }
      body(count * turn / turns..<count * (turn + 1) / turns)
    }
  }
}

/// Divides elements among the threads in blocks of about a thousand, regardless of the number of
/// threads.
func shareElements(_ count: Int, work: Int, _ body: (Range<Int>) -> Void) {
  let blocks = EvenParts(count, into: count / 1024)
  shareUnits(blocks.count, work: work) { chosen in
    guard let last = chosen.last else { return }
    body(blocks[chosen.lowerBound].lowerBound..<blocks[last].upperBound)
  }
}

/// Calls `body` with temporary memory for `capacity` elements, aligned to a cache line.
@inline(__always)
func withScratch<Scalar>(_ capacity: Int, _ body: (UnsafeMutablePointer<Scalar>) -> Void) {
  let memory = UnsafeMutableRawPointer.allocate(
    byteCount: max(1, capacity) * MemoryLayout<Scalar>.stride, alignment: 64)
  defer { memory.deallocate() }
  body(memory.bindMemory(to: Scalar.self, capacity: max(1, capacity)))
}
