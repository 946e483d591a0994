public import Core

/// What the backward pass of a convolution by columns needs from the forward pass.
public struct Im2colConvCache<Scalar: TensorScalar>: Sendable {
  // the gradients are still to come
}

/// The same as `convForwardNaive`, as matrix products of filters and columns.
///
/// With the filters as rows, `[F, C · HH · WW]`, an image's output `[F, H′ · W′]` is
///
///     rows · columns + b
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - w: The filters, of shape `[F, C, HH, WW]`.
///   - b: The biases, of shape `[F]`.
///   - stride: The distance between neighbouring places of the filters.
///   - padding: The rows and columns of zeros on each side of the images.
/// - Returns: The output, of shape `[N, F, H′, W′]`, and the cache for `convBackwardIm2col`.
public func convForwardIm2col<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, w: Tensor<Scalar>, b: Tensor<Scalar>, stride: Int, padding: Int
) throws -> (out: Tensor<Scalar>, cache: Im2colConvCache<Scalar>) {
  let window = ColumnWindow(
    height: w.shape[2], width: w.shape[3], stride: stride, padding: padding)
  let columns = try im2col(x, window)
  let rows = w.reshaped([w.shape[0], -1])
  let hOut = window.placeCount(size: x.shape[2], extent: w.shape[2])
  let wOut = window.placeCount(size: x.shape[3], extent: w.shape[3])
  var out = Tensor<Scalar>.zeros([x.shape[0], w.shape[0], hOut, wOut])
  for n in 0..<x.shape[0] {
    let product = matmul(rows, columns.row(n)) + b.reshaped([-1, 1])
    out[row: n] = product.reshaped([w.shape[0], hOut, wOut])
  }
  return (out, Im2colConvCache())
}

/// The backward pass of a convolution by columns.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, F, H′, W′]`.
///   - cache: What `convForwardIm2col` kept.
/// - Returns: The gradients with respect to `x`, of shape `[N, C, H, W]`, to `w`, of shape
///   `[F, C, HH, WW]`, and to `b`, of shape `[F]`.
public func convBackwardIm2col<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: Im2colConvCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dw: Tensor<Scalar>, db: Tensor<Scalar>) {
  try todo("go back through the matrix product, and through im2col with col2im")
}
