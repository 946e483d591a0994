import Foundation

/// Times all sides of some benchmarks alternately, so a busy machine slows all of them equally.
struct Comparison {
  /// The times of one benchmark.
  struct Result {
    let benchmark: Benchmark
    /// Seconds.
    let ours: Spread
    /// Seconds.
    let yardstick: Spread
    /// Our time divided by the baseline's, for each round.
    let ratio: Spread
    /// Whether both sides computed the same result.
    let agrees: Bool
    /// Our direct multiply-adds per second, divided by OpenBLAS' in one matrix product.
    ///
    /// More than 1 if our algorithm needs fewer than the direct one.
    let share: Spread?
    /// The peak memory of each side in bytes, without its inputs.
    let memory: (ours: Int, yardstick: Int)?
  }

  let rounds: Int
  /// The seconds that one side runs before the other one's turn.
  let turn: Double
  let contestants: [Library: Contestant]
  /// Measures the memory of both sides, if wanted.
  let memory: ((Benchmark) throws -> (ours: Int, yardstick: Int))?

  /// The results of the benchmarks whose libraries are installed.
  func run(_ benchmarks: [Benchmark]) throws -> [Result] {
    var results: [Result] = []
    var rest = benchmarks.filter { contestants[$0.yardstick.library] != nil }[...]
    // Benchmarks with the same workload of ours share their rounds.
    while let first = rest.first {
      let group = rest.prefix { $0.ours == first.ours && $0.section == first.section }
      rest = rest.dropFirst(group.count)
      results += try measure(Array(group))
    }
    return results
  }

  private func measure(_ group: [Benchmark]) throws -> [Result] {
    let sides = [group[0].ours] + group.map(\.yardstick) + [group[0].peak].compactMap { $0 }
    var medians: [Benchmark.Side: [Double]] = [:]
    var checksums: [Benchmark.Side: Double] = [:]
    for round in 0..<rounds {
      for turnNumber in sides.indices {
        let side = sides[(turnNumber + round) % sides.count]
        guard let contestant = contestants[side.library] else { continue }
        // After a product, the threads of a BLAS keep spinning for a moment, which disturbs the
        // next run.
        Thread.sleep(forTimeInterval: 0.05)
        let answer = try contestant.run(side.workload, seconds: side == group[0].peak ? 0.02 : turn)
        medians[side, default: []].append(Spread(answer.times).median)
        checksums[side] = answer.checksum
      }
    }
    return try group.compactMap { benchmark in
      guard let ours = medians[benchmark.ours], let theirs = medians[benchmark.yardstick],
        let sum = checksums[benchmark.ours], let theirSum = checksums[benchmark.yardstick]
      else { return nil }
      return Result(
        benchmark: benchmark, ours: Spread(ours), yardstick: Spread(theirs),
        ratio: Spread(zip(ours, theirs).map { $0 / $1 }),
        agrees: abs(sum - theirSum) <= 1e-3 * max(abs(sum), abs(theirSum)),
        share: share(benchmark, medians), memory: try memory?(benchmark))
    }
  }

  private func share(_ benchmark: Benchmark, _ medians: [Benchmark.Side: [Double]]) -> Spread? {
    guard let operations = benchmark.operations, let peak = benchmark.peak,
      let ours = medians[benchmark.ours], let products = medians[peak]
    else { return nil }
    return Spread(
      zip(ours, products).map { operations / $0 / (NetworkWorkload.productOperations / $1) })
  }
}
