import Core

/// The idioms of `handouts/swift-for-numpy.md`, in functions that compile.
enum NumPyIdioms {
  private typealias Scalar = Double

  static func loops(_ y: [Int], _ z: [Int], h: Int, s: Int) -> [Int] {
    let n = y.count
    var labels = (0..<n).map { 2 * $0 }
    labels += (0..<n).filter { y[$0] == 0 }
    for i in 0..<n {
      labels.append(i)
    }
    for i in stride(from: 0, to: h, by: s) {
      labels.append(i)
    }
    for (i, label) in y.enumerated() {
      labels.append(i * label)
    }
    for (a, b) in zip(y, z) {
      labels.append(a * b)
    }
    labels.append(1)
    return labels + [n / 2, n % 2]
  }

  static func choices(_ a: Double, _ b: Double, best: Double?) -> [Double] {
    var found = [a > b ? a : b]
    if a > 0 && !(b > 0) { found.append(1) }
    if let best {
      found.append(best)
    }
    return found
  }

  static func counts(of keys: [Int]) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for k in keys { counts[k, default: 0] += 1 }
    return counts
  }

  static func calls(_ x: Tensor<Double>, n: Int, a: Double) throws -> [Double] {
    let (out, cache) = try forward(x)
    if out.count != cache.count { for k in 0..<1 { print("\(k): \(a)") } }
    return [out.sum(), Scalar(n), Double(Int(a)), Scalar.infinity]
  }

  private static func forward(
    _ x: Tensor<Double>
  ) throws -> (out: Tensor<Double>, cache: Tensor<Double>) {
    let cache = x
    var x = x
    x += 1
    let out = x
    return (out, cache)
  }
}
