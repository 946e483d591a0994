import CKernels

/// How the gradient of 3 × 3 filters is computed by the tiles of `WinogradPlan`.
///
/// The responses of a tile are `A' ((G g G') (B' d B)) A`, so the gradient of the filters is
/// `G' ((A u A') (B' d B)) G`, with u the upstream gradient of the tile's 2 × 2 places, summed over all
/// tiles: for each of the 16 numbers a product of matrices.
struct WinogradGradientPlan: Sendable {
  /// A unit of work: some channels of a group, and some images.
  private struct Unit {
    let group: Int
    let part: Int
    let sum: Int
  }

  let sizes: ConvolutionSizes
  /// The tiles of the channels of a part.
  private let plan: WinogradPlan
  /// The parts of the channels, and those of the images, which have sums of their own.
  private let parts: Int
  private let sums: Int

  /// The plan for a convolution, or none where plain sums are as fast or more exact.
  init?<Scalar: TensorScalar>(_ sizes: ConvolutionSizes, of _: Scalar.Type) {
    // The products of small matrices are slow.
    guard sizes.channels >= 32, sizes.filters >= 32 else { return nil }
    let channels = sizes.channels % 64 == 0 ? 64 : sizes.channels
    let part = ConvolutionSizes(
      batch: sizes.batch, groups: sizes.groups, channels: channels, filters: sizes.filters,
      grid: sizes.grid)
    guard let plan = WinogradPlan(part, of: Scalar.self) else { return nil }
    (self.sizes, self.plan, parts) = (sizes, plan, sizes.channels / channels)
    // Work for some threads, with few sums to add up.
    sums = max(1, min(4 / (parts * sizes.groups), plan.images.count))
  }

  /// The number of units of work.
  var unitCount: Int { sizes.groups * parts * sums }

  /// The sums over tiles, `[sums, G, 16, F, C]`.
  var sumsCount: Int { sums * sumStep }

  private var sumStep: Int { sizes.groups * numberStep * 16 }
  private var numberStep: Int { sizes.filters * sizes.channels }

  private subscript(unit: Int) -> Unit {
    let (rest, part) = unit.quotientAndRemainder(dividingBy: parts)
    let (sum, group) = rest.quotientAndRemainder(dividingBy: sizes.groups)
    return Unit(group: group, part: part, sum: sum)
  }

  /// How many planes of upstream gradients are copied at once: as many as a first cache holds.
  private var filtersAtOnce: Int {
    max(1, min(sizes.filters, 1024 / plan.tiles(plan.bands.most)))
  }

  /// The numbers of the copied upstream gradients.
  private var upstreamCount: Int { filtersAtOnce * 4 * plan.tiles(plan.bands.most) + 64 }

  /// The numbers of a thread's memory: copies; the tiles of images; those of upstream gradients.
  private var scratchCounts: [Int] {
    [
      max(plan.copyCount, (upstreamCount + 15) / 16 * 16), 16 * plan.sizes.channels * plan.stride,
      16 * sizes.filters * plan.stride,
    ]
  }

  /// The memory that a thread needs.
  var scratchCount: Int { scratchCounts.reduce(0, +) }

  /// Computes a unit's sums.
  @inline(__always)
  func run<Scalar: TensorScalar>(
    _ index: Int, _ upstream: UnsafePointer<Scalar>, _ x: UnsafePointer<Scalar>,
    _ scratch: UnsafeMutablePointer<Scalar>, into sums: UnsafeMutablePointer<Scalar>
  ) {
    let (unit, chunks, counts) = (self[index], plan.images.count, scratchCounts)
    let images = scratch + counts[0]
    let gradients = images + counts[1]
    let channel = unit.part * plan.sizes.channels
    let target = sums + unit.sum * sumStep + unit.group * numberStep * 16 + channel
    var isFirst = true
    for chunk in chunks * unit.sum / self.sums..<chunks * (unit.sum + 1) / self.sums {
      for band in 0..<plan.bands.count {
        let lines = plan.bands[band]
        let perImage = plan.tiles(lines.count)
        for (place, image) in plan.images[chunk].enumerated() {
          let group = image * sizes.groups + unit.group
          plan.transformImage(
            x + group * sizes.inputGroup + channel * sizes.grid.inputCount, lines, copy: scratch,
            into: images + place * perImage)
          transformUpstream(
            upstream + group * sizes.outputGroup, lines, copy: scratch,
            into: gradients + place * perImage)
        }
        multiply(
          gradients, images, count: plan.images[chunk].count * perImage, isFirst: isFirst,
          into: target)
        isFirst = false
      }
    }
  }

