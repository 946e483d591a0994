/// How the work on a gradient of filters is divided.
///
/// Each unit has channels of its own; where those are few, also a part of the images, whose sums are
/// added up in the end, in order.
struct WeightGradientPlan: Sendable {
  /// A unit of work.
  struct Part {
    let group: Int
    /// The channels, of the group's.
    let channels: Range<Int>
    let images: Range<Int>
    /// Which of the sums it contributes to; the first is the result's place.
    let sum: Int
  }

  let sizes: ConvolutionSizes
  /// How many sums there are, each as large as the filters.
  let sums: Int
  /// How many small images are worked on at once.
  let imagesAtOnce: Int
  /// The numbers of an image's copy, and of its upstream gradient's, which may need none.
  let imageCount: Int
  let upstreamCount: Int
  private let channels: EvenParts
  private let bands: LineBands
  private let image: PaddedImage
  /// Whether vectors fill the lines of the upstream gradient, which is then read where it is.
  private let readsInPlace: Bool

  init<Scalar: TensorScalar>(_ sizes: ConvolutionSizes, of _: Scalar.Type) {
    self.sizes = sizes
    let bytes = MemoryLayout<Scalar>.stride
    let readsInPlace = sizes.grid.columns.output % Kernels.lanes(of: Scalar.self) == 0
    self.readsInPlace = readsInPlace
    let image = PaddedImage(sizes.grid)
    self.image = image
    channels = EvenParts(sizes.channels, into: (sizes.depth + 575) / 576)
    let most = channels.most
    bands = LineBands(sizes.grid.rows.output) { lines in
      max(most * image.channelCount(lines), sizes.filters * Self.padded(lines * image.pitch))
        * bytes
    }
    // The sums of all threads together have no more than a megabyte.
    let fitting = (1 << 20) / (sizes.groups * sizes.weightGroup * bytes)
    sums = max(
      1, min(8 / min(8, channels.count * sizes.groups), sizes.batch, fitting + 1))
    imageCount = most * image.channelCount(bands.most) + image.slack
    upstreamCount = readsInPlace ? 0 : sizes.filters * Self.padded(bands.most * image.pitch)
    imagesAtOnce = max(1, min(sizes.batch, 1024 / (bands.most * image.pitch)))
  }

  /// A count rounded up to whole vectors; the kernels read so far, and must find zeros there.
  private static func padded(_ count: Int) -> Int { (count + 15) / 16 * 16 }

  /// The number of units.
  var unitCount: Int { sizes.groups * channels.count * sums }

  subscript(unit: Int) -> Part {
    let (rest, part) = unit.quotientAndRemainder(dividingBy: channels.count)
    let (sum, group) = rest.quotientAndRemainder(dividingBy: sizes.groups)
    return Part(
      group: group, channels: channels[part],
      images: sizes.batch * sum / sums..<sizes.batch * (sum + 1) / sums, sum: sum)
  }

  /// Adds a unit's part of the gradient.
  @inline(__always)
  func add<Scalar: TensorScalar>(
    _ part: Part, _ upstream: UnsafePointer<Scalar>, _ x: UnsafePointer<Scalar>,
    _ scratch: KernelScratch<Scalar>, to gradient: UnsafeMutablePointer<Scalar>
  ) {
    let target =
      gradient + part.group * sizes.weightGroup + part.channels.lowerBound * sizes.grid.taps
    for band in 0..<bands.count {
      let lines = bands[band]
      let offsets = image.offsets(channels: part.channels.count, places: lines.count)
      for first in stride(
        from: part.images.lowerBound, to: part.images.upperBound, by: imagesAtOnce)
      {
        let images = first..<min(first + imagesAtOnce, part.images.upperBound)
        copyImages(part, images, lines, x, scratch)
        let arriving = arriving(part, images, lines, upstream, scratch)
        offsets.withUnsafeBufferPointer { offsets in
          WeightGradientKernel(
            image: UnsafePointer(scratch.first), imageStep: imageCount, offsets: offsets,
            imagePitch: image.pitch, upstream: arriving.first, upstreamStrides: arriving.strides,
            filters: sizes.filters, images: images.count, rows: arriving.rows,
            columns: arriving.columns
          ).add(to: target, stride: sizes.depth)
        }
      }
    }
  }

  /// Copies some lines of some images.
  @inline(__always)
  private func copyImages<Scalar: TensorScalar>(
    _ part: Part, _ images: Range<Int>, _ lines: Range<Int>, _ x: UnsafePointer<Scalar>,
    _ scratch: KernelScratch<Scalar>
  ) {
    for index in images {
      let channel = (index * sizes.groups + part.group) * sizes.channels + part.channels.lowerBound
      image.fill(
        scratch.first + (index - images.lowerBound) * imageCount,
        from: x + channel * sizes.grid.inputCount, channels: part.channels.count, places: lines)
    }
  }

  /// Some lines of some upstream gradients: where they are, or copied into lines as long as the images'.
  @inline(__always)
  private func arriving<Scalar: TensorScalar>(
    _ part: Part, _ images: Range<Int>, _ lines: Range<Int>, _ upstream: UnsafePointer<Scalar>,
    _ scratch: KernelScratch<Scalar>
  ) -> (
    first: UnsafePointer<Scalar>, strides: (image: Int, filter: Int, row: Int), rows: Int,
    columns: Int
  ) {
    let (grid, columns) = (sizes.grid, sizes.grid.columns.output)
    let step = sizes.groups * sizes.outputGroup
    let group = upstream + part.group * sizes.outputGroup
    if readsInPlace {
      return (
        group + images.lowerBound * step + lines.lowerBound * columns,
        (step, grid.outputCount, columns), lines.count, columns
      )
    }
    let window = PlaneWindow(
      height: grid.rows.output, width: columns, firstRow: lines.lowerBound, firstColumn: 0,
      rows: lines.count, pitch: image.pitch)
    let count = lines.count * image.pitch
    let stride = Self.padded(count)
    for index in images {
      let to = scratch.second + (index - images.lowerBound) * upstreamCount
      window.copy(sizes.filters, from: group + index * step, to: to, step: stride)
      for filter in 0..<sizes.filters {
        (to + filter * stride + count).update(repeating: 0, count: stride - count)
      }
    }
    return (UnsafePointer(scratch.second), (upstreamCount, stride, 0), 1, count)
  }
}
