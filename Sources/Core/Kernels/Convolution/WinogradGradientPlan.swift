import CKernels

/// The gradient of 3 × 3 filters using tiles; see `WinogradTiles`.
///
/// The output of a tile is `A' ((G g G') (B' d B)) A`, so the gradient of the filters is
/// `G' ((A u A') (B' d B)) G`, where u is the upstream gradient at the tile's 2 × 2 positions. The
/// sum over all tiles is a matrix product for each of the 16 elements.
struct WinogradGradientPlan: ConvolutionPlan {
  let sizes: ConvolutionSizes
  /// The tiles for a range of channels.
  private let tiles: WinogradTiles
  private let units: FilterGradientUnits
  /// The number of upstream gradient planes copied at once, chosen to fit in an L1 cache.
  private let filtersAtOnce: Int
  /// The numbers of elements in the parts of a thread's scratch memory, in this order: a copy of
  /// pixels or upstream gradients; transformed tiles of images; transformed tiles of upstream
  /// gradients.
  private let scratchCounts: (copy: Int, images: Int, upstream: Int)

  /// Creates the plan for a convolution, or nil if plain sums are as fast or more accurate.
  init?<Scalar: TensorScalar>(_ sizes: ConvolutionSizes, of _: Scalar.Type) {
    // With fewer channels or filters, the matrices are too small for fast products.
    guard sizes.channels >= 32, sizes.filters >= 32 else { return nil }
    let channels = sizes.channels % 64 == 0 ? 64 : sizes.channels
    let part = ConvolutionSizes(
      batch: sizes.batch, groups: sizes.groups, channels: channels, filters: sizes.filters,
      grid: sizes.grid)
    guard let tiles = WinogradTiles(part, of: Scalar.self) else { return nil }
    (self.sizes, self.tiles) = (sizes, tiles)
    let parts = sizes.channels / channels
    // This gives several threads enough work and leaves few partial sums to add.
    units = FilterGradientUnits(
      groups: sizes.groups, parts: parts,
      sums: max(1, min(4 / (parts * sizes.groups), tiles.images.count)))
    let count = tiles.count(rows: tiles.bands.most)
    filtersAtOnce = max(1, min(sizes.filters, 1024 / count))
    let upstreamCount = wholeVectors(filtersAtOnce * 4 * count + 64)
    scratchCounts = (
      max(tiles.copyCount, upstreamCount), 16 * channels * tiles.channelStep,
      16 * sizes.filters * tiles.channelStep
    )
  }

  var resultCount: Int { sizes.weightCount }
  var unitCount: Int { units.count }
  var scratchCount: Int { scratchCounts.copy + scratchCounts.images + scratchCounts.upstream }
  /// The sums over tiles, `[sums, G, 16, F, C]`.
  var sumsCount: Int { units.sums * sumStep }

  /// The number of elements in one partial sum.
  private var sumStep: Int { sizes.groups * 16 * matrixCount }
  /// The number of elements in one of the 16 matrices `[F, C]`.
  private var matrixCount: Int { sizes.filters * sizes.channels }

  @inline(__always)
  func run<Scalar: TensorScalar>(
    _ index: Int, _ operands: ConvolutionOperands<Scalar>, scratch: UnsafeMutablePointer<Scalar>,
    into target: UnsafeMutablePointer<Scalar>
  ) {
    let (unit, parts) = (units[index], tiles.images.count)
    let imageTiles = scratch + scratchCounts.copy
    let upstreamTiles = imageTiles + scratchCounts.images
    let channel = unit.part * tiles.sizes.channels
    // The unit's columns of the sums [16, F, C].
    let sums = target + unit.sum * sumStep + unit.group * 16 * matrixCount + channel
    var isFirst = true
    for part in parts * unit.sum / units.sums..<parts * (unit.sum + 1) / units.sums {
      for band in 0..<tiles.bands.count {
        let rows = tiles.bands[band]
        let perImage = tiles.count(rows: rows.count)
        // Transformed tiles [16, C, images, tiles] and [16, F, images, tiles].
        for (index, image) in tiles.images[part].enumerated() {
          let group = image * sizes.groups + unit.group
          tiles.transform(
            operands.images + group * sizes.inputGroupCount + channel * sizes.grid.inputCount,
            rows: rows, copy: scratch, into: imageTiles + index * perImage)
          transformUpstream(
            operands.factors + group * sizes.outputGroupCount, rows: rows, copy: scratch,
            into: upstreamTiles + index * perImage)
        }
        multiply(
          upstreamTiles, imageTiles, count: tiles.images[part].count * perImage, isFirst: isFirst,
          into: sums)
        isFirst = false
      }
    }
  }

