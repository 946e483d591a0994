/// The options of a convolution: how its filters slide over the images.
public struct Conv2DOptions: Sendable, Equatable {
  /// The stride: the distance between neighboring positions of the window.
  public var stride: Extent2D
  /// The padding: the rows and columns of zeros on each side of the image.
  public var padding: Extent2D
  /// The dilation: the distance between neighboring elements of the window.
  public var dilation: Extent2D
  /// The number of groups into which channels and filters are divided; a filter sees only the
  /// channels of its own group.
  public var groups: Int

  /// Creates options; the defaults are a stride of 1 and no padding.
  public init(
    stride: Extent2D = 1, padding: Extent2D = 0, dilation: Extent2D = 1, groups: Int = 1
  ) {
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.groups = groups
  }
}

/// The gradients of a convolution.
public struct Conv2DGradients<Scalar: TensorScalar>: Sendable {
  /// The gradient with respect to the images, `[N, C, H, W]`.
  public let x: Tensor<Scalar>
  /// The gradient with respect to the filters, `[F, C / groups, KH, KW]`.
  public let weight: Tensor<Scalar>
  /// The gradient with respect to the biases, `[F]`.
  public let bias: Tensor<Scalar>
}

/// Computes the convolution of images with filters.
///
/// As usual in neural networks, the operation is a cross-correlation: the filters are not flipped.
///
/// `out[n, f, i, j] = bias[f] + sum over c, u, v of weight[f, c, u, v] * x[n, c, i * stride -
/// padding + u * dilation, j * …]`, with zeros outside the image. The output has `(H + 2 padding -
/// dilation (KH - 1) - 1) / stride + 1` rows, rounded down; the number of columns is computed the
/// same way.
///
/// - Parameters:
///   - x: The images, `[N, C, H, W]`.
///   - weight: The filters, `[F, C / groups, KH, KW]`.
///   - bias: The bias of each filter, `[F]`.
///   - options: The stride, padding, dilation and groups.
/// - Returns: The output, `[N, F, OH, OW]`.
public func conv2d<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, weight: Tensor<Scalar>, bias: Tensor<Scalar>? = nil,
  _ options: Conv2DOptions = Conv2DOptions()
) -> Tensor<Scalar> {
  let sizes = ConvolutionSizes(x.shape, weight.shape, options, in: "conv2d")
  if let bias, bias.shape != [sizes.filters * sizes.groups] {
    shapeFailure(
      "conv2d: expected a bias of shape [\(sizes.filters * sizes.groups)], one per filter, "
        + "found \(bias.shape)")
  }
  return Tensor(
    unchecked: convolved(x.storage, weight.storage, bias?.storage, sizes),
    shape: sizes.outputShape)
}

/// Computes the gradients of `sum(conv2d(x, weight, bias) * upstream)`.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, `[N, F, OH, OW]`.
///   - x: The images, `[N, C, H, W]`.
///   - weight: The filters, `[F, C / groups, KH, KW]`.
///   - options: The stride, padding, dilation and groups.
/// - Returns: The gradients with respect to the images, the filters and the biases.
public func conv2dBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, x: Tensor<Scalar>, weight: Tensor<Scalar>,
  _ options: Conv2DOptions = Conv2DOptions()
) -> Conv2DGradients<Scalar> {
  Conv2DGradients(
    x: conv2dInputGradient(upstream, inputShape: x.shape, weight: weight, options),
    weight: conv2dWeightGradient(upstream, x: x, weightShape: weight.shape, options),
    bias: conv2dBiasGradient(upstream))
}

/// Computes the gradient of `sum(conv2d(x, weight) * upstream)` with respect to `x`.
///
/// `dx[n, c, y, x]` is the sum of `weight[f, c, u, v] * upstream[n, f, i, j]` over all filters and
/// positions at which the filter covers the pixel.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, `[N, F, OH, OW]`.
///   - inputShape: The shape of `x`, `[N, C, H, W]`.
///   - weight: The filters, `[F, C / groups, KH, KW]`.
///   - options: The stride, padding, dilation and groups.
/// - Returns: The gradient, `[N, C, H, W]`.
package func conv2dInputGradient<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, inputShape: [Int], weight: Tensor<Scalar>,
  _ options: Conv2DOptions = Conv2DOptions()
) -> Tensor<Scalar> {
  let sizes = ConvolutionSizes(inputShape, weight.shape, options, in: "conv2dInputGradient")
  sizes.check(upstream: upstream.shape, in: "conv2dInputGradient")
  return Tensor(
    unchecked: convolutionInputGradient(upstream.storage, weight.storage, sizes),
    shape: inputShape)
}

/// Computes the gradient of `sum(conv2d(x, weight) * upstream)` with respect to `weight`.
///
/// `dw[f, c, u, v]` is the sum over all images and positions of `upstream[n, f, i, j]` times the
/// pixel under that element of the filter.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, `[N, F, OH, OW]`.
///   - x: The images, `[N, C, H, W]`.
///   - weightShape: The shape of `weight`, `[F, C / groups, KH, KW]`.
///   - options: The stride, padding, dilation and groups.
/// - Returns: The gradient, `[F, C / groups, KH, KW]`.
public func conv2dWeightGradient<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, x: Tensor<Scalar>, weightShape: [Int],
  _ options: Conv2DOptions = Conv2DOptions()
) -> Tensor<Scalar> {
  let sizes = ConvolutionSizes(x.shape, weightShape, options, in: "conv2dWeightGradient")
  sizes.check(upstream: upstream.shape, in: "conv2dWeightGradient")
  return Tensor(
    unchecked: convolutionWeightGradient(upstream.storage, x.storage, sizes), shape: weightShape)
}

/// Computes the gradient of `sum(conv2d(x, weight, bias) * upstream)` with respect to `bias`.
///
/// - Parameter upstream: The gradient with respect to the output, `[N, F, OH, OW]`.
/// - Returns: The sum of each filter's upstream gradient, `[F]`.
public func conv2dBiasGradient<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>
) -> Tensor<Scalar> {
  guard upstream.rank == 4 else {
    shapeFailure("conv2dBiasGradient: expected shape [N, F, OH, OW], found \(upstream.shape)")
  }
  let shape = upstream.shape
  return Tensor(
    unchecked: planeSums(
      upstream.storage, batch: shape[0], filters: shape[1], plane: shape[2] * shape[3]),
    shape: [shape[1]])
}
