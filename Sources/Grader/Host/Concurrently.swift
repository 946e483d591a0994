import Dispatch
import Synchronization

/// Work that several threads take from one list, in order.
package enum Concurrently {
  /// Calls a closure with each element, and returns the results in the order of the elements,
  /// whichever call ends first.
  ///
  /// - Parameters:
  ///   - elements: The elements.
  ///   - jobs: How many calls may run at once; at least one does.
  ///   - makeLocal: Makes what the calls of one thread share, such as running programs.
  ///   - body: The closure, which is called on any thread.
  /// - Returns: The results.
  package static func map<Element: Sendable, Local, Output: Sendable>(
    _ elements: [Element], jobs: Int, with makeLocal: @Sendable () -> Local,
    _ body: @Sendable (Element, Local) -> Output
  ) -> [Output] {
    let next = Mutex(0)
    let outputs = Mutex<[Int: Output]>([:])
    DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, elements.count))) { _ in
      let local = makeLocal()
      while let index = next.withLock({ next -> Int? in
        defer { next += 1 }
        return next < elements.count ? next : nil
      }) {
        let output = body(elements[index], local)
        outputs.withLock { $0[index] = output }
      }
    }
    return outputs.withLock { outputs in elements.indices.compactMap { outputs[$0] } }
  }

  /// Calls a closure with each element, and returns the results in the order of the elements.
  package static func map<Element: Sendable, Output: Sendable>(
    _ elements: [Element], jobs: Int, _ body: @Sendable (Element) -> Output
  ) -> [Output] {
    map(elements, jobs: jobs, with: {}, { element, _ in body(element) })
  }
}
