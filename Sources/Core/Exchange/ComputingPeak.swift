import Core

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What one thread of this machine can do at best, as far as a short look tells.
package struct ComputingPeak: Sendable, Equatable {
  /// Floating-point operations in a second, in matrix products of `Float`.
  package var operationsPerSecond: Double
  /// Bytes read in a second, from memory that the processor has at hand.
  package var bytesPerSecond: Double

  /// Makes a peak of known numbers.
  package init(operationsPerSecond: Double, bytesPerSecond: Double) {
    self.operationsPerSecond = operationsPerSecond
    self.bytesPerSecond = bytesPerSecond
  }

  /// Measures this machine, in some 30 ms.
  package static func measured() -> ComputingPeak {
    // As large as goes on one thread, whatever `threadCount` says.
    let (m, n, k) = (120, 128, 128)
    let (a, b) = (Tensor<Float>.ones([m, k]), Tensor<Float>.ones([k, n]))
    let product = fastest(of: 12, repeating: 20) { _ = matmul(a, b) }
    let bytes = [UInt8](repeating: 1, count: 4 << 20)
    var copy = bytes
    let copying = fastest(of: 12, repeating: 2) {
      copy.withUnsafeMutableBytes { target in
        bytes.withUnsafeBytes { target.copyMemory(from: $0) }
      }
    }
    return ComputingPeak(
      operationsPerSecond: Double(2 * m * n * k) / product,
      bytesPerSecond: Double(bytes.count) / copying)
  }

  /// Fewer seconds than anything takes that reads so many bytes and does so many operations.
  ///
  /// A short look may miss the best: a quarter of the time that it promises is never
  /// reached by honest means.
  package func leastSeconds(operations: Double, bytes: Int) -> Double {
    max(operations / operationsPerSecond, Double(bytes) / bytesPerSecond) / 4
  }

  private static func fastest(of rounds: Int, repeating count: Int, _ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    let times = (0..<rounds).map { _ in clock.measure { for _ in 0..<count { body() } } }
    return (times.min() ?? .seconds(1)) / .seconds(1) / Double(count)
  }
}
