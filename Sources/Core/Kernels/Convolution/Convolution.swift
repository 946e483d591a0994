// Convolution: theory of operation
//
// As everywhere in deep learning, a convolution is a correlation: its filters are not flipped. With
// images x [N, C, H, W], filters w [F, C / groups, KH, KW] and zeros around the images,
//
//     out[n, f, i, j] =
//         bias[f] + Σ c, u, v  w[f, c, u, v] · x[n, c, i · stride − padding + u · dilation, j · …]
//
// Both gradients are sums of the same products w · x · upstream, over other indices.
// `PlainConvolution` says so in plain loops; the rest of this folder computes the same, fast.
//
// Grid. A window stands at OH × OW positions (`WindowGrid`); its KH × KW elements are the taps.
//
// Shifted rows. `im2col` would write down the window at every position: KH · KW times the images.
// We copy each image once, with its padding (`PaddedImage`). The pixels that one tap meets at all
// positions of a row are then one row of the copy, shifted by an offset that is the same for every
// row. So all three passes are sums over shifted rows, in loops of C (`ConvolutionKernels`):
//     forward           out row [f] += w[f, tap] · shifted row [tap]
//     images' gradient  the same, of the upstream gradient by filters flipped by 180°
//     filters' gradient dw[f, tap]  += Σ upstream row [f] · shifted row [tap]
//
// Phases. With a stride, a tap meets pixels that are not neighbors. So the copy is divided by the
// stride: pixels whose padded index leaves the same remainder, their phase, stand side by side
// (`AxisPhases`). In the images' gradient it is the result that is divided.
//
// Bands. The copy should stay in a cache, so it is made for a band of rows of positions
// (`RowBands`).
//
// Packing. A loop holds the sums of up to 8 filters at some vectors of positions in registers, and
// needs for each tap the factors of those filters: `packFilters` puts them side by side, once a
// call.
//
// Winograd. For 3 × 3 filters without stride and dilation, tiles of 2 × 2 positions take 16
// products where plain sums take 36 (`WinogradTiles`). Tiles round differently, so they are for
// Float only, and transforms cost something, so they need 16 channels, 16 filters and 256
// positions.
//
// Threads. A plan (`ConvolutionPlan`) divides a pass into units, by the sizes alone. Threads take
// units, and no two units write to the same memory: where they would add to the same gradient, each
// has a partial sum of its own, and these are added up in order. So bits do not depend on the
// number of threads.
//
// Scratch. A thread has one block of memory for all its units: the copy, then what the plan needs
// after it. Each plan says what at its `scratchCount`.
//
// A call goes through these files, in this order:
//     Conv2D, ConvTranspose2D         functions of tensors
//     ConvolutionSizes, WindowGrid    shapes are checked, and the grid is laid
//     Convolution                     this file: a plan is chosen for each pass
//     ConvolutionPlan, …Units         what a plan is, and how all units of one are run
//     ForwardPlan, InputGradientPlan, WeightGradientPlan      plans by shifted rows
//     WinogradPlan, WinogradGradientPlan, WinogradTiles       plans by tiles
//     PaddedImage, WindowPhases, PlaneWindow                  the copy
//     ConvolutionKernels, Kernels     the loops of C, each of which asks the gate first

/// The responses of images to filters: see `conv2d`.
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

/// The gradient of a convolution with respect to the images: see `conv2dInputGradient`.
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

/// The gradient of a convolution with respect to the filters: see `conv2dWeightGradient`.
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

/// The sum of each filter's responses over all images and positions, `[F]`.
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
