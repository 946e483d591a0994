// Average pooling of images [N, C, H, W], forward and backward. Plain Swift loops process one row
// of windows at a time. Automatic differentiation calls these functions (`Variable.averagePool2D`).

/// Computes the mean of each window in each channel.
///
/// `out[n, c, i, j] = mean over u, v of x[n, c, i * stride - padding + u, j * …]`.
///
/// - Parameters:
///   - x: The images, `[N, C, H, W]`.
///   - options: The window, stride and padding.
///   - countsPadding: Whether the mean includes zero padding.
/// - Returns: The means, `[N, C, OH, OW]`.
package func averagePool2D<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, _ options: Pool2DOptions, countsPadding: Bool = true
) -> Tensor<Scalar> {
  let sizes = PoolingSizes(x.shape, options, in: "averagePool2D")
  return Tensor(
    unchecked: pooledMeans(x.storage, sizes, countsPadding), shape: sizes.outputShape)
}

/// Computes the gradient of `sum(averagePool2D(x) * upstream)` with respect to `x`.
///
/// Each element of the upstream gradient is divided evenly among the elements of its window.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, `[N, C, OH, OW]`.
///   - inputShape: The shape of `x`, `[N, C, H, W]`.
///   - options: The window, stride and padding.
///   - countsPadding: Whether the mean included zero padding.
/// - Returns: The gradient, `[N, C, H, W]`.
package func averagePool2DBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, inputShape: [Int], _ options: Pool2DOptions,
  countsPadding: Bool = true
) -> Tensor<Scalar> {
  let sizes = PoolingSizes(inputShape, options, in: "averagePool2DBackward")
  sizes.check(upstream: upstream.shape, in: "averagePool2DBackward")
  return Tensor(
    unchecked: spreadMeans(upstream.storage, sizes, countsPadding), shape: inputShape)
}

@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
private func pooledMeans<Scalar: TensorScalar>(
  _ x: [Scalar], _ sizes: PoolingSizes, _ countsPadding: Bool
) -> [Scalar] {
  ensureAllowed(.pooling)
  let (grid, columns) = (sizes.grid, sizes.grid.columns)
  return withPointers(x, x, count: sizes.planes * grid.outputCount) { x, _, out in
    shareUnits(sizes.planes, work: sizes.work) { planes in
      withScratch(columns.output) { (shares: UnsafeMutablePointer<Scalar>) in
        for index in planes.lowerBound * grid.rows.output..<planes.upperBound * grid.rows.output {
          let (plane, y) = index.quotientAndRemainder(dividingBy: grid.rows.output)
          let means = out + index * columns.output
          means.initialize(repeating: 0, count: columns.output)
          grid.forEachTap(y) { row, tap in
            let from = x + plane * grid.inputCount + row * columns.input
            addRow(from, columns, tap, to: means)
          }
          grid.fillShares(y, countsPadding, shares)
          for x in 0..<columns.output { means[x] *= shares[x] }
        }
      }
    }
  }
}

@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
private func spreadMeans<Scalar: TensorScalar>(
  _ upstream: [Scalar], _ sizes: PoolingSizes, _ countsPadding: Bool
) -> [Scalar] {
  ensureAllowed(.pooling)
  let (grid, columns) = (sizes.grid, sizes.grid.columns)
  return withPointers(upstream, upstream, count: sizes.planes * grid.inputCount) {
    upstream, _, out in
    out.initialize(repeating: 0, count: sizes.planes * grid.inputCount)
    shareUnits(sizes.planes, work: sizes.work) { planes in
      withScratch(columns.output) { (shares: UnsafeMutablePointer<Scalar>) in
        for index in planes.lowerBound * grid.rows.output..<planes.upperBound * grid.rows.output {
          let (plane, y) = index.quotientAndRemainder(dividingBy: grid.rows.output)
          grid.fillShares(y, countsPadding, shares)
          let gradients = upstream + index * columns.output
          for x in 0..<columns.output { shares[x] *= gradients[x] }
          grid.forEachTap(y) { row, tap in
            let to = out + plane * grid.inputCount + row * columns.input
            spreadRow(UnsafePointer(shares), columns, tap, to: to)
          }
        }
      }
    }
  }
}

/// Adds each pixel of a row to the sum of the window in which the given tap covers it.
@inline(__always)
private func addRow<Scalar: TensorScalar>(
  _ pixels: UnsafePointer<Scalar>, _ columns: WindowAxis, _ tap: Int,
  to sums: UnsafeMutablePointer<Scalar>
) {
  let (start, positions) = (columns.start(of: tap), columns.positions(of: tap))
  // If the stride is known at compile time, the compiler can vectorize the loop.
  switch columns.stride {
  case 1: for x in positions { sums[x] += pixels[start &+ x] }
  case 2: for x in positions { sums[x] += pixels[start &+ 2 &* x] }
  default: for x in positions { sums[x] += pixels[start &+ columns.stride &* x] }
  }
}

/// Adds a row of elements, one per window position, to the pixels that the given tap covers at
/// those positions.
@inline(__always)
private func spreadRow<Scalar: TensorScalar>(
  _ gradients: UnsafePointer<Scalar>, _ columns: WindowAxis, _ tap: Int,
  to pixels: UnsafeMutablePointer<Scalar>
) {
  let (start, positions) = (columns.start(of: tap), columns.positions(of: tap))
  switch columns.stride {
  case 1: for x in positions { pixels[start &+ x] += gradients[x] }
  case 2: for x in positions { pixels[start &+ 2 &* x] += gradients[x] }
  default: for x in positions { pixels[start &+ columns.stride &* x] += gradients[x] }
  }
}

extension WindowGrid {
  /// Calls `body` for each image row that a row of windows covers, and each column of the window.
  @inline(__always)
  fileprivate func forEachTap(_ y: Int, _ body: (_ row: Int, _ tap: Int) -> Void) {
    let first = y * rows.stride - rows.padding
    for row in max(0, first)..<min(first + rows.window, rows.input) {
      for tap in 0..<columns.window { body(row, tap) }
    }
  }

  /// Writes, for each window in a row, the weight of one element in the window's mean.
  @inline(__always)
  fileprivate func fillShares<Scalar: TensorScalar>(
    _ y: Int, _ countsPadding: Bool, _ shares: UnsafeMutablePointer<Scalar>
  ) {
    let height = countsPadding ? rows.window : rows.pixels(at: y)
    for x in 0..<columns.output {
      let width = countsPadding ? columns.window : columns.pixels(at: x)
      (shares + x).initialize(to: 1 / Scalar(height * width))
    }
  }
}

extension WindowAxis {
  /// Returns the number of pixels that a window without dilation covers at a position.
  fileprivate func pixels(at position: Int) -> Int {
    let first = position * stride - padding
    return min(first + window, input) - max(first, 0)
  }
}
