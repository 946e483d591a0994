import Core

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An estimate of one thread's peak speed on this machine, from a short measurement.
package struct ComputingPeak: Sendable, Equatable {
  /// The number of floating-point operations per second in `Float` matrix products.
  package var operationsPerSecond: Double
  /// The number of bytes copied per second, as measured on an array of 4 MB.
  package var bytesPerSecond: Double

  /// Creates a peak from known speeds.
  package init(operationsPerSecond: Double, bytesPerSecond: Double) {
    self.operationsPerSecond = operationsPerSecond
    self.bytesPerSecond = bytesPerSecond
  }

  /// Measures the peak speed of this machine, which takes about 30 ms.
  package static func measured() -> ComputingPeak {
    // This is the largest product that runs on one thread, regardless of `threadCount`.
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

  /// Returns a lower bound on the time, in seconds, that is needed to read this many bytes and do
  /// this many operations.
  ///
  /// A short measurement may underestimate the true peak, so the bound is only a quarter of the
  /// estimated time. Code that is faster than this cannot have done the work.
  package func leastSeconds(operations: Double, bytes: Int) -> Double {
    max(operations / operationsPerSecond, Double(bytes) / bytesPerSecond) / 4
  }

  private static func fastest(of rounds: Int, repeating count: Int, _ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    let times = (0..<rounds).map { _ in clock.measure { for _ in 0..<count { body() } } }
    return (times.min() ?? .seconds(1)) / .seconds(1) / Double(count)
  }
}
