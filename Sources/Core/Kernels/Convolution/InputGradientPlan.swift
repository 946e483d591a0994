/// The gradient of the images as sums over shifted rows.
///
/// The pixels of one phase of the stride are the result of a convolution with stride 1: the
/// upstream gradient is convolved with the taps that cover those pixels, rotated by 180°. So a unit
/// copies a band of rows of the upstream gradient once and correlates the copy with the filters of
/// each phase. Rows and columns are numbered within a phase: in every phase, `index` stands for
/// pixel `index * stride + phase - padding`.
struct InputGradientPlan: ConvolutionPlan {
  /// The pixels that have a given phase on each axis, and how they are computed.
  private struct Phase: Sendable {
    let row: Int
    let column: Int
    /// The taps that cover the pixels, as row-major indices in the window.
    let taps: [Int]
    /// The offset of the phase's filters in a group's filters.
    let weightOffset: Int
    /// For each band, the offset in the copy of the element that each tap of each filter
    /// multiplies, `[F * taps]`.
    let offsets: [[Int32]]
  }

  let sizes: ConvolutionSizes
  /// The number of elements of scratch memory, for the copied band and for rows of pixels.
  let scratchCount: Int
  private let units: OutputUnits
  private let phases: [Phase]
  private let rows: AxisPhases
  private let columns: AxisPhases
  private let rowIndices: Range<Int>
  private let columnIndices: Range<Int>
  /// The length of a row of the copied upstream gradient.
  private let pitch: Int
  /// The number of elements in the copied band.
  private let copyCount: Int

  init<Scalar: TensorScalar>(_ sizes: ConvolutionSizes, of _: Scalar.Type) {
    self.sizes = sizes
    let (rows, columns) = (AxisPhases(sizes.grid.rows), AxisPhases(sizes.grid.columns))
    (self.rows, self.columns) = (rows, columns)
    (rowIndices, columnIndices) = (rows.indices, columns.indices)
    let pitch = columnIndices.count + columns.reach
    self.pitch = pitch
    let bands = RowBands(rowIndices.count) { count in
      sizes.filters * (count + rows.reach) * pitch * MemoryLayout<Scalar>.stride
    }
    units = OutputUnits(sizes, planes: sizes.channels, bands: bands)
    copyCount = wholeVectors(
      sizes.filters * (bands.most + rows.reach) * pitch + columns.reach + 64)
    scratchCount =
      copyCount + CorrelationKernel<Scalar>.scratchCount(rows: bands.most, pitch: pitch)
    phases = Self.phases(
      rows, columns, sizes, planes: bands.map { ($0.count + rows.reach) * pitch }, pitch)
  }

  /// Returns the phases, in order, for bands whose copied planes have the given number of elements.
  private static func phases(
    _ rows: AxisPhases, _ columns: AxisPhases, _ sizes: ConvolutionSizes, planes: [Int],
    _ pitch: Int
  ) -> [Phase] {
    var (result, offset): ([Phase], Int) = ([], 0)
    for row in rows.used {
      for column in columns.used {
        var (taps, shifts): ([Int], [Int]) = ([], [])
        for u in rows.taps(meeting: row) {
          for v in columns.taps(meeting: column) {
            taps.append(u * columns.axis.window + v)
            shifts.append(rows.shift(of: u) * pitch + columns.shift(of: v))
          }
        }
        // A later tap covers the same pixel from an earlier position, so the shift is subtracted:
        // this flips the filters.
        let offsets = planes.map { plane in
          (0..<sizes.filters).flatMap { filter in shifts.map { Int32(filter * plane - $0) } }
        }
        result.append(
          Phase(row: row, column: column, taps: taps, weightOffset: offset, offsets: offsets))
        offset += taps.count * sizes.channels * sizes.filters
      }
    }
    return result
  }

  var resultCount: Int { sizes.inputCount }
  var unitCount: Int { units.count }
  /// If the stride is larger than the window, some pixels are not covered by any tap.
  var needsZeros: Bool {
    rows.used.count < rows.axis.stride || columns.used.count < columns.axis.stride
  }

  /// Packs the filters `[F, C, KH, KW]` of each group phase by phase, separately for each range of
  /// channels.
  func packed<Scalar: TensorScalar>(_ weight: [Scalar]) -> [Scalar] {
    let weight = transposed(weight)
    return withPointers(weight, weight, count: weight.count) { weight, _, out in
      for group in 0..<sizes.groups {
        for phase in phases {
          let depth = phase.taps.count * sizes.filters
          for part in 0..<units.planes.count {
            let channels = units.planes[part]
            let start =
              group * sizes.weightGroupCount + phase.weightOffset + channels.lowerBound * depth
            packFilters(weight + start, filters: channels.count, depth: depth, into: out + start)
          }
        }
      }
    }
  }

