/// The output rows, divided into bands whose copied pixels fit in a cache.
struct RowBands: Sendable {
  /// The maximum size of a copy, in bytes: half of a typical L2 cache.
  private static let budget = 1 << 19

  private let parts: EvenParts

  /// Divides rows into bands whose copies fit in the budget, or into single rows if even those do
  /// not; `bytes` returns the size of the copy for a number of rows.
  init(_ rows: Int, bytes: (Int) -> Int) {
    var most = max(1, rows)
    while most > 1, bytes(most) > Self.budget { most = (most + 1) / 2 }
    parts = EvenParts(rows, into: (rows + most - 1) / most)
  }

  /// The number of bands.
  var count: Int { parts.count }
  /// The number of rows in the largest band.
  var most: Int { parts.most }
  subscript(index: Int) -> Range<Int> { parts[index] }
  /// Calls `make` for each band and returns the results.
  func map<Value>(_ make: (Range<Int>) -> Value) -> [Value] { (0..<count).map { make(self[$0]) } }
}

/// Rounds an element count up to whole vectors and cache lines, so that the next item in scratch
/// memory is aligned.
func wholeVectors(_ count: Int) -> Int { (count + 15) / 16 * 16 }

/// The units of a pass whose output consists of planes, `[N, groups * planes, rows, columns]`.
///
/// Each unit covers a band of rows of some planes, for one group of one image.
struct OutputUnits: Sendable {
  /// A unit of work.
  struct Unit {
    /// The index of the image and group, `n * groups + g`.
    let imageGroup: Int
    /// The index of the band of rows.
    let band: Int
    /// The range of planes within the group.
    let planes: Range<Int>
  }

  /// The number of groups, over all images.
  private let imageGroups: Int
  let bands: RowBands
  let planes: EvenParts

  /// Divides the output of a pass with the given number of planes per group.
  init(_ sizes: ConvolutionSizes, planes: Int, bands: RowBands) {
    imageGroups = sizes.batch * sizes.groups
    self.bands = bands
    // Each part of the planes needs its own copy of the band, so planes are split only if there are
    // few images.
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
/// Each unit covers some channels of one group. If there are few channels, a unit also covers only
/// some of the images, and units for different images have separate partial sums.
struct FilterGradientUnits: Sendable {
  /// A unit of work.
  struct Unit {
    /// The index of the partial sum.
    let sum: Int
    let group: Int
    /// The index of the range of channels.
    let part: Int
  }

  let groups: Int
  /// The number of ranges into which the channels of a group are divided.
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
