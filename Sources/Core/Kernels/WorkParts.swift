/// A number of things cut into parts of about the same size.
struct EvenParts: Sendable {
  /// The number of things.
  let total: Int
  /// The number of parts.
  let count: Int
  /// The size of every part but the last.
  let most: Int

  /// Cuts `total` things into about `wanted` parts whose sizes are multiples.
  init(_ total: Int, into wanted: Int, multiple: Int = 1) {
    self.total = total
    let size = (total + max(1, wanted) - 1) / max(1, wanted)
    most = max(1, min(total, (size + multiple - 1) / multiple * multiple))
    count = max(1, (total + most - 1) / most)
  }

  subscript(index: Int) -> Range<Int> { index * most..<min((index + 1) * most, total) }
}

/// The lines of an image cut into bands whose copies fit into a cache.
struct LineBands: Sendable {
  /// How much memory a copy may have, in bytes: half of what a processor has in its second cache.
  private static let budget = 1 << 19

  private let parts: EvenParts

  /// Cuts `lines` so that `bytes` of the largest band are within the budget, or the band is one line.
  init(_ lines: Int, bytes: (Int) -> Int) {
    var most = lines
    while most > 1, bytes(most) > Self.budget { most = (most + 1) / 2 }
    parts = EvenParts(lines, into: (lines + most - 1) / most)
  }

  /// The number of bands.
  var count: Int { parts.count }
  /// The lines of the largest.
  var most: Int { parts.most }
  subscript(index: Int) -> Range<Int> { parts[index] }
  /// What `make` makes of each band.
  func map<Value>(_ make: (Range<Int>) -> Value) -> [Value] { (0..<count).map { make(self[$0]) } }
}

/// The memory of a thread while it works on a convolution.
struct KernelScratch<Scalar> {
  let first: UnsafeMutablePointer<Scalar>
  let second: UnsafeMutablePointer<Scalar>

  init(_ firstCount: Int, _ secondCount: Int) {
    first = .allocate(capacity: max(1, firstCount + secondCount))
    second = first + firstCount
  }

  func free() { first.deallocate() }
}
