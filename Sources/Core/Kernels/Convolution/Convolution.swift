// Convolution: theory of operation
//
// As usual in deep learning, a convolution here is a cross-correlation: filters are not flipped.
// With images x [N, C, H, W], filters w [F, C / groups, KH, KW] and zero padding around the images,
//
//     out[n, f, i, j] =
//         bias[f] + Σ c, u, v  w[f, c, u, v] · x[n, c, i · stride − padding + u · dilation, j · …]
//
// Both gradients are sums of the same products w · x · upstream, taken over other indices.
// `PlainConvolution`, which the tests compare with, computes them in plain loops; the files in this
// folder compute the same values faster.
//
// Grid. A window has OH × OW positions (`WindowGrid`); its KH × KW elements are called taps.
//
// Shifted rows. `im2col` copies the window at every position, which takes about KH · KW times the
// memory of the images. Instead, we copy each image once, with its padding (`PaddedImage`). The
// pixels that one tap covers along a row of positions are then a row of the copy, shifted by an
// offset that is the same for every row. So all three passes are sums over shifted rows, in C loops
// (`ConvolutionKernels`):
//     forward           out row [f] += w[f, tap] · shifted row [tap]
//     images' gradient  the same, with the upstream gradient and filters flipped by 180°
//     filters' gradient dw[f, tap]  += Σ upstream row [f] · shifted row [tap]
//
// Phases. With a stride above 1, the pixels that a tap covers at neighboring positions are not
// adjacent. So the copy is split into phases (`AxisPhases`). The phase of a pixel is the remainder
// of its padded index divided by the stride, and pixels of the same phase are stored next to each
// other. For the gradient of the images, the result is split into phases instead of the copy.
//
// Bands. The copy should fit in a cache, so it is made for one band of rows of positions at a time
// (`RowBands`).
//
// Packing. A loop keeps the sums of up to 8 filters at several vectors of positions in registers.
// For each tap, it needs the weights of all these filters, so `packFilters` first stores them next
// to each other.
//
// Winograd. For 3 × 3 filters without stride or dilation, tiles of 2 × 2 positions take 16 products
// instead of 36 (`WinogradTiles`). Their rounding errors are larger than those of plain sums, so
// tiles are used only for Float. The transforms take time, so tiles are used only if there are at
// least 16 channels, 16 filters and 256 positions.
//
// Threads. A plan (`ConvolutionPlan`) divides a pass into units of work, based on the sizes alone.
// Each thread takes one unit after another, and no two units write to the same memory: units that
// contribute to the same gradient each have their own partial sum, and the partial sums are added
// in a fixed order. So the result is the same, bit for bit, for any number of threads.
//
// Scratch. Each thread has one block of memory for all its units. It holds the copy, followed by
// whatever else the plan needs; see each plan's `scratchCount`.
//
// A call goes through these files, in this order:
//     Conv2D, ConvTranspose2D         functions of tensors
//     ConvolutionSizes, WindowGrid    check the shapes and compute the grid
//     Convolution                     this file, which chooses a plan for each pass
//     ConvolutionPlan, …Units         what a plan is, and how its units are run
//     ForwardPlan, InputGradientPlan, WeightGradientPlan      plans that use shifted rows
//     WinogradPlan, WinogradGradientPlan, WinogradTiles       plans that use tiles
//     PaddedImage, WindowPhases, PlaneWindow                  the copy
//     ConvolutionKernels, Kernels     the calls to the C loops

/// Computes the output of a convolution; see `conv2d`.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func convolved<Scalar: TensorScalar>(
  _ x: [Scalar], _ weight: [Scalar], _ bias: [Scalar]?, _ sizes: ConvolutionSizes
) -> [Scalar] {
  if let plan = WinogradPlan(sizes, of: Scalar.self) {
    return plan.result(
      images: x, factors: plan.transformed(weight, flipped: false), bias: bias)
  }
  let plan = ForwardPlan(sizes, of: Scalar.self)
  return plan.result(images: x, factors: plan.packed(weight), bias: bias)
}

/// Computes the gradient of a convolution with respect to the images; see `conv2dInputGradient`.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func convolutionInputGradient<Scalar: TensorScalar>(
  _ upstream: [Scalar], _ weight: [Scalar], _ sizes: ConvolutionSizes
) -> [Scalar] {
  if let adjoint = sizes.adjoint, let plan = WinogradPlan(adjoint, of: Scalar.self) {
    return plan.result(images: upstream, factors: plan.transformed(weight, flipped: true))
  }
  let plan = InputGradientPlan(sizes, of: Scalar.self)
  return plan.result(images: upstream, factors: plan.packed(weight))
}

/// Computes the gradient of a convolution with respect to the filters; see `conv2dWeightGradient`.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func convolutionWeightGradient<Scalar: TensorScalar>(
  _ upstream: [Scalar], _ x: [Scalar], _ sizes: ConvolutionSizes
) -> [Scalar] {
  if let plan = WinogradGradientPlan(sizes, of: Scalar.self) {
    return plan.result(images: x, factors: upstream)
  }
  return WeightGradientPlan(sizes, of: Scalar.self).result(images: x, factors: upstream)
}

/// Computes the sum of each filter's output over all images and positions, `[F]`.
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
