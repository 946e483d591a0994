/// A way to reduce many elements to one.
enum Reduction {
  case sum, sumOfSquares, max, min
}

/// The sizes of a shape before, along and after an axis.
struct AxisSplit {
  let outer: Int
  let length: Int
  let inner: Int

  init(_ shape: [Int], axis: Int) {
    outer = shape[..<axis].reduce(1, *)
    length = shape[axis]
    inner = shape[(axis + 1)...].reduce(1, *)
  }
}

/// Computes the pairwise sum of the elements or of their squares.
///
/// The elements are added in NumPy's order, with eight running sums for each block of at most 128
/// elements. The rounding error grows only with the logarithm of `count`.
@inline(__always)
func pairwiseSum<Number: TensorNumber>(
  _ x: UnsafePointer<Number>, _ count: Int, squares: Bool = false
) -> Number {
  if count <= 128 { return blockSum(x, count, squares: squares) }
  return pairwiseSumOfHalves(x, count, squares: squares)
}

@specialized(where Number == Float)
@specialized(where Number == Double)
@specialized(where Number == Int)
@specialized(where Number == UInt8)
private func pairwiseSumOfHalves<Number: TensorNumber>(
  _ x: UnsafePointer<Number>, _ count: Int, squares: Bool
) -> Number {
  if count <= 128 { return blockSum(x, count, squares: squares) }
  let half = count / 2 - count / 2 % 8
  return pairwiseSumOfHalves(x, half, squares: squares)
    + pairwiseSumOfHalves(x + half, count - half, squares: squares)
}

@inline(__always)
private func blockSum<Number: TensorNumber>(
  _ x: UnsafePointer<Number>, _ count: Int, squares: Bool
) -> Number {
  // There are two loops because one loop with the choice inside would not be vectorized.
  squares ? blockSum(x, count) { $0 * $0 } : blockSum(x, count) { $0 }
}

@inline(__always)
private func blockSum<Number: TensorNumber>(
  _ x: UnsafePointer<Number>, _ count: Int, of term: (Number) -> Number
) -> Number {
  if count < 8 {
    var sum: Number = 0
    for i in 0..<count { sum += term(x[i]) }
    return sum
  }
  var (a, b, c, d) = (term(x[0]), term(x[1]), term(x[2]), term(x[3]))
  var (e, f, g, h) = (term(x[4]), term(x[5]), term(x[6]), term(x[7]))
  var i = 8
  while i &+ 8 <= count {
    a += term(x[i])
    b += term(x[i &+ 1])
    c += term(x[i &+ 2])
    d += term(x[i &+ 3])
    e += term(x[i &+ 4])
    f += term(x[i &+ 5])
    g += term(x[i &+ 6])
    h += term(x[i &+ 7])
    i &+= 8
  }
  var sum = ((a + b) + (c + d)) + ((e + f) + (g + h))
  while i < count {
    sum += term(x[i])
    i &+= 1
  }
  return sum
}

/// Returns the larger or smaller of two numbers; NaN propagates.
@inline(__always)
private func extreme<Number: TensorNumber>(
  _ best: Number, _ next: Number, isMax: Bool
) -> Number {
  (isMax ? best >= next : best <= next) || best != best ? best : next
}

/// Sums all elements, or their squares.
@specialized(where Number == Float)
@specialized(where Number == Double)
@specialized(where Number == Int)
@specialized(where Number == UInt8)
func summed<Number: TensorNumber>(_ source: [Number], squares: Bool = false) -> Number {
  source.withUnsafeBufferPointer { source in
    guard let base = source.baseAddress else { return 0 }
    return pairwiseSum(base, source.count, squares: squares)
  }
}

/// Reduces the middle of three axes.
@specialized(where Number == Float)
@specialized(where Number == Double)
@specialized(where Number == Int)
@specialized(where Number == UInt8)
func reduced<Number: TensorNumber>(
  _ reduction: Reduction, _ source: [Number], _ split: AxisSplit
) -> [Number] {
  let (length, inner) = (split.length, split.inner)
  return .filled(split.outer * inner) { out in
    source.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress, length > 0 else {
        out.initialize(repeating: 0, count: split.outer * inner)
        return
      }
      for block in 0..<split.outer {
        let from = base + block * length * inner
        let to = out + block * inner
        if inner == 1 {
          to.initialize(to: reduceRun(reduction, from, length))
        } else {
          reduceRows(reduction, from, to, length, inner)
        }
      }
    }
  }
}

@inline(__always)
private func reduceRun<Number: TensorNumber>(
  _ reduction: Reduction, _ from: UnsafePointer<Number>, _ length: Int
) -> Number {
  if reduction == .sum || reduction == .sumOfSquares {
    return pairwiseSum(from, length, squares: reduction == .sumOfSquares)
  }
  let isMax = reduction == .max
  var best = from[0]
  for i in 1..<length { best = extreme(best, from[i], isMax: isMax) }
  return best
}

@inline(__always)
private func reduceRows<Number: TensorNumber>(
  _ reduction: Reduction, _ from: UnsafePointer<Number>, _ to: UnsafeMutablePointer<Number>,
  _ length: Int, _ inner: Int
) {
  if reduction == .sumOfSquares {
    for i in 0..<inner { (to + i).initialize(to: from[i] * from[i]) }
  } else {
    to.initialize(from: from, count: inner)
  }
  for row in 1..<length {
    let next = from + row * inner
    switch reduction {
    case .sum: for i in 0..<inner { to[i] += next[i] }
    case .sumOfSquares: for i in 0..<inner { to[i] += next[i] * next[i] }
    case .max: for i in 0..<inner { to[i] = extreme(to[i], next[i], isMax: true) }
    case .min: for i in 0..<inner { to[i] = extreme(to[i], next[i], isMax: false) }
    }
  }
}

/// Returns the indices of the largest or smallest elements along the middle of three axes.
@specialized(where Number == Float)
@specialized(where Number == Double)
@specialized(where Number == Int)
@specialized(where Number == UInt8)
func extremePlaces<Number: TensorNumber>(
  _ source: [Number], _ split: AxisSplit, isMax: Bool
) -> [Int] {
  let (length, inner) = (split.length, split.inner)
  return .filled(split.outer * inner) { out in
    source.withUnsafeBufferPointer { source in
      for block in 0..<split.outer {
        for i in 0..<inner {
          let start = block * length * inner + i
          var (place, best) = (0, source[start])
          for step in 1..<length {
            let next = source[start + step * inner]
            if !((isMax ? best >= next : best <= next) || best != best) {
              (place, best) = (step, next)
            }
          }
          (out + (block * inner + i)).initialize(to: place)
        }
      }
    }
  }
}
