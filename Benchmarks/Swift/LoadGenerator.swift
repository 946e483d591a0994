import Core
import Foundation
import Synchronization

/// Other work for every processor, which ends with the value or with the process at the latest.
final class LoadGenerator: Sendable {
  private let isOver = Atomic(false)

  /// Starts a thread for each processor.
  init() {
    for _ in 0..<ProcessInfo.processInfo.activeProcessorCount {
      Thread.detachNewThread { [self] in
        // Small enough that each thread multiplies alone.
        let a = Tensor<Float>.ones([96, 96])
        while !isOver.load(ordering: .relaxed) { _ = matmul(a, a) }
      }
    }
  }

  /// Ends the work.
  func stop() {
    isOver.store(true, ordering: .relaxed)
  }
}
