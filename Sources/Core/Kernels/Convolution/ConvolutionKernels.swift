import CKernels

/// Sums over the elements of a window, for some filters at some lines of places.
///
/// `out[f, y, x] = bias[f] + sum over k of weight[f, k] * image[offsets[k] + y * pitch + x]`
struct CorrelationKernel<Scalar: TensorScalar> {
  /// Room for this many numbers is needed beside the output.
  static func scratchCount(lines: Int, pitch: Int) -> Int { 8 * (lines * pitch + 48) }

  let image: UnsafePointer<Scalar>
  /// Where the pixel for each element of a filter is, `[K]`.
  let offsets: UnsafeBufferPointer<Int32>
  /// The filters, as `packFilters` leaves them.
  let weight: UnsafePointer<Scalar>
  /// What is added for each filter, `[F]`.
  let bias: UnsafePointer<Scalar>?
  let filters: Int
  let rows: Int
  let columns: Int
  /// The numbers of a line of the image.
  let pitch: Int
  /// The distances between filters, rows and columns of the output.
  let outputStrides: (filter: Int, row: Int, column: Int)

  /// Writes the sums.
  @inline(__always)
  func run(into out: UnsafeMutablePointer<Scalar>, scratch: UnsafeMutablePointer<Scalar>) {
    var correlation = backprop_correlation(
      image: image, offsets: offsets.baseAddress, depth: offsets.count, weight: weight, bias: bias,
      filters: filters, rows: rows, columns: columns, pitch: pitch, out: out,
      plane: outputStrides.filter, row_stride: outputStrides.row,
      column_stride: outputStrides.column, scratch: scratch)
    Kernels.correlate(&correlation, isDouble: Scalar.self == Double.self)
  }
}

/// Puts filters `[F, K]` into the order in which a `CorrelationKernel` reads them.
@inline(__always)
func packFilters<Scalar: TensorScalar>(
  _ weight: UnsafePointer<Scalar>, filters: Int, depth: Int, into out: UnsafeMutablePointer<Scalar>
) {
  var work = backprop_filters(weight: weight, out: out, filters: filters, depth: depth)
  Kernels.packFilters(&work, isDouble: Scalar.self == Double.self)
}

/// The gradient of filters, added up over images and places.
///
/// `gradient[f, k] += sum over n, y and x of
/// upstream[n, f, y, x] * image[n, offsets[k] + y * pitch + x]`
struct WeightGradientKernel<Scalar: TensorScalar> {
  /// The images, with finite numbers up to 16 beyond the last place.
  let image: UnsafePointer<Scalar>
  let imageStep: Int
  /// Where the pixel for each element of a filter is, `[K]`.
  let offsets: UnsafeBufferPointer<Int32>
  let imagePitch: Int
  /// The upstream gradients, `[n, F, rows, columns]`, with zeros up to a multiple of 16 columns.
  let upstream: UnsafePointer<Scalar>
  /// The distances between images, filters and rows of the upstream gradients.
  let upstreamStrides: (image: Int, filter: Int, row: Int)
  let filters: Int
  let images: Int
  let rows: Int
  let columns: Int

  /// Adds the sums to the gradient, `[F, K]`.
  @inline(__always)
  func add(to gradient: UnsafeMutablePointer<Scalar>, stride: Int) {
    var work = backprop_weight_gradient(
      image: image, offsets: offsets.baseAddress, depth: offsets.count, upstream: upstream,
      filters: filters, images: images, rows: rows, columns: columns, image_step: imageStep,
      image_pitch: imagePitch, upstream_step: upstreamStrides.image,
      upstream_stride: upstreamStrides.filter, upstream_pitch: upstreamStrides.row,
      gradient: gradient, gradient_stride: stride)
    Kernels.addWeightGradient(&work, isDouble: Scalar.self == Double.self)
  }
}
