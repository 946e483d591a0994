import CKernels

/// The forward pass of a convolution with 3 × 3 filters using tiles; see `WinogradTiles`.
///
/// For each of the 16 elements of a transformed tile, the sum over channels is a correlation with 1
/// × 1 filters. The gradient of the images is the forward pass of the adjoint convolution.
struct WinogradPlan: ConvolutionPlan {
  private let tiles: WinogradTiles
  /// The numbers of elements in the parts of a thread's scratch memory, in this order: copied
  /// pixels; two rows of output for each row of tiles; transformed tiles; products.
  private let scratchCounts: (copy: Int, rows: Int, tiles: Int, products: Int)

  /// Creates the plan for a convolution, or nil if plain sums are as fast or more accurate.
  init?<Scalar: TensorScalar>(_ sizes: ConvolutionSizes, of _: Scalar.Type) {
    guard let tiles = WinogradTiles(sizes, of: Scalar.self) else { return nil }
    self.tiles = tiles
    scratchCounts = (
      tiles.copyCount, 4 * tiles.count(rows: tiles.bands.most),
      16 * sizes.channels * tiles.channelStep, 16 * sizes.filters * tiles.channelStep
    )
  }

  var sizes: ConvolutionSizes { tiles.sizes }
  var resultCount: Int { sizes.outputCount }
  var unitCount: Int { sizes.groups * tiles.images.count * tiles.bands.count }
  var scratchCount: Int {
    scratchCounts.copy + scratchCounts.rows + scratchCounts.tiles + scratchCounts.products
  }

  /// Computes the transformed filters `G g G'` of all groups, `[G, 16, packed filters]`.
  ///
  /// - Parameters:
  ///   - weight: The filters, `[F, C / G, 3, 3]`.
  ///   - flipped: Whether `weight` belongs to the adjoint convolution; if so, each filter is
  ///     rotated by 180°, and filters and channels are swapped.
  /// - Returns: The transformed and packed filters.
  func transformed<Scalar: TensorScalar>(_ weight: [Scalar], flipped: Bool) -> [Scalar] {
    let size = sizes.filters * sizes.channels
    let blocks = (sizes.filters + Kernels.filtersAtOnce - 1) / Kernels.filtersAtOnce
    return withPointers(weight, weight, count: sizes.groups * 16 * size) { weight, _, out in
      shareUnits(sizes.groups * blocks, work: sizes.groups * 100 * size) { units in
        for unit in units {
          let (group, block) = unit.quotientAndRemainder(dividingBy: blocks)
          var work = backprop_winograd_filters(
            weight: weight + group * 9 * size, out: out + group * 16 * size,
            filters: sizes.filters, channels: sizes.channels,
            filter_step: flipped ? 9 : 9 * sizes.channels,
            channel_step: flipped ? 9 * sizes.filters : 9, step: size, first: block,
            end: block + 1, flipped: flipped ? 1 : 0)
          Kernels.transformFilters(&work, isDouble: Scalar.self == Double.self)
        }
      }
    }
  }

  @inline(__always)
  func run<Scalar: TensorScalar>(
    _ index: Int, _ operands: ConvolutionOperands<Scalar>, scratch: UnsafeMutablePointer<Scalar>,
    into target: UnsafeMutablePointer<Scalar>
  ) {
    // A unit covers a band of rows of tiles, for one group of some images.
    let (rest, band) = index.quotientAndRemainder(dividingBy: tiles.bands.count)
    let (part, group) = rest.quotientAndRemainder(dividingBy: sizes.groups)
    let (rows, images) = (tiles.bands[band], tiles.images[part])
    let rowScratch = scratch + scratchCounts.copy
    let transformed = rowScratch + scratchCounts.rows
    let products = transformed + scratchCounts.tiles
    let perImage = tiles.count(rows: rows.count)
    // Transformed tiles [16, C, images, tiles].
    for (index, image) in images.enumerated() {
      tiles.transform(
        operands.images + (image * sizes.groups + group) * sizes.inputGroupCount, rows: rows,
        copy: scratch, into: transformed + index * perImage)
    }
    // Products [16, F, images, tiles].
    multiply(
      UnsafePointer(transformed),
      operands.factors + group * 16 * sizes.filters * sizes.channels,
      count: images.count * perImage, into: products)
    for (index, image) in images.enumerated() {
      transformResponses(
        UnsafePointer(products) + index * perImage,
        bias: operands.bias.map { $0 + group * sizes.filters }, rows: rows, scratch: rowScratch,
        into: target + (image * sizes.groups + group) * sizes.outputGroupCount)
    }
  }

  /// Computes the sums over channels for each of the 16 elements of a tile.
  @inline(__always)
  private func multiply<Scalar: TensorScalar>(
    _ transformed: UnsafePointer<Scalar>, _ filters: UnsafePointer<Scalar>, count: Int,
    into products: UnsafeMutablePointer<Scalar>
  ) {
    let step = tiles.channelStep
    let offsets = (0..<sizes.channels).map { Int32($0 * step) }
    offsets.withUnsafeBufferPointer { offsets in
      for element in 0..<16 {
        // [F, C] times [C, tiles]. The tiles are whole vectors, so the kernel needs no scratch
        // memory.
        CorrelationKernel(
          image: transformed + element * sizes.channels * step, offsets: offsets,
          weight: filters + element * sizes.filters * sizes.channels, bias: nil,
          filters: sizes.filters, rows: 1, columns: count, pitch: count,
          outputStrides: (step, count, 1)
        ).run(into: products + element * sizes.filters * step, scratch: products)
      }
    }
  }

  /// Computes the output of a band of an image from its products `[16, F, tiles]`.
  @inline(__always)
  private func transformResponses<Scalar: TensorScalar>(
    _ products: UnsafePointer<Scalar>, bias: UnsafePointer<Scalar>?, rows: Range<Int>,
    scratch: UnsafeMutablePointer<Scalar>, into out: UnsafeMutablePointer<Scalar>
  ) {
    let grid = sizes.grid
    let first = 2 * rows.lowerBound
    var work = backprop_winograd()
    work.from = UnsafeRawPointer(products)
    work.to = UnsafeMutableRawPointer(out + first * grid.columns.output)
    work.channels = sizes.filters
    (work.rows, work.columns) = (1, tiles.count(rows: rows.count))
    (work.from_channel, work.to_channel) = (tiles.channelStep, grid.outputCount)
    work.from_row = tiles.pitch
    work.step = sizes.filters * tiles.channelStep
    work.bias = UnsafeRawPointer(bias)
    work.scratch = UnsafeMutableRawPointer(scratch)
    // The last row of tiles may extend below the output.
    work.output_rows = min(2 * rows.count, grid.rows.output - first)
    work.output_columns = grid.columns.output
    Kernels.transformResponses(&work, isDouble: Scalar.self == Double.self)
  }
}
