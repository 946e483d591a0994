// The kernels want the pixels that an element of the window meets side by side, so an image is copied
// with its padding before they run, each pixel once: see `PaddedImage`. That copy, for some rows of
// places, is all the memory that a thread needs.

/// The responses of images to filters: see `conv2d`.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func convolved<Scalar: TensorScalar>(
  _ x: [Scalar], _ weight: [Scalar], _ bias: [Scalar]?, _ sizes: ConvolutionSizes
) -> [Scalar] {
  if let plan = WinogradPlan(sizes, of: Scalar.self) {
    return winogradConvolved(x, weight, bias, plan, turned: false)
  }
  let (grid, image) = (sizes.grid, PaddedImage(sizes.grid))
  let bands = LineBands(grid.rows.output) { lines in
    sizes.channels * image.channelCount(lines) * MemoryLayout<Scalar>.stride
  }
  // Filters are divided only where there are few images.
  let filters = EvenParts(
    sizes.filters, into: 8 / max(1, sizes.batch * sizes.groups * bands.count),
    multiple: Kernels.filtersAtOnce)
  let offsets = bands.map { image.offsets(channels: sizes.channels, places: $0.count) }
  let biases = bias ?? Array(repeating: 0, count: sizes.groups * sizes.filters)
  let packed = packedFilters(weight, sizes, parts: filters)
  let count = sizes.batch * sizes.groups * sizes.outputGroup
  return withPointers(x, packed, count: count) { x, weight, out in
    biases.withUnsafeBufferPointer { biases in
      let units = sizes.batch * sizes.groups * bands.count * filters.count
      shareUnits(units, work: sizes.work) { units in
        let scratch = KernelScratch<Scalar>(
          sizes.channels * image.channelCount(bands.most) + image.slack,
          CorrelationKernel<Scalar>.scratchCount(lines: bands.most, pitch: image.pitch))
        defer { scratch.free() }
        for unit in units {
          let (rest, part) = unit.quotientAndRemainder(dividingBy: filters.count)
          let (group, band) = rest.quotientAndRemainder(dividingBy: bands.count)
          let (lines, chosen) = (bands[band], filters[part])
          image.fill(
            scratch.first, from: x + group * sizes.inputGroup, channels: sizes.channels,
            places: lines)
          let filter = group % sizes.groups * sizes.filters + chosen.lowerBound
          offsets[band].withUnsafeBufferPointer { offsets in
            CorrelationKernel(
              image: UnsafePointer(scratch.first), offsets: offsets,
              weight: weight + filter * sizes.depth,
              bias: biases.baseAddress.map { $0 + filter }, filters: chosen.count,
              rows: lines.count, columns: grid.columns.output, pitch: image.pitch,
              outputStrides: (grid.outputCount, grid.columns.output, 1)
            ).run(
              into: out + group * sizes.outputGroup + chosen.lowerBound * grid.outputCount
                + lines.lowerBound * grid.columns.output,
              scratch: scratch.second)
          }
        }
      }
    }
  }
}

/// The filters of each group, part after part, in the order in which the kernels read them.
@inline(__always)
private func packedFilters<Scalar: TensorScalar>(
  _ weight: [Scalar], _ sizes: ConvolutionSizes, parts: EvenParts
) -> [Scalar] {
  withPointers(weight, weight, count: weight.count) { weight, _, out in
    for group in 0..<sizes.groups {
      for part in 0..<parts.count {
        let start = (group * sizes.filters + parts[part].lowerBound) * sizes.depth
        packFilters(
          weight + start, filters: parts[part].count, depth: sizes.depth, into: out + start)
      }
    }
  }
}

/// The gradient of a convolution with respect to the images: see `conv2dInputGradient`.
///
/// The pixels of one phase of the stride are a convolution without a stride: of the upstream gradient,
/// by those elements of the window that meet them, turned round.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func convolutionInputGradient<Scalar: TensorScalar>(
  _ upstream: [Scalar], _ weight: [Scalar], _ sizes: ConvolutionSizes
) -> [Scalar] {
  if let adjoint = sizes.adjoint, let plan = WinogradPlan(adjoint, of: Scalar.self) {
    return winogradConvolved(upstream, weight, nil, plan, turned: true)
  }
  let plan = InputGradientPlan(sizes, bytes: MemoryLayout<Scalar>.stride)
  let packed = plan.packed(weight)
  let count = sizes.batch * sizes.groups * sizes.inputGroup
  return withPointers(upstream, packed, count: count) { upstream, packed, out in
    // A stride larger than the window leaves pixels out.
    if plan.leavesPixelsOut { out.initialize(repeating: 0, count: count) }
    shareUnits(
      sizes.batch * sizes.groups * plan.bands.count * plan.channels.count, work: sizes.work
    ) { units in
      let scratch = KernelScratch<Scalar>(
        plan.copyCount,
        CorrelationKernel<Scalar>.scratchCount(
          lines: plan.bands.most, pitch: plan.pitch))
      defer { scratch.free() }
      for unit in units {
        let (rest, part) = unit.quotientAndRemainder(dividingBy: plan.channels.count)
        let (group, band) = rest.quotientAndRemainder(dividingBy: plan.bands.count)
        plan.copy(upstream + group * sizes.outputGroup, band: band, to: scratch.first)
        for phase in plan.phases.indices {
          plan.run(
            phase, band: band, channels: plan.channels[part], scratch,
            packed + group % sizes.groups * sizes.weightGroup, out + group * sizes.inputGroup)
        }
      }
    }
  }
}

/// The gradient of a convolution with respect to the filters: see `conv2dWeightGradient`.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func convolutionWeightGradient<Scalar: TensorScalar>(
  _ upstream: [Scalar], _ x: [Scalar], _ sizes: ConvolutionSizes
) -> [Scalar] {
  if let plan = WinogradGradientPlan(sizes, of: Scalar.self) {
    return winogradWeightGradient(upstream, x, plan)
  }
  let plan = WeightGradientPlan(sizes, of: Scalar.self)
  let count = sizes.groups * sizes.weightGroup
  return withPointers(upstream, x, count: count) { upstream, x, out in
    out.initialize(repeating: 0, count: count)
    let partials = KernelScratch<Scalar>((plan.sums - 1) * count, 0)
    defer { partials.free() }
    partials.first.update(repeating: 0, count: (plan.sums - 1) * count)
    shareUnits(plan.unitCount, work: sizes.work) { units in
      let scratch = KernelScratch<Scalar>(
        plan.imagesAtOnce * plan.imageCount, plan.imagesAtOnce * plan.upstreamCount)
      defer { scratch.free() }
      for unit in units {
        let part = plan[unit]
        plan.add(
          part, upstream, x, scratch,
          to: part.sum == 0 ? out : partials.first + (part.sum - 1) * count)
      }
    }
    for index in 0..<(plan.sums - 1) * count { out[index % count] += partials.first[index] }
  }
}

/// The sum of each filter's responses over all images and places.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func planeSums<Scalar: TensorScalar>(
  _ responses: [Scalar], batch: Int, filters: Int, plane: Int
) -> [Scalar] {
  ensureAllowed(.convolution)
  return .filled(filters) { out in
    out.initialize(repeating: 0, count: filters)
    responses.withUnsafeBufferPointer { responses in
      guard let base = responses.baseAddress else { return }
      shareUnits(filters, work: 2 * responses.count) { chosen in
        for image in 0..<batch {
          for filter in chosen {
            out[filter] += pairwiseSum(base + (image * filters + filter) * plane, plane)
          }
        }
      }
    }
  }
}
