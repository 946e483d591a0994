import Foundation

/// Times all sides of some benchmarks in turns, so that a busy machine slows every one alike.
struct Comparison {
  /// The times of one benchmark.
  struct Result {
    let benchmark: Benchmark
    /// Seconds.
    let ours: Spread
    /// Seconds.
    let yardstick: Spread
    /// Our time over the yardstick's, each pair of one round.
    let ratio: Spread
    /// Whether both sides came to the same result.
    let agrees: Bool
    /// Our plain sums in a second over those of OpenBLAS in one product; more than 1 where tiles
    /// take fewer.
    let share: Spread?
    /// The bytes that each side takes beside its inputs, at most.
    let memory: (ours: Int, yardstick: Int)?
  }

  let rounds: Int
  /// Seconds that one side works before it is the other's turn.
  let turn: Double
  let contestants: [Library: Contestant]
  /// What measures the memory of both sides; none where nobody asks.
  let memory: ((Benchmark) throws -> (ours: Int, yardstick: Int))?

  /// The results of those benchmarks whose libraries are there.
  func run(_ benchmarks: [Benchmark]) throws -> [Result] {
    var results: [Result] = []
    var rest = benchmarks.filter { contestants[$0.yardstick.library] != nil }[...]
    // Benchmarks of the same workload of ours share their rounds.
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
        // The threads of a BLAS wait actively for a moment after a product, and disturb the next.
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
