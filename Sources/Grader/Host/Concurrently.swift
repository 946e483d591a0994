import Dispatch
import Synchronization

/// Work that several threads take from one list, in order.
package enum Concurrently {
  /// Calls a closure with each element, and returns after the last call.
  ///
  /// - Parameters:
  ///   - elements: The elements.
  ///   - jobs: How many calls may run at once; at least one does.
  ///   - makeLocal: Makes what the calls of one thread share, such as running programs.
  ///   - body: The closure, which is called on any thread.
  package static func forEach<Element: Sendable, Local>(
    _ elements: [Element], jobs: Int, with makeLocal: @Sendable () -> Local,
    _ body: @Sendable (Element, Local) -> Void
  ) {
    let next = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, elements.count))) { _ in
      let local = makeLocal()
      while let index = next.withLock({ next -> Int? in
        defer { next += 1 }
        return next < elements.count ? next : nil
      }) {
        body(elements[index], local)
      }
    }
  }

  /// Calls a closure with each element, and returns after the last call.
  package static func forEach<Element: Sendable>(
    _ elements: [Element], jobs: Int, _ body: @Sendable (Element) -> Void
  ) {
    forEach(elements, jobs: jobs, with: {}, { element, _ in body(element) })
  }
}