  /// Rearranges the filters of each group, phase by phase, as `[C, F * taps]`.
  private func transposed<Scalar: TensorScalar>(_ weight: [Scalar]) -> [Scalar] {
    let window = sizes.grid.taps
    return .filled(weight.count) { out in
      weight.withUnsafeBufferPointer { weight in
        var index = 0
        for group in 0..<sizes.groups {
          for phase in phases {
            for channel in 0..<sizes.channels {
              for filter in group * sizes.filters..<(group + 1) * sizes.filters {
                let from = (filter * sizes.channels + channel) * window
                for tap in phase.taps {
                  (out + index).initialize(to: weight[from + tap])
                  index += 1
                }
              }
            }
          }
        }
      }
    }
  }

  @inline(__always)
  func run<Scalar: TensorScalar>(
    _ index: Int, _ operands: ConvolutionOperands<Scalar>, scratch: UnsafeMutablePointer<Scalar>,
    into target: UnsafeMutablePointer<Scalar>
  ) {
    let unit = units[index]
    copy(
      operands.images + unit.imageGroup * sizes.outputGroupCount, rows: units.bands[unit.band],
      to: scratch)
    let weight = operands.factors + unit.imageGroup % sizes.groups * sizes.weightGroupCount
    let out = target + unit.imageGroup * sizes.inputGroupCount
    for phase in phases {
      run(phase, unit, weight: weight, scratch: scratch, into: out)
    }
  }

  /// Copies the part of a group's upstream gradient that a band needs: `[F, rows + reach, pitch]`.
  @inline(__always)
  private func copy<Scalar: TensorScalar>(
    _ upstream: UnsafePointer<Scalar>, rows band: Range<Int>, to copy: UnsafeMutablePointer<Scalar>
  ) {
    let window = PlaneWindow(
      height: rows.axis.output, width: columns.axis.output,
      firstRow: rowIndices.lowerBound + band.lowerBound - rows.reach,
      firstColumn: columnIndices.lowerBound - columns.reach, rows: band.count + rows.reach,
      pitch: pitch)
    let plane = window.rows * pitch
    window.copy(sizes.filters, from: upstream, to: copy, step: plane)
    (copy + sizes.filters * plane).update(repeating: 0, count: columns.reach + 64)
  }

  /// Computes the pixels of a phase in a band, for a unit's channels.
  @inline(__always)
  private func run<Scalar: TensorScalar>(
    _ phase: Phase, _ unit: OutputUnits.Unit, weight: UnsafePointer<Scalar>,
    scratch: UnsafeMutablePointer<Scalar>, into out: UnsafeMutablePointer<Scalar>
  ) {
    let (band, channels) = (units.bands[unit.band], unit.planes)
    let first = rowIndices.lowerBound + band.lowerBound
    let down = rows.pixels(of: phase.row).clamped(to: first..<first + band.count)
    let across = columns.pixels(of: phase.column)
    guard !down.isEmpty, !across.isEmpty else { return }
    // The offset in the copy for tap 0 of the first pixel; the offsets of other taps are smaller.
    let start =
      (down.lowerBound - first + rows.reach) * pitch
      + across.lowerBound - columnIndices.lowerBound + columns.reach
    // The first pixel; the pixels of the phase are one stride apart: [channels, rows, columns].
    let row = down.lowerBound * rows.axis.stride + phase.row - rows.axis.padding
    let column = across.lowerBound * columns.axis.stride + phase.column - columns.axis.padding
    let plane = sizes.grid.inputCount
    phase.offsets[unit.band].withUnsafeBufferPointer { offsets in
      CorrelationKernel(
        image: UnsafePointer(scratch) + start, offsets: offsets,
        weight: weight + phase.weightOffset + channels.lowerBound * offsets.count, bias: nil,
        filters: channels.count, rows: down.count, columns: across.count, pitch: pitch,
        outputStrides: (plane, rows.axis.stride * columns.axis.input, columns.axis.stride)
      ).run(
        into: out + channels.lowerBound * plane + row * columns.axis.input + column,
        scratch: scratch + copyCount)
    }
  }
}
