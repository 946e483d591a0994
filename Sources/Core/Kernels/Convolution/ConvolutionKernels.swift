import CKernels

// Swift interfaces to the three C loops that convolutions without tiles use (correlation.h and
// gradient.h of CKernels). The plans call them; most of the pointers point into scratch memory.

/// Correlates a band of output rows with a block of filters.
///
/// `out[f, y, x] = bias[f] + sum over k of weight[f, k] * image[offsets[k] + y * pitch + x]`
struct CorrelationKernel<Scalar: TensorScalar> {
  /// Returns the number of elements of scratch memory that the kernel needs in addition to its
  /// output.
  static func scratchCount(rows: Int, pitch: Int) -> Int { 8 * (rows * pitch + 48) }

  /// The copied image, with at least 48 readable elements past the last position.
  let image: UnsafePointer<Scalar>
  /// For each element of a filter, the offset of its pixel at the first position, `[K]`.
  let offsets: UnsafeBufferPointer<Int32>
  /// The filters, packed by `packFilters`.
  let weight: UnsafePointer<Scalar>
  /// The bias of each filter, `[F]`.
  let bias: UnsafePointer<Scalar>?
  let filters: Int
  let rows: Int
  let columns: Int
  /// The distance between rows of the image.
  let pitch: Int
  /// The distances between filters, rows and columns of the output.
  let outputStrides: (filter: Int, row: Int, column: Int)

  /// Computes the sums and writes them to `out`.
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

/// Packs filters `[F, K]` into the order in which a `CorrelationKernel` reads them.
@inline(__always)
func packFilters<Scalar: TensorScalar>(
  _ weight: UnsafePointer<Scalar>, filters: Int, depth: Int, into out: UnsafeMutablePointer<Scalar>
) {
  var work = backprop_filters(weight: weight, out: out, filters: filters, depth: depth)
  Kernels.packFilters(&work, isDouble: Scalar.self == Double.self)
}

/// The gradient of filters, summed over images and positions.
///
/// `gradient[f, k] += sum over n, y and x of
/// upstream[n, f, y, x] * image[n, offsets[k] + y * pitch + x]`
struct WeightGradientKernel<Scalar: TensorScalar> {
  /// The copied images, with at least 16 readable and finite elements past the last position.
  let image: UnsafePointer<Scalar>
  /// The distance between images.
  let imageStep: Int
  /// For each element of a filter, the offset of its pixel at the first position, `[K]`.
  let offsets: UnsafeBufferPointer<Int32>
  /// The distance between rows of an image.
  let imagePitch: Int
  /// The upstream gradients, `[n, F, rows, columns]`, with columns zero-padded to a multiple of 16.
  let upstream: UnsafePointer<Scalar>
  /// The distances between images, filters and rows of the upstream gradients.
  let upstreamStrides: (image: Int, filter: Int, row: Int)
  let filters: Int
  let images: Int
  let rows: Int
  let columns: Int

  /// Adds the sums to the gradient, `[F, K]`, whose rows are `stride` apart.
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
