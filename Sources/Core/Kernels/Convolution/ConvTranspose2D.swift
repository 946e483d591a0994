/// The options of a transposed convolution: how its filters slide over the output.
public struct ConvTranspose2DOptions: Sendable, Equatable {
  /// The stride, padding, dilation and groups of the convolution that this one transposes.
  public var convolution: Conv2DOptions
  /// The number of rows to add at the bottom and columns to add on the right; each must be smaller
  /// than the stride.
  ///
  /// With a stride above 1, a convolution maps several image sizes to the same output size; the
  /// output padding selects one of them.
  public var outputPadding: Extent2D

  /// Creates options; the defaults are a stride of 1 and no padding.
  public init(
    stride: Extent2D = 1, padding: Extent2D = 0, outputPadding: Extent2D = 0,
    dilation: Extent2D = 1, groups: Int = 1
  ) {
    convolution = Conv2DOptions(
      stride: stride, padding: padding, dilation: dilation, groups: groups)
    self.outputPadding = outputPadding
  }
}

/// Computes a transposed convolution, which spreads every input pixel over a window of the output.
///
/// `out[n, f, i * stride - padding + u * dilation, j * …] += weight[c, f, u, v] * x[n, c, i, j]`,
/// starting from `bias[f]`. A transposed convolution computes the gradient of a convolution with
/// respect to its images. The output has
/// `(H - 1) stride - 2 padding + dilation (KH - 1) + outputPadding + 1` rows; the number of columns
/// is computed the same way.
///
/// - Parameters:
///   - x: The images, `[N, C, H, W]`.
///   - weight: The filters, `[C, F / groups, KH, KW]`.
///   - bias: The bias of each filter, `[F]`.
///   - options: The stride, padding, dilation, groups and output padding.
/// - Returns: The larger images, `[N, F, OH, OW]`.
package func convTranspose2d<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, weight: Tensor<Scalar>, bias: Tensor<Scalar>? = nil,
  _ options: ConvTranspose2DOptions = ConvTranspose2DOptions()
) -> Tensor<Scalar> {
  let shape = options.outputShape(x.shape, weight.shape)
  var out = conv2dInputGradient(x, inputShape: shape, weight: weight, options.convolution)
  if let bias {
    guard bias.shape == [shape[1]] else {
      shapeFailure(
        "convTranspose2d: expected a bias of shape [\(shape[1])], one per filter, "
          + "found \(bias.shape)")
    }
    out += bias.reshaped([shape[1], 1, 1])
  }
  return out
}

/// Computes the gradients of `sum(convTranspose2d(x, weight, bias) * upstream)`.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, `[N, F, OH, OW]`.
///   - x: The images, `[N, C, H, W]`.
///   - weight: The filters, `[C, F / groups, KH, KW]`.
///   - options: The stride, padding, dilation, groups and output padding.
/// - Returns: The gradients with respect to `x`, `weight` and the bias.
package func convTranspose2dBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, x: Tensor<Scalar>, weight: Tensor<Scalar>,
  _ options: ConvTranspose2DOptions = ConvTranspose2DOptions()
) -> Conv2DGradients<Scalar> {
  let shape = options.outputShape(x.shape, weight.shape)
  guard upstream.shape == shape else {
    shapeFailure(
      "convTranspose2dBackward: expected an upstream gradient with the output's shape \(shape), "
        + "found \(upstream.shape)")
  }
  return Conv2DGradients(
    x: conv2d(upstream, weight: weight, options.convolution),
    weight: conv2dWeightGradient(x, x: upstream, weightShape: weight.shape, options.convolution),
    bias: conv2dBiasGradient(upstream))
}

extension ConvTranspose2DOptions {
  /// Returns the shape of the output; stops the program if the images and filters do not match.
  fileprivate func outputShape(_ x: [Int], _ weight: [Int]) -> [Int] {
    guard x.count == 4, weight.count == 4, x[1] == weight[0] else {
      shapeFailure(
        "convTranspose2d: expected images of shape [N, C, H, W] and filters of shape [C, F / "
          + "groups, KH, KW], found \(x) and \(weight)")
    }
    let (stride, padding, dilation) = (
      convolution.stride, convolution.padding, convolution.dilation
    )
    guard outputPadding.height < stride.height, outputPadding.width < stride.width,
      outputPadding.smaller >= 0
    else {
      shapeFailure(
        "convTranspose2d: expected an output padding smaller than the stride, found output padding "
          + "\(outputPadding) and stride \(stride)")
    }
    let height =
      (x[2] - 1) * stride.height - 2 * padding.height + dilation.height * (weight[2] - 1)
      + outputPadding.height + 1
    let width =
      (x[3] - 1) * stride.width - 2 * padding.width + dilation.width * (weight[3] - 1)
      + outputPadding.width + 1
    guard height > 0, width > 0 else {
      shapeFailure(
        "convTranspose2d: padding \(padding) leaves no output for images of shape "
          + "\(x) and filters of shape \(weight)")
    }
    return [x[0], weight[1] * convolution.groups, height, width]
  }
}
