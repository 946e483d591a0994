/// The gradient of the filters as sums over shifted rows.
///
/// A unit goes through its images band by band. It copies the pixels under a band (for several
/// images at once if they are small) and multiplies the copies by the band's upstream gradient.
struct WeightGradientPlan: ConvolutionPlan {
  /// Upstream gradients of several images, `[images, F, rows, columns]`, and their spacing.
  private struct Upstream<Scalar: TensorScalar> {
    let first: UnsafePointer<Scalar>
    let strides: (image: Int, filter: Int, row: Int)
    let rows: Int
    let columns: Int
  }

  let sizes: ConvolutionSizes
  private let units: FilterGradientUnits
  private let channels: EvenParts
  private let bands: RowBands
  private let image: PaddedImage
  /// The number of images that are copied at once.
  private let imagesAtOnce: Int
  /// The number of elements in the copied band of an image.
  private let imageCount: Int
  /// The number of elements in the copied band of an image's upstream gradient; 0 if it is not
  /// copied.
  private let upstreamCount: Int
  /// Whether the rows of the upstream gradient are whole vectors, so that it can be read without
  /// copying.
  private let readsInPlace: Bool

  init<Scalar: TensorScalar>(_ sizes: ConvolutionSizes, of _: Scalar.Type) {
    self.sizes = sizes
    let bytes = MemoryLayout<Scalar>.stride
    readsInPlace = sizes.grid.columns.output % Kernels.lanes(of: Scalar.self) == 0
    let image = PaddedImage(sizes.grid)
    self.image = image
    channels = EvenParts(sizes.channels, into: (sizes.depth + 575) / 576)
    let most = channels.most
    bands = RowBands(sizes.grid.rows.output) { rows in
      max(most * image.channelCount(rows), sizes.filters * wholeVectors(rows * image.pitch))
        * bytes
    }
    // All partial sums together take at most two megabytes.
    let fitting = (1 << 20) / (sizes.weightCount * bytes)
    units = FilterGradientUnits(
      groups: sizes.groups, parts: channels.count,
      sums: max(1, min(8 / min(8, channels.count * sizes.groups), sizes.batch, fitting + 1)))
    imageCount = wholeVectors(most * image.channelCount(bands.most) + image.slack)
    upstreamCount = readsInPlace ? 0 : sizes.filters * wholeVectors(bands.most * image.pitch)
    imagesAtOnce = max(1, min(sizes.batch, 1024 / (bands.most * image.pitch)))
  }

  var resultCount: Int { sizes.weightCount }
  var unitCount: Int { units.count }
  /// The scratch memory holds the copied bands of the images and of their upstream gradients.
  var scratchCount: Int { imagesAtOnce * (imageCount + upstreamCount) }
  var sumsCount: Int { units.sums > 1 ? units.sums * resultCount : 0 }
  var needsZeros: Bool { true }

  @inline(__always)
  func run<Scalar: TensorScalar>(
    _ index: Int, _ operands: ConvolutionOperands<Scalar>, scratch: UnsafeMutablePointer<Scalar>,
    into target: UnsafeMutablePointer<Scalar>
  ) {
    let unit = units[index]
    let channels = channels[unit.part]
    let shared = sizes.batch * unit.sum / units.sums..<sizes.batch * (unit.sum + 1) / units.sums
    // The part of the gradient [F, C * KH * KW] for the unit's channels.
    let gradient =
      target + unit.sum * resultCount + unit.group * sizes.weightGroupCount
      + channels.lowerBound * sizes.grid.taps
    for band in 0..<bands.count {
      let rows = bands[band]
      let offsets = image.offsets(channels: channels.count, rows: rows.count)
      for first in stride(from: shared.lowerBound, to: shared.upperBound, by: imagesAtOnce) {
        let images = first..<min(first + imagesAtOnce, shared.upperBound)
        copyImages(
          operands.images, images, group: unit.group, channels: channels, rows: rows, to: scratch)
        let upstream = upstream(
          operands.factors + unit.group * sizes.outputGroupCount, images, rows: rows,
          copy: scratch + imagesAtOnce * imageCount)
        offsets.withUnsafeBufferPointer { offsets in
          WeightGradientKernel(
            image: UnsafePointer(scratch), imageStep: imageCount, offsets: offsets,
            imagePitch: image.pitch, upstream: upstream.first, upstreamStrides: upstream.strides,
            filters: sizes.filters, images: images.count, rows: upstream.rows,
            columns: upstream.columns
          ).add(to: gradient, stride: sizes.depth)
        }
      }
    }
  }

  /// Copies a band of some channels of some images:
  /// `[images, channels, phases, rows + reach, pitch]`.
  @inline(__always)
  private func copyImages<Scalar: TensorScalar>(
    _ x: UnsafePointer<Scalar>, _ images: Range<Int>, group: Int, channels: Range<Int>,
    rows: Range<Int>, to copy: UnsafeMutablePointer<Scalar>
  ) {
    for index in images {
      let channel = (index * sizes.groups + group) * sizes.channels + channels.lowerBound
      image.fill(
        copy + (index - images.lowerBound) * imageCount,
        from: x + channel * sizes.grid.inputCount, channels: channels.count, rows: rows)
    }
  }

  /// Returns a band of a group's upstream gradient for some images.
  ///
  /// If its rows are not whole vectors, it is copied into rows as long as those of the copied
  /// images. The kernel then treats all rows as a single row; the gaps between them are zero.
  @inline(__always)
  private func upstream<Scalar: TensorScalar>(
    _ group: UnsafePointer<Scalar>, _ images: Range<Int>, rows: Range<Int>,
    copy: UnsafeMutablePointer<Scalar>
  ) -> Upstream<Scalar> {
    let (grid, columns) = (sizes.grid, sizes.grid.columns.output)
    let step = sizes.groups * sizes.outputGroupCount
    if readsInPlace {
      return Upstream(
        first: group + images.lowerBound * step + rows.lowerBound * columns,
        strides: (step, grid.outputCount, columns), rows: rows.count, columns: columns)
    }
    let window = PlaneWindow(
      height: grid.rows.output, width: columns, firstRow: rows.lowerBound, firstColumn: 0,
      rows: rows.count, pitch: image.pitch)
    let count = rows.count * image.pitch
    // The kernel reads whole vectors, so there must be zeros after the last row.
    let stride = wholeVectors(count)
    for index in images {
      let to = copy + (index - images.lowerBound) * upstreamCount
      window.copy(sizes.filters, from: group + index * step, to: to, step: stride)
      for filter in 0..<sizes.filters {
        (to + filter * stride + count).update(repeating: 0, count: stride - count)
      }
    }
    return Upstream(
      first: UnsafePointer(copy), strides: (upstreamCount, stride, 0), rows: 1, columns: count)
  }

  @inline(__always)
  func finish<Scalar: TensorScalar>(
    _ sums: UnsafePointer<Scalar>, into result: UnsafeMutablePointer<Scalar>
  ) {
    result.initialize(from: sums, count: resultCount)
    for index in resultCount..<sumsCount { result[index % resultCount] += sums[index] }
  }
}
