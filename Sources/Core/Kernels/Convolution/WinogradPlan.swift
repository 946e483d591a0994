import CKernels

/// How a convolution with 3 × 3 filters and no stride is computed by tiles of 2 × 2 places.
///
/// `A' ((G g G') (B' d B)) A` of a tile `d` of 4 × 4 pixels and a filter `g` takes 16 products where the
/// plain sums take 36: Winograd's minimal filtering ("Fast Algorithms for Convolutional Neural
/// Networks", Lavin and Gray, 2016). For each of the 16 numbers of a tile, the sums over channels are
/// a correlation with filters of 1 × 1.
struct WinogradPlan: Sendable {
  let sizes: ConvolutionSizes
  /// The pixels under the tiles, of every second row and column.
  let image: PaddedImage
  /// The lines of tiles, cut into bands, and the images that are worked on at once.
  let bands: EvenParts
  let images: EvenParts
  /// Whether vectors fill the lines of tiles.
  let fillsLines: Bool
  private let lanes: Int

  /// The plan for a convolution, or none where plain sums are as fast or more exact.
  init?<Scalar: TensorScalar>(_ sizes: ConvolutionSizes, of _: Scalar.Type) {
    let (rows, columns) = (sizes.grid.rows, sizes.grid.columns)
    let fits = [rows, columns].allSatisfy { $0.window == 3 && $0.stride == 1 && $0.dilation == 1 }
    // The transformed filters must be worth their while.
    guard Scalar.self == Float.self, fits, sizes.channels >= 16, sizes.filters >= 16,
      sizes.batch * sizes.grid.outputCount >= 256
    else { return nil }
    self.sizes = sizes
    let grid = WindowGrid(tilesOf: sizes.grid)
    image = PaddedImage(grid)
    lanes = Kernels.lanes(of: Scalar.self)
    fillsLines = grid.columns.output % lanes == 0
    // Tiles and products have no more than four megabytes, and are no more than a second cache can hold of
    // one of their numbers.
    let tiles = min(256, (1 << 20) / (16 * (sizes.channels + sizes.filters)))
    let line = fillsLines ? grid.columns.output : image.pitch
    bands = EvenParts(
      grid.rows.output, into: (grid.rows.output * line + tiles - 1) / tiles)
    images = EvenParts(sizes.batch, into: sizes.batch * bands.most * line / tiles)
  }

  /// The number of units of work.
  var unitCount: Int { sizes.groups * images.count * bands.count }

  /// The tiles of so many lines, those between the lines with them; whole vectors.
  func tiles(_ lines: Int) -> Int {
    if fillsLines { return lines * image.columns.axis.output }
    return (lines * image.pitch + lanes - 1) / lanes * lanes
  }

  /// The distance between channels: an odd number of a cache's lines, so that they do not share places.
  var stride: Int { ((images.most * tiles(bands.most) + 15) / 16 | 1) * 16 }

  /// How many channels are copied at once: as many as a first cache holds.
  var channelsAtOnce: Int {
    max(1, min(sizes.channels, 4096 / image.channelCount(bands.most)))
  }

  /// The numbers of the copied pixels.
  var copyCount: Int {
    (channelsAtOnce * image.channelCount(bands.most) + image.slack + 15) / 16 * 16
  }

  /// The numbers of a thread's memory: pixels; the lines of responses; tiles; products.
  private var scratchCounts: [Int] {
    [
      copyCount, 4 * tiles(bands.most),
      16 * sizes.channels * stride, 16 * sizes.filters * stride,
    ]
  }

  /// The memory that a thread needs.
  var scratchCount: Int { scratchCounts.reduce(0, +) }

  /// The transformed filters of all groups, `[G, 16, packed filters]`.
  ///
  /// - Parameters:
  ///   - weight: The filters `[F, C / G, 3, 3]`; turned, those of the convolution whose input gradient
  ///     is computed, so that their filters are our channels.
  ///   - turned: Whether they are.
  func transformed<Scalar: TensorScalar>(_ weight: [Scalar], turned: Bool) -> [Scalar] {
    let size = sizes.filters * sizes.channels
    let blocks = (sizes.filters + Kernels.filtersAtOnce - 1) / Kernels.filtersAtOnce
    return withPointers(weight, weight, count: sizes.groups * 16 * size) { weight, _, out in
      shareUnits(sizes.groups * blocks, work: sizes.groups * 100 * size) { units in
        for unit in units {
          let (group, block) = unit.quotientAndRemainder(dividingBy: blocks)
          var work = backprop_winograd_filters(
            weight: weight + group * 9 * size, out: out + group * 16 * size,
            filters: sizes.filters, channels: sizes.channels,
            filter_step: turned ? 9 : 9 * sizes.channels,
            channel_step: turned ? 9 * sizes.filters : 9, step: size, first: block,
            end: block + 1, flipped: turned ? 1 : 0)
          Kernels.transformFilters(&work, isDouble: Scalar.self == Double.self)
        }
      }
    }
  }

