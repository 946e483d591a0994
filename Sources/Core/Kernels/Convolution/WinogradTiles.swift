import CKernels

/// The tiles of a convolution with 3 × 3 filters: 2 × 2 positions each, and the 4 × 4 pixels under
/// them.
///
/// The responses of a tile d of pixels to a filter g are `A' ((G g G') (B' d B)) A`: 16 products
/// where the plain sums take 36. It is Winograd's minimal filtering ("Fast Algorithms for
/// Convolutional Neural Networks", Lavin and Gray, 2016). This is what the plans of both Winograd
/// passes share: when tiles are taken, how they are cut into bands, and the transformed pixels `B'
/// d B`.
struct WinogradTiles: Sendable {
  let sizes: ConvolutionSizes
  /// The copied pixels under the tiles: tiles are two positions apart, so it has 2 × 2 phases.
  let image: PaddedImage
  /// The rows of tiles, cut into bands.
  let bands: EvenParts
  /// The images, cut into parts that are worked on at once.
  let images: EvenParts
  /// Whether vectors fill the rows of tiles.
  ///
  /// Where not, the rows of a band are one to the kernels, with what stands between rows of the
  /// copied pixels computed in vain.
  private let fillsRows: Bool
  /// The distance between rows of tiles.
  let pitch: Int
  /// The elements of a vector.
  private let lanes: Int

  /// The tiles of a convolution, or none where plain sums are as fast or more exact.
  init?<Scalar: TensorScalar>(_ sizes: ConvolutionSizes, of _: Scalar.Type) {
    let (rows, columns) = (sizes.grid.rows, sizes.grid.columns)
    let fits = [rows, columns].allSatisfy { $0.window == 3 && $0.stride == 1 && $0.dilation == 1 }
    // Transforming the filters must be worth it. Double is for checks, which want exact sums.
    guard Scalar.self == Float.self, fits, sizes.channels >= 16, sizes.filters >= 16,
      sizes.batch * sizes.grid.outputCount >= 256
    else { return nil }
    self.sizes = sizes
    let grid = WindowGrid(tilesOf: sizes.grid)
    image = PaddedImage(grid)
    lanes = Kernels.lanes(of: Scalar.self)
    fillsRows = grid.columns.output % lanes == 0
    // Transformed tiles and products together have no more than four megabytes, and one of their
    // 16 elements no more than a second cache can hold.
    let most = min(256, (1 << 20) / (16 * (sizes.channels + sizes.filters)))
    pitch = fillsRows ? grid.columns.output : image.pitch
    bands = EvenParts(grid.rows.output, into: (grid.rows.output * pitch + most - 1) / most)
    images = EvenParts(sizes.batch, into: sizes.batch * bands.most * pitch / most)
  }

  /// The tiles of so many rows, with those that only fill up rows and vectors.
  func count(rows: Int) -> Int {
    fillsRows ? rows * pitch : (rows * pitch + lanes - 1) / lanes * lanes
  }

  /// The distance between channels of transformed tiles: an odd number of cache lines, so that
  /// channels do not drive each other out of the cache.
  var channelStep: Int { ((images.most * count(rows: bands.most) + 15) / 16 | 1) * 16 }

  /// How many channels are copied at once: as many as a first cache holds.
  private var channelsAtOnce: Int {
    max(1, min(sizes.channels, 4096 / image.channelCount(bands.most)))
  }

  /// The elements of the copied pixels.
  var copyCount: Int {
    wholeVectors(channelsAtOnce * image.channelCount(bands.most) + image.slack)
  }

  /// Writes the transformed tiles of a band of an image, `[16, C, tiles]`.
  @inline(__always)
  func transform<Scalar: TensorScalar>(
    _ x: UnsafePointer<Scalar>, rows: Range<Int>, copy: UnsafeMutablePointer<Scalar>,
    into tiles: UnsafeMutablePointer<Scalar>
  ) {
    // Where the 4 × 4 pixels of the first tile are.
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
