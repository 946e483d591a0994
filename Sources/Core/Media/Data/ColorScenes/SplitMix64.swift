/// The SplitMix64 generator (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
/// Generators", 2014).
///
/// Every scene has its own generator, so seeding must be cheap. Seeding a `RandomState` would fill
/// 624 words each time.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// Returns the next 64 random bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// Returns a random value in 0..<1.
  ///
  /// It is a multiple of 2⁻²⁴ and therefore exact in `Float`.
  mutating func unit() -> Float {
    Float(next() >> 40) * 0x1p-24
  }

  /// Returns a random value between the bounds.
  mutating func number(_ range: ClosedRange<Float>) -> Float {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }

  /// Returns a random integer in `0..<bound`.
  mutating func index(below bound: Int) -> Int {
    Int(((next() >> 32) &* UInt64(bound)) >> 32)
  }

  /// Returns true with the given probability.
  mutating func chance(_ probability: Float) -> Bool {
    unit() < probability
  }

  /// Returns a random element of a nonempty array.
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[index(below: elements.count)]
  }

  /// Returns the byte for a color's channel in 0...1, with some noise.
  mutating func byte(of level: Float, noise: Float) -> UInt8 {
    let grain = (unit() + unit() - 1) * noise
    return UInt8(min(max(((level + grain) * 255).rounded(), 0), 255))
  }
}
