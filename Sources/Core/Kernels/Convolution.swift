// A convolution is a matrix product for each image: filters `[F, C * KH * KW]` times the pixels under
// the window `[C * KH * KW, OH * OW]`, tile after tile of places. Threads divide the tiles, the images
// or the rows among themselves so that each writes to memory of its own.

/// The responses of images to filters: see `conv2d`.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func convolved<Scalar: TensorScalar>(
  _ x: [Scalar], _ weight: [Scalar], _ bias: [Scalar]?, _ sizes: ConvolutionSizes
) -> [Scalar] {
  let (groups, plane) = (sizes.groups, sizes.grid.outputCount)
  let tiles = TilePlan(sizes, rows: sizes.depth, Scalar.self)
  return withPointers(x, weight, count: sizes.batch * groups * sizes.outputGroup) {
    x, weight, out in
    shareUnits(sizes.batch * groups * tiles.count, work: sizes.work) { units in
      withScratch(tiles.capacity) { (memory: UnsafeMutablePointer<Scalar>) in
        for unit in units {
          let (group, tileIndex) = unit.quotientAndRemainder(dividingBy: tiles.count)
          let places = tiles.places(tileIndex)
          let target = out + group * sizes.outputGroup + places.lowerBound
          let filter = group % groups * sizes.filters
          for f in 0..<sizes.filters {
            (target + f * plane).initialize(repeating: bias?[filter + f] ?? 0, count: places.count)
          }
          let tile = WindowTile(
            grid: sizes.grid, rows: 0..<sizes.depth, places: places, elements: memory)
          let pixels = tile.matrix(of: x + group * sizes.inputGroup)
          StridedProduct(
            rows: sizes.filters, columns: places.count, depth: sizes.depth,
            left: weight + filter * sizes.depth, leftStride: sizes.depth,
            right: pixels.elements, rightStride: pixels.stride,
            product: target, stride: plane
          ).run(adding: true)
        }
      }
    }
  }
}

/// The gradient of a convolution with respect to the images: see `conv2dInputGradient`.
///
/// The products are gradients of the pixels under the window, and are added up where windows overlap.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func convolutionInputGradient<Scalar: TensorScalar>(
  _ upstream: [Scalar], _ weight: [Scalar], _ sizes: ConvolutionSizes
) -> [Scalar] {
  let (groups, plane, taps) = (sizes.groups, sizes.grid.outputCount, sizes.grid.taps)
  // Channels are divided only where there are few images.
  let wanted = max(1, 8 / max(1, sizes.batch * groups))
  let step = (sizes.channels + wanted - 1) / wanted
  let parts = (sizes.channels + step - 1) / step
  let tiles = TilePlan(sizes, rows: step * taps, Scalar.self)
  let count = sizes.batch * groups * sizes.inputGroup
  return withPointers(upstream, weight, count: count) { upstream, weight, out in
    shareUnits(sizes.batch * groups * parts, work: sizes.work) { units in
      withScratch(tiles.capacity) { (memory: UnsafeMutablePointer<Scalar>) in
        for unit in units {
          let (group, part) = unit.quotientAndRemainder(dividingBy: parts)
          let channels = part * step..<min((part + 1) * step, sizes.channels)
          let image = out + group * sizes.inputGroup
          (image + channels.lowerBound * sizes.grid.inputCount)
            .initialize(repeating: 0, count: channels.count * sizes.grid.inputCount)
          for index in 0..<tiles.count {
            let tile = WindowTile(
              grid: sizes.grid, rows: channels.lowerBound * taps..<channels.upperBound * taps,
              places: tiles.places(index), elements: memory)
            StridedProduct(
              rows: tile.rows.count, columns: tile.places.count, depth: sizes.filters,
              left: weight + group % groups * sizes.weightGroup + tile.rows.lowerBound,
              leftStride: sizes.depth, transposesLeft: true,
              right: upstream + group * sizes.outputGroup + tile.places.lowerBound,
              rightStride: plane, product: memory, stride: tile.places.count
            ).run(adding: false)
            tile.scatter(to: image)
          }
        }
      }
    }
  }
}

/// The gradient of a convolution with respect to the filters: see `conv2dWeightGradient`.
///
/// A unit of work has some of the filters' elements and some of the images.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func convolutionWeightGradient<Scalar: TensorScalar>(
  _ upstream: [Scalar], _ x: [Scalar], _ sizes: ConvolutionSizes
) -> [Scalar] {
  let parts = WeightParts(sizes, Scalar.self)
  let tiles = TilePlan(sizes, rows: parts.step, Scalar.self)
  let count = sizes.groups * sizes.weightGroup
  return withPointers(upstream, x, count: count) { upstream, x, out in
    out.initialize(repeating: 0, count: count)
    withScratch(parts.partialCount) { (partials: UnsafeMutablePointer<Scalar>) in
      partials.initialize(repeating: 0, count: parts.partialCount)
      shareUnits(parts.count, work: sizes.work) { units in
        withScratch(tiles.capacity) { (memory: UnsafeMutablePointer<Scalar>) in
          for unit in units {
            let part = parts[unit]
            let sums = part.sum == 0 ? out : partials + (part.sum - 1) * count
            for image in part.images {
              let place = image * sizes.groups + part.group
              for index in 0..<tiles.count {
                let tile = WindowTile(
                  grid: sizes.grid, rows: part.rows, places: tiles.places(index), elements: memory)
                let pixels = tile.matrix(of: x + place * sizes.inputGroup)
                StridedProduct(
                  rows: sizes.filters, columns: part.rows.count, depth: tile.places.count,
                  left: upstream + place * sizes.outputGroup + tile.places.lowerBound,
                  leftStride: sizes.grid.outputCount,
                  right: pixels.elements, rightStride: pixels.stride, transposesRight: true,
                  product: sums + part.group * sizes.weightGroup + part.rows.lowerBound,
                  stride: sizes.depth
                ).run(adding: true)
              }
            }
          }
        }
      }
      for index in 0..<parts.partialCount { out[index % count] += partials[index] }
    }
  }
}

/// The sum of each filter's responses over all images and places.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func planeSums<Scalar: TensorScalar>(
  _ responses: [Scalar], batch: Int, filters: Int, plane: Int
) -> [Scalar] {
  .filled(filters) { out in
    out.initialize(repeating: 0, count: filters)
    responses.withUnsafeBufferPointer { responses in
      guard let base = responses.baseAddress else { return }
      for index in 0..<batch * filters {
        out[index % filters] += pairwiseSum(base + index * plane, plane)
      }
    }
  }
}
