/// How the places of a convolution are cut into tiles.
struct TilePlan: Sendable {
  /// How much memory a tile may have, in bytes: about what a processor has in its second cache.
  static let budget = 1 << 20

  /// The number of tiles of an image.
  let count: Int
  /// The places of every tile but the last.
  private let step: Int
  /// The places of an image.
  private let total: Int
  /// The elements of the largest tile.
  let capacity: Int

  init<Scalar>(_ sizes: ConvolutionSizes, rows: Int, _: Scalar.Type) {
    total = sizes.grid.outputCount
    let most = max(16, Self.budget / (max(1, rows) * MemoryLayout<Scalar>.stride))
    let tiles = (total + most - 1) / most
    // Tiles end where a kernel of the matrix product ends.
    step = min(total, ((total + tiles - 1) / tiles + 15) / 16 * 16)
    count = (total + step - 1) / step
    capacity = rows * step
  }

  /// The places of a tile, counted in row-major order.
  func places(_ index: Int) -> Range<Int> { index * step..<min((index + 1) * step, total) }
}

/// How the work on a gradient of filters is divided.
///
/// Each unit has rows of its own of the matrix under the window; where those are few, also a part of
/// the images, whose sums are added up in the end, in order.
struct WeightParts: Sendable {
  /// A unit.
  struct Part {
    let group: Int
    /// The rows, of all `C / groups * KH * KW`.
    let rows: Range<Int>
    let images: Range<Int>
    /// Which of the sums it contributes to; the first is the result's place.
    let sum: Int
  }

  /// The number of units.
  let count: Int
  /// The rows of every unit but the last.
  let step: Int
  /// The elements of all sums but the first.
  let partialCount: Int
  private let sizes: ConvolutionSizes
  private let rowParts: Int
  private let sums: Int

  init<Scalar>(_ sizes: ConvolutionSizes, _: Scalar.Type) {
    self.sizes = sizes
    let parts = (sizes.depth + 127) / 128
    step = (sizes.depth + parts - 1) / parts
    rowParts = (sizes.depth + step - 1) / step
    let weights = sizes.groups * sizes.weightGroup
    let fitting = TilePlan.budget / (weights * MemoryLayout<Scalar>.stride)
    let wanted = min(8 / min(8, rowParts * sizes.groups), sizes.batch, fitting + 1)
    sums = max(1, wanted)
    count = sizes.groups * rowParts * sums
    partialCount = (sums - 1) * weights
  }

  subscript(unit: Int) -> Part {
    let (rest, row) = unit.quotientAndRemainder(dividingBy: rowParts)
    let (sum, group) = rest.quotientAndRemainder(dividingBy: sizes.groups)
    return Part(
      group: group, rows: row * step..<min((row + 1) * step, sizes.depth),
      images: sizes.batch * sum / sums..<sizes.batch * (sum + 1) / sums, sum: sum)
  }
}
