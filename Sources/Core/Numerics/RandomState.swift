#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A random number generator that produces the same stream as `numpy.random.RandomState(seed)`.
///
/// The generator uses the Mersenne Twister MT19937 (Matsumoto and Nishimura, "Mersenne Twister: a
/// 623-dimensionally equidistributed uniform pseudo-random number generator", 1998). The methods
/// consume random bits exactly as NumPy's legacy generator does, so seeded experiments can be
/// compared number by number.
public struct RandomState: Sendable {
  private var words: [UInt32]
  /// The next 624 words of the stream, which are made from `words` all at once.
  private var stream: [UInt32]
  private var position: Int
  /// The second number of the last pair from `gaussian()`, if it has not been returned yet.
  private var spareGaussian: Double?

  /// Creates a generator in the state that `np.random.seed(seed)` sets.
  public init(seed: UInt32) {
    var word = seed
    words = []
    words.reserveCapacity(624)
    for index in 0..<624 {
      words.append(word)
      word = 1_812_433_253 &* (word ^ (word >> 30)) &+ UInt32(index) &+ 1
    }
    stream = words
    position = 624
  }

  /// Creates a generator in the state that `np.random.seed(key)` sets for an array.
  ///
  /// All of the key determines the state. This is `init_by_array` of the authors' `mt19937ar.c`.
  ///
  /// - Precondition: `key` has at least one word.
  package init(key: [UInt32]) {
    self.init(seed: 19_650_218)
    var index = 1
    for step in 0..<max(624, key.count) {
      let place = step % key.count
      let number = key[place] &+ UInt32(truncatingIfNeeded: place)
      mix(1_664_525, number, at: &index)
    }
    for _ in 0..<623 {
      let number = 0 &- UInt32(index)
      mix(1_566_083_941, number, at: &index)
    }
    words[0] = 0x8000_0000
  }

  /// Mixes a number and the word before `index` into the word there, and moves on.
  private mutating func mix(_ factor: UInt32, _ number: UInt32, at index: inout Int) {
    let before = words[index - 1]
    words[index] = (words[index] ^ ((before ^ (before >> 30)) &* factor)) &+ number
    index += 1
    if index == 624 { (words[0], index) = (words[623], 1) }
  }

  /// Returns the next 32 bits of the stream.
  @inline(__always)
  package mutating func nextWord() -> UInt32 {
    if position == 624 { refill() }
    position += 1
    return stream[position - 1]
  }

  /// Makes the next 624 words, in loops that the compiler vectorizes.
  @inline(never)
  private mutating func refill() {
    words.withUnsafeMutableBufferPointer { words in
      func twist(_ index: Int, next: Int, far: Int) {
        let mixed = (words[index] & 0x8000_0000) | (words[next] & 0x7fff_ffff)
        words[index] = words[far] ^ (mixed >> 1) ^ ((0 &- (mixed & 1)) & 0x9908_b0df)
      }
      for index in 0..<227 { twist(index, next: index + 1, far: index + 397) }
      for index in 227..<623 { twist(index, next: index + 1, far: index - 227) }
      twist(623, next: 0, far: 396)
      stream.withUnsafeMutableBufferPointer { stream in
        for index in 0..<624 {
          var word = words[index]
          word ^= word >> 11
          word ^= (word << 7) & 0x9d2c_5680
          word ^= (word << 15) & 0xefc6_0000
          stream[index] = word ^ (word >> 18)
        }
      }
    }
    position = 0
  }

  /// Draws a value uniformly from [0, 1), with 53 random bits.
  @inline(__always)
  public mutating func uniform() -> Double {
    Self.fraction(nextWord(), nextWord())
  }

  /// The number from 0 to 1 that two words stand for.
  @inline(__always)
  private static func fraction(_ high: UInt32, _ low: UInt32) -> Double {
    (Double(high >> 5) * 67_108_864 + Double(low >> 6)) / 9_007_199_254_740_992
  }