  /// Adds the sums over all tiles of a band, `[F, tiles] [tiles, C]` for each of the 16 elements.
  @inline(__always)
  private func multiply<Scalar: TensorScalar>(
    _ upstream: UnsafeMutablePointer<Scalar>, _ images: UnsafeMutablePointer<Scalar>, count: Int,
    isFirst: Bool, into sums: UnsafeMutablePointer<Scalar>
  ) {
    func floats(_ elements: UnsafeMutablePointer<Scalar>) -> UnsafeMutablePointer<Float> {
      // Tiles are used only for Float.
      UnsafeMutableRawPointer(elements).assumingMemoryBound(to: Float.self)
    }
    let (step, channels) = (tiles.channelStep, tiles.sizes.channels)
    for element in 0..<16 {
      addProduct(
        MatrixRows(first: floats(upstream + element * sizes.filters * step), stride: step),
        MatrixRows(first: floats(images + element * channels * step), stride: step),
        rows: sizes.filters, columns: channels, depth: count, isFirst: isFirst,
        to: (floats(sums + element * matrixCount), sizes.channels))
    }
  }

  /// Writes the transformed tiles of a band of an image's upstream gradient, `[16, F, tiles]`.
  @inline(__always)
  private func transformUpstream<Scalar: TensorScalar>(
    _ upstream: UnsafePointer<Scalar>, rows: Range<Int>, copy: UnsafeMutablePointer<Scalar>,
    into transformed: UnsafeMutablePointer<Scalar>
  ) {
    let (grid, count) = (sizes.grid, tiles.count(rows: rows.count))
    for first in stride(from: 0, to: sizes.filters, by: filtersAtOnce) {
      let filters = min(filtersAtOnce, sizes.filters - first)
      copyPhases(
        upstream + first * grid.outputCount, filters: filters, rows: rows, count: count, to: copy)
      // The offsets of the first tile's 2 × 2 upstream gradients.
      (0..<4).map { Int32($0 * count) }.withUnsafeBufferPointer { offsets in
        var work = backprop_winograd()
        work.from = UnsafeRawPointer(copy)
        work.to = UnsafeMutableRawPointer(transformed + first * tiles.channelStep)
        work.offsets = offsets.baseAddress
        (work.channels, work.columns) = (filters, count)
        (work.from_channel, work.to_channel) = (4 * count, tiles.channelStep)
        work.step = sizes.filters * tiles.channelStep
        Kernels.transformUpstream(&work, isDouble: Scalar.self == Double.self)
      }
    }
  }

  /// Copies some planes of an upstream gradient, split into even and odd rows and columns,
  /// `[filters, 4, tiles]`.
  @inline(__always)
  private func copyPhases<Scalar: TensorScalar>(
    _ planes: UnsafePointer<Scalar>, filters: Int, rows: Range<Int>, count: Int,
    to copy: UnsafeMutablePointer<Scalar>
  ) {
    for phase in 0..<4 {
      PlaneWindow(
        height: sizes.grid.rows.output, width: sizes.grid.columns.output,
        firstRow: 2 * rows.lowerBound + phase / 2, rowStep: 2, firstColumn: phase % 2,
        columnStep: 2, rows: rows.count, pitch: tiles.pitch
      ).copy(filters, from: planes, to: copy + phase * count, step: 4 * count)
    }
    // The tiles that pad rows are already zero; those that pad the last vector are not.
    let filled = rows.count * tiles.pitch
    for plane in 0..<4 * filters where filled < count {
      (copy + plane * count + filled).update(repeating: 0, count: count - filled)
    }
  }

  /// Computes the gradient `G' m G` of the filters, `[F, C, 3, 3]` per group, where m is the sum
  /// over all parts.
  @inline(__always)
  func finish<Scalar: TensorScalar>(
    _ sums: UnsafePointer<Scalar>, into result: UnsafeMutablePointer<Scalar>
  ) {
    for group in 0..<sizes.groups {
      shareElements(matrixCount, work: 100 * matrixCount) { elements in
        var work = backprop_winograd_gradient(
          sums: sums + group * 16 * matrixCount, out: result + group * 9 * matrixCount,
          parts: units.sums, part_step: sumStep, step: matrixCount, first: elements.lowerBound,
          end: elements.upperBound)
        Kernels.finishGradient(&work, isDouble: Scalar.self == Double.self)
      }
    }
  }
}
