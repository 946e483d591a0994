/// A convolution of images with learned filters.
public final class Conv2D<Scalar: TensorScalar>: Layer {
  /// The filters, `[filters, channels / groups, KH, KW]`.
  public let weight: Variable<Scalar>
  /// The bias of each filter, `[filters]`.
  public let bias: Variable<Scalar>?
  /// The stride, padding, dilation and groups.
  public let options: Conv2DOptions

  /// Creates a layer whose filters are drawn uniformly from the interval
  /// `±1 / √(C / groups · KH · KW)`, as in PyTorch.
  ///
  /// - Parameters:
  ///   - channels: The number of channels in the images.
  ///   - filters: The number of filters, which is the number of output channels.
  ///   - kernel: The height and width of a filter.
  ///   - stride: The distance between neighboring positions of a filter.
  ///   - padding: The number of rows and columns of zeros on each side of the images.
  ///   - dilation: The dilation: the distance between neighboring elements of a filter.
  ///   - groups: The number of groups into which channels and filters are divided.
  ///   - bias: Whether to add a bias.
  ///   - random: The random number generator that draws the filters and then the bias.
  public init(
    _ channels: Int, _ filters: Int, kernel: Extent2D, stride: Extent2D = 1,
    padding: Extent2D = 0, dilation: Extent2D = 1, groups: Int = 1, bias: Bool = true,
    using random: inout RandomState
  ) {
    checkGroups(groups, channels, filters, in: "Conv2D")
    options = Conv2DOptions(stride: stride, padding: padding, dilation: dilation, groups: groups)
    (weight, self.bias) = random.weights(
      [filters, channels / groups, kernel.height, kernel.width], biases: bias ? filters : nil)
  }

  /// Computes the output `[N, filters, OH, OW]` for images `[N, channels, H, W]`.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> {
    conv2d(x, weight: weight, bias: bias, options)
  }
}

/// A transposed convolution with learned filters, which enlarges images.
public final class ConvTranspose2D<Scalar: TensorScalar>: Layer {
  /// The filters, `[channels, filters / groups, KH, KW]`.
  public let weight: Variable<Scalar>
  /// The bias of each filter, `[filters]`.
  public let bias: Variable<Scalar>?
  /// The stride, padding, dilation, groups and output padding.
  public let options: ConvTranspose2DOptions

  /// Creates a layer whose filters are drawn uniformly from the interval
  /// `±1 / √(filters / groups · KH · KW)`, as in PyTorch.
  ///
  /// - Parameters:
  ///   - channels: The number of channels in the images.
  ///   - filters: The number of filters, which is the number of output channels.
  ///   - kernel: The height and width of a filter.
  ///   - stride: The distance in the output between the positions of neighboring input pixels.
  ///   - padding: The number of rows and columns cropped from each side of the output.
  ///   - outputPadding: The number of rows added at the bottom and columns added on the right.
  ///   - dilation: The dilation: the distance between neighboring elements of a filter.
  ///   - groups: The number of groups into which channels and filters are divided.
  ///   - bias: Whether to add a bias.
  ///   - random: The random number generator that draws the filters and then the bias.
  public init(
    _ channels: Int, _ filters: Int, kernel: Extent2D, stride: Extent2D = 1,
    padding: Extent2D = 0, outputPadding: Extent2D = 0, dilation: Extent2D = 1, groups: Int = 1,
    bias: Bool = true, using random: inout RandomState
  ) {
    checkGroups(groups, channels, filters, in: "ConvTranspose2D")
    options = ConvTranspose2DOptions(
      stride: stride, padding: padding, outputPadding: outputPadding, dilation: dilation,
      groups: groups)
    (weight, self.bias) = random.weights(
      [channels, filters / groups, kernel.height, kernel.width], biases: bias ? filters : nil)
  }

  /// Computes images `[N, filters, OH, OW]` from images `[N, channels, H, W]`.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> {
    convTranspose2d(x, weight: weight, bias: bias, options)
  }
}

private func checkGroups(_ groups: Int, _ channels: Int, _ filters: Int, in name: String) {
  guard groups >= 1, channels % groups == 0, filters % groups == 0 else {
    shapeFailure(
      "\(name): expected the numbers of channels and filters to be divisible by the number of "
        + "groups, found \(channels) channels, \(filters) filters and \(groups) groups")
  }
}
