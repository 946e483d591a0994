/// The rows of an output cut into bands, so that the copied pixels of a band fit into a cache.
struct RowBands: Sendable {
  /// How much memory a copy may have, in bytes: half of what a processor has in its second cache.
  private static let budget = 1 << 19

  private let parts: EvenParts

  /// Cuts `rows` so that `bytes` of the largest band are within the budget, or a band is one row.
  init(_ rows: Int, bytes: (Int) -> Int) {
    var most = max(1, rows)
    while most > 1, bytes(most) > Self.budget { most = (most + 1) / 2 }
    parts = EvenParts(rows, into: (rows + most - 1) / most)
  }

  /// The number of bands.
  var count: Int { parts.count }
  /// The rows of the largest band.
  var most: Int { parts.most }
  subscript(index: Int) -> Range<Int> { parts[index] }
  /// What `make` makes of each band.
  func map<Value>(_ make: (Range<Int>) -> Value) -> [Value] { (0..<count).map { make(self[$0]) } }
}

/// A count of elements rounded up to whole vectors and whole lines of a cache, so that what comes
/// after them in scratch memory begins with one.
func wholeVectors(_ count: Int) -> Int { (count + 15) / 16 * 16 }

/// The units of a pass whose output has planes, `[N, groups * planes, rows, columns]`.
///
/// Each unit has a band of rows of some planes, of one group of one image.
struct OutputUnits: Sendable {
  /// A unit of work.
  struct Unit {
    /// The image and the group, `n * groups + g`.
    let imageGroup: Int
    /// The index of the band of rows.
    let band: Int
    /// The planes, of the group's.
    let planes: Range<Int>
  }

  /// The number of groups in all images.
  private let imageGroups: Int
  let bands: RowBands
  let planes: EvenParts

  /// Divides the output of a pass that has so many planes in a group.
  init(_ sizes: ConvolutionSizes, planes: Int, bands: RowBands) {
    imageGroups = sizes.batch * sizes.groups
    self.bands = bands
    // Every part of the planes copies the band anew, so there are several only for few images.
    self.planes = EvenParts(
      planes, into: 8 / max(1, imageGroups * bands.count), multiple: Kernels.filtersAtOnce)
  }

  /// The number of units.
  var count: Int { imageGroups * bands.count * planes.count }

  subscript(index: Int) -> Unit {
    let (rest, part) = index.quotientAndRemainder(dividingBy: planes.count)
    let (imageGroup, band) = rest.quotientAndRemainder(dividingBy: bands.count)
    return Unit(imageGroup: imageGroup, band: band, planes: planes[part])
  }
}

/// The units of the gradient of the filters, `[groups, F, C, KH, KW]`.
///
/// Each unit has some channels of one group. Where those are few, it has also only a share of the
/// images, and units of different images have partial sums of their own.
struct FilterGradientUnits: Sendable {
  /// A unit of work.
  struct Unit {
    /// The index of the partial sum.
    let sum: Int
    let group: Int
    /// The index of the part of the channels.
    let part: Int
  }

  let groups: Int
  /// The number of parts into which the channels of a group are cut.
  let parts: Int
  /// The number of partial sums, each as large as the gradient.
  let sums: Int

  /// The number of units.
  var count: Int { groups * parts * sums }

  subscript(index: Int) -> Unit {
    let (rest, part) = index.quotientAndRemainder(dividingBy: parts)
    let (sum, group) = rest.quotientAndRemainder(dividingBy: groups)
    return Unit(sum: sum, group: group, part: part)
  }
}
