/// How the gradient of a convolution with respect to its images is computed: for each phase of the stride a
/// convolution of the upstream gradient, see `convolutionInputGradient`.
struct InputGradientPlan: Sendable {
  /// Pixels `index * stride + phase` of both axes, and what they are made of.
  struct Phase: Sendable {
    let row: Int
    let column: Int
    /// The elements of the window that meet them, as places of a row-major window.
    let taps: [Int]
    /// Where its filters begin in the filters of a group.
    let weightOffset: Int
    /// Where each element of a turned filter finds its number, for each band.
    let offsets: [[Int32]]
  }

  let sizes: ConvolutionSizes
  let phases: [Phase]
  /// The indices of pixels in their phases, cut into bands; 0 is the first of any phase.
  let bands: LineBands
  /// The channels, cut where there are few images.
  let channels: EvenParts
  /// The numbers of a line of the copied upstream gradient.
  let pitch: Int
  /// The numbers that are copied at once.
  let copyCount: Int
  private let rows: AxisPhases
  private let columns: AxisPhases
  private let rowIndices: Range<Int>
  private let columnIndices: Range<Int>

  init(_ sizes: ConvolutionSizes, bytes: Int) {
    self.sizes = sizes
    let (rows, columns) = (AxisPhases(sizes.grid.rows), AxisPhases(sizes.grid.columns))
    (self.rows, self.columns) = (rows, columns)
    let (rowIndices, columnIndices) = (rows.indices, columns.indices)
    (self.rowIndices, self.columnIndices) = (rowIndices, columnIndices)
    let pitch = columnIndices.count + columns.reach
    self.pitch = pitch
    let bands = LineBands(rowIndices.count) { lines in
      sizes.filters * (lines + rows.reach) * pitch * bytes
    }
    self.bands = bands
    copyCount = sizes.filters * (bands.most + rows.reach) * pitch + columns.reach + 64
    channels = EvenParts(
      sizes.channels, into: 8 / max(1, sizes.batch * sizes.groups * bands.count),
      multiple: Kernels.filtersAtOnce)
    phases = Self.phases(
      rows, columns, sizes, planes: bands.map { ($0.count + rows.reach) * pitch }, pitch)
  }

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

  /// Whether there are pixels that no element of the window meets.
  var leavesPixelsOut: Bool {
    rows.used.count < rows.axis.stride || columns.used.count < columns.axis.stride
  }

  /// The turned filters of each group, phase after phase, packed for each part of the channels.
  func packed<Scalar: TensorScalar>(_ weight: [Scalar]) -> [Scalar] {
    let turned = turned(weight)
    return withPointers(turned, turned, count: turned.count) { turned, _, out in
      for group in 0..<sizes.groups {
        for phase in phases {
          let depth = phase.taps.count * sizes.filters
          for part in 0..<channels.count {
            let start =
              group * sizes.weightGroup + phase.weightOffset + channels[part].lowerBound * depth
            packFilters(
              turned + start, filters: channels[part].count, depth: depth, into: out + start)
          }
        }
      }
    }
  }

  /// The filters of each group, phase after phase, as `[C, F * taps]`.
  private func turned<Scalar: TensorScalar>(_ weight: [Scalar]) -> [Scalar] {
    let window = sizes.grid.taps
    return .filled(weight.count) { out in
      weight.withUnsafeBufferPointer { weight in
        var place = 0
        for group in 0..<sizes.groups {
          for phase in phases {
            for channel in 0..<sizes.channels {
              for filter in group * sizes.filters..<(group + 1) * sizes.filters {
                let from = (filter * sizes.channels + channel) * window
                for tap in phase.taps {
                  (out + place).initialize(to: weight[from + tap])
                  place += 1
                }
              }
            }
          }
        }
      }
    }
  }

  /// Copies what a band needs of a group's upstream gradient.
  @inline(__always)
  func copy<Scalar: TensorScalar>(
    _ upstream: UnsafePointer<Scalar>, band: Int, to copy: UnsafeMutablePointer<Scalar>
  ) {
    let lines = bands[band]
    let window = PlaneWindow(
      height: rows.axis.output, width: columns.axis.output,
      firstRow: rowIndices.lowerBound + lines.lowerBound - rows.reach,
      firstColumn: columnIndices.lowerBound - columns.reach, rows: lines.count + rows.reach,
      pitch: pitch)
    let plane = window.rows * pitch
    window.copy(sizes.filters, from: upstream, to: copy, step: plane)
    (copy + sizes.filters * plane).update(repeating: 0, count: columns.reach + 64)
  }

  /// Computes the pixels of a phase in a band.
  @inline(__always)
  func run<Scalar: TensorScalar>(
    _ index: Int, band: Int, channels: Range<Int>, _ scratch: KernelScratch<Scalar>,
    _ packed: UnsafePointer<Scalar>, _ out: UnsafeMutablePointer<Scalar>
  ) {
    let (lines, grid, phase) = (bands[band], sizes.grid, phases[index])
    let first = rowIndices.lowerBound + lines.lowerBound
    let inBand = rows.pixels(of: phase.row).clamped(to: first..<first + lines.count)
    let across = columns.pixels(of: phase.column)
    guard !inBand.isEmpty, !across.isEmpty else { return }
    let start =
      (inBand.lowerBound - first + rows.reach) * pitch
      + across.lowerBound - columnIndices.lowerBound + columns.reach
    let row = inBand.lowerBound * rows.axis.stride + phase.row - rows.axis.padding
    let column = across.lowerBound * columns.axis.stride + phase.column - columns.axis.padding
    phase.offsets[band].withUnsafeBufferPointer { offsets in
      CorrelationKernel(
        image: UnsafePointer(scratch.first) + start, offsets: offsets,
        weight: packed + phase.weightOffset + channels.lowerBound * offsets.count, bias: nil,
        filters: channels.count, rows: inBand.count, columns: across.count, pitch: pitch,
        outputStrides: (
          grid.inputCount, rows.axis.stride * columns.axis.input, columns.axis.stride
        )
      ).run(
        into: out + channels.lowerBound * grid.inputCount + row * columns.axis.input + column,
        scratch: scratch.second)
    }
  }
}

extension AxisPhases {
  /// The indices that pixels have in any phase.
  fileprivate var indices: Range<Int> {
    let ranges = used.map { pixels(of: $0) }.filter { !$0.isEmpty }
    let first = ranges.map(\.lowerBound).min() ?? 0
    return first..<max(first, ranges.map(\.upperBound).max() ?? 0)
  }
}
