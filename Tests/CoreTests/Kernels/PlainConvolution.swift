import Core

/// A convolution computed from its definition, one product at a time.
///
/// It specifies what Core's kernels compute, and the tests compare the kernels with it. It shares
/// no code with the kernels except for the options. It is not part of Core, where a submission
/// could find it.
struct PlainConvolution: Sendable {
  /// The shape of the images, `[N, C, H, W]`.
  let x: [Int]
  /// The shape of the filters, `[F, C / groups, KH, KW]`.
  let weight: [Int]
  /// The stride, padding, dilation and groups.
  let options: Conv2DOptions

  /// Creates a convolution from shapes that match each other.
  init(x: [Int], weight: [Int], options: Conv2DOptions = Conv2DOptions()) {
    (self.x, self.weight, self.options) = (x, weight, options)
  }

  /// The shape of the output, `[N, F, OH, OW]`.
  var outputShape: [Int] {
    let (stride, padding, dilation) = (options.stride, options.padding, options.dilation)
    return [
      x[0], weight[0],
      (x[2] + 2 * padding.height - dilation.height * (weight[2] - 1) - 1) / stride.height + 1,
      (x[3] + 2 * padding.width - dilation.width * (weight[3] - 1) - 1) / stride.width + 1,
    ]
  }

  /// Calls `body` for each product, passing the row-major indices of the output element, the pixel
  /// and the filter element.
  func forEachProduct(_ body: (_ response: Int, _ pixel: Int, _ element: Int) -> Void) {
    let (out, filtersPerGroup) = (outputShape, weight[0] / options.groups)
    for n in 0..<out[0] {
      for f in 0..<out[1] {
        for (i, j) in pairs(out[2], out[3]) {
          for c in 0..<weight[1] {
            for (u, v) in pairs(weight[2], weight[3]) {
              let row =
                i * options.stride.height - options.padding.height + u * options.dilation.height
              let column =
                j * options.stride.width - options.padding.width + v * options.dilation.width
              // Padding is zero, so products with it are zero too.
              guard (0..<x[2]).contains(row), (0..<x[3]).contains(column) else { continue }
              let channel = f / filtersPerGroup * weight[1] + c
              body(
                ((n * out[1] + f) * out[2] + i) * out[3] + j,
                ((n * x[1] + channel) * x[2] + row) * x[3] + column,
                ((f * weight[1] + c) * weight[2] + u) * weight[3] + v)
            }
          }
        }
      }
    }
  }

  /// Computes the output without biases: adds each product to its output element.
  func output(_ x: Tensor<Double>, _ weight: Tensor<Double>) -> Tensor<Double> {
    let (pixels, elements) = (x.scalars, weight.scalars)
    var out = [Double](repeating: 0, count: outputShape.reduce(1, *))
    forEachProduct { out[$0] += pixels[$1] * elements[$2] }
    return Tensor(out, shape: outputShape)
  }

  /// Computes the gradients: for each product, adds the upstream gradient times one factor to the
  /// gradient with respect to the other factor.
  func gradients(
    _ upstream: Tensor<Double>, x: Tensor<Double>, weight: Tensor<Double>
  ) -> (x: Tensor<Double>, weight: Tensor<Double>, bias: Tensor<Double>) {
    let (arriving, pixels, elements) = (upstream.scalars, x.scalars, weight.scalars)
    var dx = [Double](repeating: 0, count: pixels.count)
    var dw = [Double](repeating: 0, count: elements.count)
    forEachProduct { response, pixel, element in
      dx[pixel] += arriving[response] * elements[element]
      dw[element] += arriving[response] * pixels[pixel]
    }
    return (
      Tensor(dx, shape: x.shape), Tensor(dw, shape: weight.shape), upstream.sum(axes: [0, 2, 3])
    )
  }
}

/// Returns all pairs of indices, row by row.
private func pairs(_ rows: Int, _ columns: Int) -> some Sequence<(Int, Int)> {
  (0..<rows * columns).lazy.map { $0.quotientAndRemainder(dividingBy: columns) }
}
