public import Core

/// The values that the backward pass of an im2col convolution needs from the forward pass.
public struct Im2colConvCache<Scalar: TensorScalar>: Sendable {
  // BEGIN SOLUTION DECLARATIONS: store what the backward pass needs
  /// The images, of shape `[N, C, H, W]`.
  var x: Tensor<Scalar>
  /// The filters, of shape `[F, C, HH, WW]`.
  var w: Tensor<Scalar>
  /// The window of the filters.
  var window: ColumnWindow
  // END SOLUTION
}

/// Computes the same output as `convForwardNaive`, with matrix products of filters and columns.
///
/// With the filters as the rows of a matrix `[F, C · HH · WW]`, the output `[F, H′ · W′]` of one
/// image is
///
///     rows · columns + b
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - w: The filters, of shape `[F, C, HH, WW]`.
///   - b: The biases, of shape `[F]`.
///   - step: The stride: the distance between neighboring filter positions.
///   - padding: The number of rows and columns of zeros added on each side of the images.
/// - Returns: The output, of shape `[N, F, H′, W′]`, and the cache for `convBackwardIm2col`.
/// - Throws: `NotImplemented` until you have written it.
public func convForwardIm2col<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, w: Tensor<Scalar>, b: Tensor<Scalar>, stride step: Int, padding: Int
) throws -> (out: Tensor<Scalar>, cache: Im2colConvCache<Scalar>) {
  // BEGIN SOLUTION: multiply the filters by the columns of im2col
  let window = ColumnWindow(
    height: w.shape[2], width: w.shape[3], stride: step, padding: padding)
  let rows = w.reshaped([w.shape[0], w.count / w.shape[0]])
  let bias = b.expandingDimensions(at: 1)  // [F, 1]
  // One image at a time: the columns of all images would not fit in the cache.
  let outputs = try (0..<x.shape[0]).map { n in
    matmul(rows, try im2col(x[n..<n + 1], window).row(0)) + bias
  }
  let places = [x.shape[2], x.shape[3]].enumerated().map { axis, size in
    window.placeCount(size: size, extent: w.shape[2 + axis])
  }
  let out = Tensor.concatenated(outputs, axis: 0)
    .reshaped([x.shape[0], w.shape[0]] + places)
  return (out, Im2colConvCache(x: x, w: w, window: window))
  // END SOLUTION
}

/// Computes the backward pass of an im2col convolution.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, F, H′, W′]`.
///   - cache: The cache from `convForwardIm2col`.
/// - Returns: The gradients with respect to `x`, of shape `[N, C, H, W]`, to `w`, of shape `[F, C,
///   HH, WW]`, and to `b`, of shape `[F]`.
/// - Throws: `NotImplemented` until you have written it.
public func convBackwardIm2col<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: Im2colConvCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dw: Tensor<Scalar>, db: Tensor<Scalar>) {
  // BEGIN SOLUTION: backpropagate through the matrix product, and through im2col with col2im
  let (x, w, window) = (cache.x, cache.w, cache.window)
  let rows = w.reshaped([w.shape[0], w.count / w.shape[0]])
  var drows = Tensor.zeros(like: rows)
  var images: [Tensor<Scalar>] = []
  for n in 0..<x.shape[0] {
    let image = x[n..<n + 1]
    let gradient = upstream[row: n].reshaped([w.shape[0], -1])  // [F, H′ · W′]
    drows += matmul(gradient, try im2col(image, window).row(0), transposeB: true)
    let columns = matmul(rows, gradient, transposeA: true).expandingDimensions(at: 0)
    images.append(try col2im(columns, shape: image.shape, window))
  }
  let dx = Tensor.concatenated(images, axis: 0)
  return (dx, drows.reshaped(w.shape), upstream.sum(axes: [0, 2, 3]))
  // END SOLUTION
}
