import CKernels

/// The tiles of a convolution with 3 × 3 filters: 2 × 2 positions each, over 4 × 4 pixels.
///
/// The output of a tile d of pixels for a filter g is `A' ((G g G') (B' d B)) A`, where A, B and G
/// are constant matrices and `'` is the transpose. This takes 16 products instead of 36; it is
/// Winograd's minimal filtering (Lavin and Gray, "Fast Algorithms for Convolutional Neural
/// Networks", 2016). This type implements what both Winograd passes share: deciding when to use
/// tiles, dividing them into bands, and computing the transformed pixels, `B' d B`.
struct WinogradTiles: Sendable {
  let sizes: ConvolutionSizes
  /// The copied pixels under the tiles; tiles are two positions apart, so there are 2 × 2 phases.
  let image: PaddedImage
  /// The rows of tiles, divided into bands.
  let bands: EvenParts
  /// The images, divided into parts that are processed together.
  let images: EvenParts
  /// Whether the rows of tiles are whole vectors.
  ///
  /// If not, the kernels treat a band's rows as a single row; the values computed for the gaps
  /// between rows of copied pixels are not used.
  private let fillsRows: Bool
  /// The distance between rows of tiles.
  let pitch: Int
  /// The number of elements in a vector.
  private let lanes: Int

  /// Creates the tiles of a convolution, or nil if plain sums are as fast or more accurate.
  init?<Scalar: TensorScalar>(_ sizes: ConvolutionSizes, of _: Scalar.Type) {
    let (rows, columns) = (sizes.grid.rows, sizes.grid.columns)
    let fits = [rows, columns].allSatisfy { $0.window == 3 && $0.stride == 1 && $0.dilation == 1 }
    // For smaller sizes, the transforms cost more than they save. Double is used for checks, which
    // need accurate sums.
    guard Scalar.self == Float.self, fits, sizes.channels >= 16, sizes.filters >= 16,
      sizes.batch * sizes.grid.outputCount >= 256
    else { return nil }
    self.sizes = sizes
    let grid = WindowGrid(tilesOf: sizes.grid)
    image = PaddedImage(grid)
    lanes = Kernels.lanes(of: Scalar.self)
    fillsRows = grid.columns.output % lanes == 0
    // Transformed tiles and products together take at most four megabytes, and one of their 16
    // elements fits in an L2 cache.
    let most = min(256, (1 << 20) / (16 * (sizes.channels + sizes.filters)))
    pitch = fillsRows ? grid.columns.output : image.pitch
    bands = EvenParts(grid.rows.output, into: (grid.rows.output * pitch + most - 1) / most)
    images = EvenParts(sizes.batch, into: sizes.batch * bands.most * pitch / most)
  }

  /// Returns the number of tiles in the given number of rows, including padding of rows and
  /// vectors.
  func count(rows: Int) -> Int {
    fillsRows ? rows * pitch : (rows * pitch + lanes - 1) / lanes * lanes
  }

  /// The distance between channels of transformed tiles: an odd number of cache lines, so that
  /// channels do not evict each other from the cache.
  var channelStep: Int { ((images.most * count(rows: bands.most) + 15) / 16 | 1) * 16 }

  /// The number of channels copied at once, chosen to fit in an L1 cache.
  private var channelsAtOnce: Int {
    max(1, min(sizes.channels, 4096 / image.channelCount(bands.most)))
  }

  /// The number of elements in the copied pixels.
  var copyCount: Int {
    wholeVectors(channelsAtOnce * image.channelCount(bands.most) + image.slack)
  }

  /// Writes the transformed tiles of a band of an image, `[16, C, tiles]`.
  @inline(__always)
  func transform<Scalar: TensorScalar>(
    _ x: UnsafePointer<Scalar>, rows: Range<Int>, copy: UnsafeMutablePointer<Scalar>,
    into tiles: UnsafeMutablePointer<Scalar>
  ) {
    // The offsets of the first tile's 4 × 4 pixels.
    let offsets = image.offsets(channels: 1, rows: rows.count)
    for first in stride(from: 0, to: sizes.channels, by: channelsAtOnce) {
      let channels = min(channelsAtOnce, sizes.channels - first)
      // Pixels [channels, 4 phases, rows + 1, pitch].
      image.fill(
        copy, from: x + first * sizes.grid.inputCount, channels: channels, rows: rows)
      offsets.withUnsafeBufferPointer { offsets in
        var work = backprop_winograd()
        work.from = UnsafeRawPointer(copy)
        work.to = UnsafeMutableRawPointer(tiles + first * channelStep)
        work.offsets = offsets.baseAddress
        work.channels = channels
        work.rows = fillsRows ? rows.count : 1
        work.columns = fillsRows ? pitch : count(rows: rows.count)
        (work.from_channel, work.to_channel) = (image.channelCount(rows.count), channelStep)
        (work.from_row, work.to_row) = (image.pitch, pitch)
        work.step = sizes.channels * channelStep
        Kernels.transformImages(&work, isDouble: Scalar.self == Double.self)
      }
    }
  }
}
