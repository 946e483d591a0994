import Synchronization

// What the kernels of this folder share: how work is divided among threads, and scratch memory.

/// Divides units of work among the threads, in runs of neighbors.
///
/// The units are the same whatever the number of threads, and each is done by one of them. They
/// must not write to each other's memory, which the compiler does not check.
func shareUnits(_ count: Int, work: Int, _ body: (Range<Int>) -> Void) {
  let threads = threadCount
  // Below this a second thread costs more to wake than it saves.
  let parts = work < 1 << 19 ? 1 : min(count, threads)
  guard parts > 1 else { return body(0..<count) }
  nonisolated(unsafe) let body = body
  // Some turns for each thread: what one that wakes late leaves undone others do.
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

/// Divides elements among the threads, in blocks of about a thousand, whatever the number of
/// threads.
func shareElements(_ count: Int, work: Int, _ body: (Range<Int>) -> Void) {
  let blocks = EvenParts(count, into: count / 1024)
  shareUnits(blocks.count, work: work) { chosen in
    guard let last = chosen.last else { return }
    body(blocks[chosen.lowerBound].lowerBound..<blocks[last].upperBound)
  }
}

/// Calls `body` with memory for `capacity` elements, which begins a line of the cache and is gone
/// afterward.
@inline(__always)
func withScratch<Scalar>(_ capacity: Int, _ body: (UnsafeMutablePointer<Scalar>) -> Void) {
  let memory = UnsafeMutableRawPointer.allocate(
    byteCount: max(1, capacity) * MemoryLayout<Scalar>.stride, alignment: 64)
  defer { memory.deallocate() }
  body(memory.bindMemory(to: Scalar.self, capacity: max(1, capacity)))
}