  /// Draws values uniformly from [0, 1), as many as fit.
  @inline(__always)
  mutating func fill<Scalar: TensorScalar>(_ values: UnsafeMutableBufferPointer<Scalar>) {
    var done = 0
    while done < values.count {
      let count = min(values.count - done, (624 - position) / 2)
      if count == 0 {
        values.initializeElement(at: done, to: Scalar(uniform()))
        done += 1
        continue
      }
      stream.withUnsafeBufferPointer { stream in
        for index in 0..<count {
          let place = position + 2 * index
          let value = Self.fraction(stream[place], stream[place + 1])
          values.initializeElement(at: done + index, to: Scalar(value))
        }
      }
      position += 2 * count
      done += count
    }
  }

  /// Draws a value from the standard normal distribution, by Marsaglia's polar method.
  public mutating func gaussian() -> Double {
    if let spare = spareGaussian {
      spareGaussian = nil
      return spare
    }
    var x: Double
    var y: Double
    var radius: Double
    repeat {
      x = 2 * uniform() - 1
      y = 2 * uniform() - 1
      radius = x * x + y * y
    } while radius >= 1 || radius == 0
    let factor = (-2 * log(radius) / radius).squareRoot()
    spareGaussian = factor * x
    return factor * y
  }

  /// Draws values from the standard normal distribution, the same as by `gaussian()` each.
  @inline(__always)
  mutating func fillNormal<Scalar: TensorScalar>(_ values: UnsafeMutableBufferPointer<Scalar>) {
    var done = 0
    func add(_ value: Double) {
      values.initializeElement(at: done, to: Scalar(value))
      done += 1
    }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 3 * 156) { points in
      while done < values.count {
        // An attempt takes four words, which may not all be there yet.
        let attempts = (624 - position) / 4
        if spareGaussian != nil || attempts == 0 {
          add(gaussian())
          continue
        }
        let needed = (values.count - done + 1) / 2
        let accepted = findPoints(points, attempts: attempts, needed: needed)
        // The logarithms of many points overlap.
        for index in 0..<accepted {
          let radius = points[3 * index + 2]
          let factor = (-2 * log(radius) / radius).squareRoot()
          add(factor * points[3 * index + 1])
          if done < values.count {
            add(factor * points[3 * index])
          } else {
            spareGaussian = factor * points[3 * index]
          }
        }
      }
    }
  }

  /// Draws points of the unit disk from the words that are there.
  ///
  /// - Parameters:
  ///   - points: Receives x, y and the squared radius of each point.
  ///   - attempts: The number of points to try at most.
  ///   - needed: The number of points to find at most.
  /// - Returns: The number of points found.
  private mutating func findPoints(
    _ points: UnsafeMutableBufferPointer<Double>, attempts: Int, needed: Int
  ) -> Int {
    var (found, place) = (0, position)
    stream.withUnsafeBufferPointer { stream in
      for _ in 0..<attempts {
        if found == needed { break }
        let x = 2 * Self.fraction(stream[place], stream[place + 1]) - 1
        let y = 2 * Self.fraction(stream[place + 2], stream[place + 3]) - 1
        let radius = x * x + y * y
        points[3 * found] = x
        points[3 * found + 1] = y
        points[3 * found + 2] = radius
        found += radius >= 1 || radius == 0 ? 0 : 1
        place += 4
      }
    }
    position = place
    return found
  }

  /// Draws an integer from 0 to `limit`, inclusive, by rejection sampling.
  mutating func masked(upTo limit: Int) -> Int {
    if limit == 0 { return 0 }
    let bound = UInt64(limit)
    let mask = UInt64.max >> UInt64(bound.leadingZeroBitCount)
    var value: UInt64
    repeat {
      value = UInt64(nextWord())
      if bound > UInt64(UInt32.max) { value = value << 32 | UInt64(nextWord()) }
      value &= mask
    } while value > bound
    return Int(value)
  }
}
