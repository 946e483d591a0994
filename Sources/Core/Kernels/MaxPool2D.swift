import CKernels

// Max pooling of images [N, C, H, W], forward and backward, using the loops of pooling.h
// (CKernels). Automatic differentiation calls these functions, and so do the fast layers provided
// with assignment 2.

/// The output of max pooling, and the indices of the maxima.
public struct MaxPool2DResult<Scalar: TensorScalar>: Sendable {
  /// The maximum of each window, `[N, C, OH, OW]`.
  public let output: Tensor<Scalar>
  /// The index of each maximum within its plane, `row * W + column`.
  public let indices: [Int32]
}

/// Computes the maximum of each window in each channel.
///
/// `out[n, c, i, j] = max over u, v of x[n, c, i * stride - padding + u, j * …]`. Padding is never
/// the maximum. On a tie, the first element in row-major order wins, and NaN counts as larger than
/// any number.
///
/// - Parameters:
///   - x: The images, `[N, C, H, W]`.
///   - options: The window, stride and padding.
/// - Returns: The output `[N, C, OH, OW]`, and the indices for `maxPool2DBackward`.
public func maxPool2D<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, _ options: Pool2DOptions
) -> MaxPool2DResult<Scalar> {
  let sizes = PoolingSizes(x.shape, options, in: "maxPool2D")
  guard sizes.grid.inputCount <= Int(Int32.max) else {
    shapeFailure("maxPool2D: expected planes of at most 2^31 pixels, found shape \(x.shape)")
  }
  var indices: [Int32] = []
  let output = pooledMaxima(x.storage, sizes, &indices)
  return MaxPool2DResult(
    output: Tensor(unchecked: output, shape: sizes.outputShape), indices: indices)
}

/// Computes the gradient of `sum(maxPool2D(x).output * upstream)` with respect to `x`.
///
/// Each element of the upstream gradient is added at the position of its maximum; overlapping
/// windows may share a maximum.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, `[N, C, OH, OW]`.
///   - indices: The indices returned by the forward pass.
///   - inputShape: The shape of `x`, `[N, C, H, W]`.
///   - options: The window, stride and padding.
/// - Returns: The gradient, `[N, C, H, W]`.
public func maxPool2DBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, indices: [Int32], inputShape: [Int], _ options: Pool2DOptions
) -> Tensor<Scalar> {
  let sizes = PoolingSizes(inputShape, options, in: "maxPool2DBackward")
  sizes.check(upstream: upstream.shape, in: "maxPool2DBackward")
  guard indices.count == upstream.count else {
    shapeFailure(
      "maxPool2DBackward: expected \(upstream.count) indices, one per element of the upstream "
        + "gradient, found \(indices.count); pass the indices that the forward pass returned")
  }
  return Tensor(
    unchecked: spreadMaxima(upstream.storage, indices, sizes), shape: inputShape)
}

@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
private func pooledMaxima<Scalar: TensorScalar>(
  _ x: [Scalar], _ sizes: PoolingSizes, _ indices: inout [Int32]
) -> [Scalar] {
  let grid = sizes.grid
  let count = sizes.planes * grid.outputCount
  var output: [Scalar] = []
  indices = Array(unsafeUninitializedCapacity: count) { found, foundCount in
    output = withPointers(x, x, count: count) { x, _, out in
      guard let found = found.baseAddress else { return }
      // A comparison that also records the index costs as much as several multiplications.
      shareUnits(sizes.planes, work: 8 * sizes.work) { planes in
        let (rows, columns) = (grid.rows, grid.columns)
        let first = planes.lowerBound
        var work = backprop_max_pooling(
          x: x + first * grid.inputCount, out: out + first * grid.outputCount,
          indices: found + first * grid.outputCount, planes: planes.count, height: rows.input,
          width: columns.input, rows: rows.output, columns: columns.output,
          window_height: rows.window, window_width: columns.window, row_stride: rows.stride,
          column_stride: columns.stride, row_padding: rows.padding,
          column_padding: columns.padding)
        Kernels.takeMaxima(&work, isDouble: Scalar.self == Double.self)
      }
    }
    foundCount = count
  }
  return output
}

@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
private func spreadMaxima<Scalar: TensorScalar>(
  _ upstream: [Scalar], _ indices: [Int32], _ sizes: PoolingSizes
) -> [Scalar] {
  let (input, output) = (sizes.grid.inputCount, sizes.grid.outputCount)
  return withPointers(upstream, upstream, count: sizes.planes * input) { upstream, _, out in
    indices.withUnsafeBufferPointer { indices in
      // Most of the time is spent on memory accesses: every element is written, and some are read
      // back.
      shareUnits(sizes.planes, work: 4 * sizes.planes * input) { planes in
        if sizes.grid.isHalving {
          return spreadHalved(upstream, indices, sizes.grid, planes, into: out)
        }
        for plane in planes {
          let image = out + plane * input
          image.initialize(repeating: 0, count: input)
          for index in plane * output..<(plane + 1) * output {
            let pixel = Int(indices[index])
            precondition(UInt(bitPattern: pixel) < UInt(bitPattern: input))
            image[pixel] += upstream[index]
          }
        }
      }
    }
  }
}

/// Computes the same gradient for adjacent 2 × 2 windows, which never share a maximum.
@inline(__always)
private func spreadHalved<Scalar: TensorScalar>(
  _ upstream: UnsafePointer<Scalar>, _ indices: UnsafeBufferPointer<Int32>, _ grid: WindowGrid,
  _ planes: Range<Int>, into out: UnsafeMutablePointer<Scalar>
) {
  let first = planes.lowerBound
  var work = backprop_max_pooling()
  work.x = UnsafeRawPointer(upstream + first * grid.outputCount)
  work.out = UnsafeMutableRawPointer(out + first * grid.inputCount)
  work.indices = indices.baseAddress.map {
    UnsafeMutablePointer(mutating: $0) + first * grid.outputCount
  }
  (work.planes, work.height, work.width) = (planes.count, grid.rows.input, grid.columns.input)
  (work.rows, work.columns) = (grid.rows.output, grid.columns.output)
  Kernels.spreadMaxima(&work, isDouble: Scalar.self == Double.self)
}

extension WindowGrid {
  /// Whether the windows are 2 × 2 and do not overlap.
  fileprivate var isHalving: Bool {
    [rows, columns].allSatisfy { $0.window == 2 && $0.stride == 2 && $0.padding == 0 }
  }
}
