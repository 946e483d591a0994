/// A number of rows, images, filters or elements, divided into parts of about the same size.
struct EvenParts: Sendable {
  /// The number of items to divide.
  let total: Int
  /// The number of parts.
  let count: Int
  /// The size of every part except the last.
  let most: Int

  /// Divides `total` into about `wanted` parts whose sizes are multiples of `multiple`.
  init(_ total: Int, into wanted: Int, multiple: Int = 1) {
    self.total = total
    let size = (total + max(1, wanted) - 1) / max(1, wanted)
    most = max(1, min(total, (size + multiple - 1) / multiple * multiple))
    count = max(1, (total + most - 1) / most)
  }

  subscript(index: Int) -> Range<Int> { index * most..<min((index + 1) * most, total) }
}