  /// Computes a unit's part of the responses.
  @inline(__always)
  func run<Scalar: TensorScalar>(
    _ unit: Int, _ x: UnsafePointer<Scalar>, _ filters: UnsafePointer<Scalar>,
    _ bias: UnsafePointer<Scalar>?, _ scratch: UnsafeMutablePointer<Scalar>,
    into out: UnsafeMutablePointer<Scalar>
  ) {
    let (rest, band) = unit.quotientAndRemainder(dividingBy: bands.count)
    let (part, group) = rest.quotientAndRemainder(dividingBy: sizes.groups)
    let (lines, chosen) = (bands[band], images[part])
    let counts = scratchCounts
    let tilesStart = scratch + counts[0] + counts[1]
    let products = tilesStart + counts[2]
    let perImage = tiles(lines.count)
    for (place, index) in chosen.enumerated() {
      transformImage(
        x + (index * sizes.groups + group) * sizes.inputGroup, lines, copy: scratch,
        into: tilesStart + place * perImage)
    }
    multiply(
      UnsafePointer(tilesStart), filters + group * 16 * sizes.filters * sizes.channels,
      count: chosen.count * perImage, into: products)
    for (place, index) in chosen.enumerated() {
      transformResponses(
        UnsafePointer(products) + place * perImage, bias.map { $0 + group * sizes.filters }, lines,
        scratch: scratch + counts[0],
        into: out + (index * sizes.groups + group) * sizes.outputGroup)
    }
  }

  /// The sums over channels, for each of the numbers of a tile.
  @inline(__always)
  private func multiply<Scalar: TensorScalar>(
    _ tiles: UnsafePointer<Scalar>, _ filters: UnsafePointer<Scalar>, count: Int,
    into products: UnsafeMutablePointer<Scalar>
  ) {
    let offsets = (0..<sizes.channels).map { Int32($0 * stride) }
    offsets.withUnsafeBufferPointer { offsets in
      for number in 0..<16 {
        CorrelationKernel(
          image: tiles + number * sizes.channels * stride, offsets: offsets,
          weight: filters + number * sizes.filters * sizes.channels, bias: nil,
          filters: sizes.filters, rows: 1, columns: count, pitch: count,
          outputStrides: (stride, count, 1)
        ).run(into: products + number * sizes.filters * stride, scratch: products)
      }
    }
  }
}

extension WinogradPlan {
  /// The transformed numbers of an image's tiles, `[16, C, tiles]`.
  @inline(__always)
  func transformImage<Scalar: TensorScalar>(
    _ x: UnsafePointer<Scalar>, _ lines: Range<Int>, copy: UnsafeMutablePointer<Scalar>,
    into tiles: UnsafeMutablePointer<Scalar>
  ) {
    let offsets = image.offsets(channels: 1, places: lines.count)
    let columns = image.columns.axis.output
    for first in Swift.stride(from: 0, to: sizes.channels, by: channelsAtOnce) {
      let count = min(channelsAtOnce, sizes.channels - first)
      image.fill(
        copy, from: x + first * sizes.grid.inputCount, channels: count, places: lines)
      offsets.withUnsafeBufferPointer { offsets in
        var work = backprop_winograd()
        work.from = UnsafeRawPointer(copy)
        work.to = UnsafeMutableRawPointer(tiles + first * stride)
        work.offsets = offsets.baseAddress
        work.channels = count
        work.rows = fillsLines ? lines.count : 1
        work.columns = fillsLines ? columns : self.tiles(lines.count)
        (work.from_channel, work.to_channel) = (image.channelCount(lines.count), stride)
        (work.from_row, work.to_row) = (image.pitch, columns)
        work.step = sizes.channels * stride
        Kernels.transformImages(&work, isDouble: Scalar.self == Double.self)
      }
    }
  }

  /// The responses of an image's lines, from their products `[16, F, tiles]`.
  @inline(__always)
  private func transformResponses<Scalar: TensorScalar>(
    _ products: UnsafePointer<Scalar>, _ bias: UnsafePointer<Scalar>?, _ lines: Range<Int>,
    scratch: UnsafeMutablePointer<Scalar>, into out: UnsafeMutablePointer<Scalar>
  ) {
    let grid = sizes.grid
    let first = 2 * lines.lowerBound
    var work = backprop_winograd()
    work.from = UnsafeRawPointer(products)
    work.to = UnsafeMutableRawPointer(out + first * grid.columns.output)
    work.channels = sizes.filters
    (work.rows, work.columns) = (1, tiles(lines.count))
    (work.from_channel, work.to_channel) = (stride, grid.outputCount)
    work.from_row = fillsLines ? image.columns.axis.output : image.pitch
    work.step = sizes.filters * stride
    work.bias = UnsafeRawPointer(bias)
    work.scratch = UnsafeMutableRawPointer(scratch)
    work.output_rows = min(2 * lines.count, grid.rows.output - first)
    work.output_columns = grid.columns.output
    Kernels.transformResponses(&work, isDouble: Scalar.self == Double.self)
  }
}

/// The responses of images to filters, by tiles.
///
/// - Parameters:
///   - x: The images, `[N, C, H, W]`.
///   - weight: The filters, as `WinogradPlan.transformed` takes them.
///   - bias: What is added for each filter, `[F]`.
///   - turned: Whether the filters are turned.
func winogradConvolved<Scalar: TensorScalar>(
  _ x: [Scalar], _ weight: [Scalar], _ bias: [Scalar]?, _ plan: WinogradPlan, turned: Bool
) -> [Scalar] {
  let (sizes, filters) = (plan.sizes, plan.transformed(weight, turned: turned))
  let biases = bias ?? Array(repeating: 0, count: sizes.groups * sizes.filters)
  let count = sizes.batch * sizes.groups * sizes.outputGroup
  return withPointers(x, filters, count: count) { x, filters, out in
    biases.withUnsafeBufferPointer { biases in
      shareUnits(plan.unitCount, work: sizes.work) { units in
        withScratch(plan.scratchCount) { scratch in
          for unit in units {
            plan.run(unit, x, filters, biases.baseAddress, scratch, into: out)
          }
        }
      }
    }
  }
}
