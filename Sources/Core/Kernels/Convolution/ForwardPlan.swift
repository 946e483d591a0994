/// The forward pass as sums over shifted rows.
///
/// A unit copies a band of rows of one group of an image and correlates it with some filters.
struct ForwardPlan: ConvolutionPlan {
  let sizes: ConvolutionSizes
  /// The number of elements of scratch memory, for the copied band and for rows of output.
  let scratchCount: Int
  private let units: OutputUnits
  private let image: PaddedImage
  /// For each band, the offset in the copy of each tap's pixel at the first position,
  /// `[C * KH * KW]`.
  private let offsets: [[Int32]]
  /// The number of elements in the copied band.
  private let copyCount: Int

  init<Scalar: TensorScalar>(_ sizes: ConvolutionSizes, of _: Scalar.Type) {
    self.sizes = sizes
    let image = PaddedImage(sizes.grid)
    self.image = image
    let bands = RowBands(sizes.grid.rows.output) { rows in
      sizes.channels * image.channelCount(rows) * MemoryLayout<Scalar>.stride
    }
    units = OutputUnits(sizes, planes: sizes.filters, bands: bands)
    offsets = bands.map { image.offsets(channels: sizes.channels, rows: $0.count) }
    copyCount = wholeVectors(sizes.channels * image.channelCount(bands.most) + image.slack)
    scratchCount =
      copyCount
      + CorrelationKernel<Scalar>.scratchCount(rows: bands.most, pitch: image.pitch)
  }

  var resultCount: Int { sizes.outputCount }
  var unitCount: Int { units.count }

  /// Packs the filters `[F, C, KH, KW]` of each group, separately for each range of filters.
  @inline(__always)
  func packed<Scalar: TensorScalar>(_ weight: [Scalar]) -> [Scalar] {
    withPointers(weight, weight, count: weight.count) { weight, _, out in
      for group in 0..<sizes.groups {
        for part in 0..<units.planes.count {
          let filters = units.planes[part]
          let start = (group * sizes.filters + filters.lowerBound) * sizes.depth
          packFilters(
            weight + start, filters: filters.count, depth: sizes.depth, into: out + start)
        }
      }
    }
  }

  @inline(__always)
  func run<Scalar: TensorScalar>(
    _ index: Int, _ operands: ConvolutionOperands<Scalar>, scratch: UnsafeMutablePointer<Scalar>,
    into target: UnsafeMutablePointer<Scalar>
  ) {
    let (unit, grid) = (units[index], sizes.grid)
    let rows = units.bands[unit.band]
    // Copy every pixel under the band once: [C, phases, rows + reach, pitch].
    image.fill(
      scratch, from: operands.images + unit.imageGroup * sizes.inputGroupCount,
      channels: sizes.channels, rows: rows)
    // The unit's filters: [filters, C * KH * KW], packed.
    let filter = unit.imageGroup % sizes.groups * sizes.filters + unit.planes.lowerBound
    // Output [filters, rows, OW], written directly into its planes.
    let responses =
      target + unit.imageGroup * sizes.outputGroupCount
      + unit.planes.lowerBound * grid.outputCount + rows.lowerBound * grid.columns.output
    offsets[unit.band].withUnsafeBufferPointer { offsets in
      CorrelationKernel(
        image: UnsafePointer(scratch), offsets: offsets,
        weight: operands.factors + filter * sizes.depth, bias: operands.bias.map { $0 + filter },
        filters: unit.planes.count, rows: rows.count, columns: grid.columns.output,
        pitch: image.pitch, outputStrides: (grid.outputCount, grid.columns.output, 1)
      ).run(into: responses, scratch: scratch + copyCount)
    }
  }
}