  /// Adds the products of all tiles, for each of their 16 numbers.
  @inline(__always)
  private func multiply<Scalar: TensorScalar>(
    _ gradients: UnsafeMutablePointer<Scalar>, _ images: UnsafeMutablePointer<Scalar>, count: Int,
    isFirst: Bool, into target: UnsafeMutablePointer<Scalar>
  ) {
    func floats(_ numbers: UnsafeMutablePointer<Scalar>) -> UnsafeMutablePointer<Float> {
      // The plan is for this type only.
      UnsafeMutableRawPointer(numbers).assumingMemoryBound(to: Float.self)
    }
    let (stride, channels) = (plan.stride, plan.sizes.channels)
    for number in 0..<16 {
      addProduct(
        MatrixRows(
          first: floats(gradients + number * sizes.filters * stride), stride: stride),
        MatrixRows(first: floats(images + number * channels * stride), stride: stride),
        rows: sizes.filters, columns: channels, depth: count, isFirst: isFirst,
        to: (floats(target + number * numberStep), sizes.channels))
    }
  }

  /// The transformed numbers of an image's upstream gradients, `[16, F, tiles]`.
  @inline(__always)
  private func transformUpstream<Scalar: TensorScalar>(
    _ upstream: UnsafePointer<Scalar>, _ lines: Range<Int>, copy: UnsafeMutablePointer<Scalar>,
    into tiles: UnsafeMutablePointer<Scalar>
  ) {
    let (grid, count) = (sizes.grid, plan.tiles(lines.count))
    let pitch = plan.fillsLines ? plan.image.columns.axis.output : plan.image.pitch
    for first in stride(from: 0, to: sizes.filters, by: filtersAtOnce) {
      let filters = min(filtersAtOnce, sizes.filters - first)
      for phase in 0..<4 {
        PlaneWindow(
          height: grid.rows.output, width: grid.columns.output,
          firstRow: 2 * lines.lowerBound + phase / 2, rowStep: 2, firstColumn: phase % 2,
          columnStep: 2, rows: lines.count, pitch: pitch
        ).copy(
          filters, from: upstream + first * grid.outputCount, to: copy + phase * count,
          step: 4 * count)
      }
      // Between lines the copies are zero, behind the last one they are not yet.
      let rest = count - lines.count * pitch
      for plane in 0..<4 * filters where rest > 0 {
        (copy + plane * count + lines.count * pitch).update(repeating: 0, count: rest)
      }
      (0..<4).map { Int32($0 * count) }.withUnsafeBufferPointer { offsets in
        var work = backprop_winograd()
        work.from = UnsafeRawPointer(copy)
        work.to = UnsafeMutableRawPointer(tiles + first * plan.stride)
        work.offsets = offsets.baseAddress
        (work.channels, work.columns) = (filters, count)
        (work.from_channel, work.to_channel) = (4 * count, plan.stride)
        work.step = sizes.filters * plan.stride
        Kernels.transformUpstream(&work, isDouble: Scalar.self == Double.self)
      }
    }
  }

  /// Computes the gradient of the filters, `[F, C, 3, 3]` of each group, from the sums.
  @inline(__always)
  func finish<Scalar: TensorScalar>(
    _ sums: UnsafePointer<Scalar>, into out: UnsafeMutablePointer<Scalar>
  ) {
    for group in 0..<sizes.groups {
      let blocks = EvenParts(numberStep, into: numberStep / 1024)
      shareUnits(blocks.count, work: 100 * numberStep) { chosen in
        guard let last = chosen.last else { return }
        var work = backprop_winograd_gradient(
          sums: sums + group * numberStep * 16, out: out + group * 9 * numberStep,
          parts: self.sums, part_step: sumStep, step: numberStep,
          first: blocks[chosen.lowerBound].lowerBound, end: blocks[last].upperBound)
        Kernels.finishGradient(&work, isDouble: Scalar.self == Double.self)
      }
    }
  }
}

/// The gradient of a convolution with respect to the filters, by tiles: see `conv2dWeightGradient`.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, `[N, F, OH, OW]`.
///   - x: The images, `[N, C, H, W]`.
func winogradWeightGradient<Scalar: TensorScalar>(
  _ upstream: [Scalar], _ x: [Scalar], _ plan: WinogradGradientPlan
) -> [Scalar] {
  let count = plan.sizes.groups * plan.sizes.weightGroup
  return withPointers(upstream, x, count: count) { upstream, x, out in
    withScratch(plan.sumsCount) { sums in
      shareUnits(plan.unitCount, work: plan.sizes.work) { units in
        withScratch(plan.scratchCount) { scratch in
          for unit in units { plan.run(unit, upstream, x, scratch, into: sums) }
        }
      }
      plan.finish(UnsafePointer(sums), into: out)
    }
  }
}
