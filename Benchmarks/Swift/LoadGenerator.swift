import Core
import Foundation
import Synchronization

/// Keeps all processors busy with other work, until the value is destroyed or the process exits.
final class LoadGenerator: Sendable {
  private let isOver = Atomic(false)

  /// Starts a thread for each processor.
  init() {
    for _ in 0..<ProcessInfo.processInfo.activeProcessorCount {
      Thread.detachNewThread { [self] in
        // So small that each product uses one thread.
        let a = Tensor<Float>.ones([96, 96])
        while !isOver.load(ordering: .relaxed) { _ = matmul(a, a) }
      }
    }
  }

  /// Stops the work.
  func stop() {
    isOver.store(true, ordering: .relaxed)
  }
}
