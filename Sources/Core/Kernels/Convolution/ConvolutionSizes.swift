/// The sizes of a convolution, which the initializer validates.
struct ConvolutionSizes: Sendable {
  /// The number of images.
  let batch: Int
  let groups: Int
  /// The number of channels in a group.
  let channels: Int
  /// The number of filters in a group.
  let filters: Int
  /// The positions of the window.
  let grid: WindowGrid

  /// Computes the sizes from shapes `[N, C, H, W]` and `[F, C / groups, KH, KW]`; stops the program
  /// if the shapes do not match.
  init(_ x: [Int], _ weight: [Int], _ options: Conv2DOptions, in operation: String) {
    guard x.count == 4, weight.count == 4 else {
      shapeFailure(
        "\(operation): expected images of shape [N, C, H, W] and filters of shape [F, C / groups, "
          + "KH, KW], found \(x) and \(weight)")
    }
    guard weight[0] >= 1, weight[1] >= 1 else {
      shapeFailure("\(operation): expected nonempty filters, found shape \(weight)")
    }
    guard options.groups >= 1, x[1] % options.groups == 0, weight[0] % options.groups == 0 else {
      shapeFailure(
        "\(operation): expected the numbers of channels and filters to be divisible by the number "
          + "of groups, found \(x[1]) channels, \(weight[0]) filters and \(options.groups) groups")
    }
    guard x[1] == weight[1] * options.groups else {
      shapeFailure(
        "\(operation): expected filters with \(x[1] / options.groups) channels for images of shape "
          + "\(x) and \(options.groups) groups, found filters of shape \(weight)")
    }
    self.init(
      batch: x[0], groups: options.groups, channels: weight[1],
      filters: weight[0] / options.groups,
      grid: WindowGrid(
        image: Extent2D(x[2], x[3]), window: Extent2D(weight[2], weight[3]),
        stride: options.stride, padding: options.padding, dilation: options.dilation,
        in: operation))
  }

  init(batch: Int, groups: Int, channels: Int, filters: Int, grid: WindowGrid) {
    self.batch = batch
    self.groups = groups
    self.channels = channels
    self.filters = filters
    self.grid = grid
  }

  /// The convolution that computes the gradient of the images from the upstream gradient.
  ///
  /// Its filters are rotated by 180°. It does not exist (nil) if the stride or the dilation is
  /// above 1, or if the padding is not smaller than the window.
  var adjoint: ConvolutionSizes? {
    let (rows, columns) = (grid.rows, grid.columns)
    guard rows.stride == 1, columns.stride == 1, rows.dilation == 1, columns.dilation == 1,
      rows.padding < rows.window, columns.padding < columns.window
    else { return nil }
    return ConvolutionSizes(
      batch: batch, groups: groups, channels: filters, filters: channels,
      grid: WindowGrid(
        image: Extent2D(rows.output, columns.output), window: Extent2D(rows.window, columns.window),
        stride: 1,
        padding: Extent2D(rows.window - 1 - rows.padding, columns.window - 1 - columns.padding),
        dilation: 1, in: "conv2dInputGradient"))
  }

  /// The number of products per output element, `C / groups * KH * KW`.
  var depth: Int { channels * grid.taps }
  /// The number of elements in one group of an image.
  var inputGroupCount: Int { channels * grid.inputCount }
  /// The number of elements in one group of an image's output.
  var outputGroupCount: Int { filters * grid.outputCount }
  /// The number of elements in one group of filters.
  var weightGroupCount: Int { filters * depth }
  /// The number of elements in all images.
  var inputCount: Int { batch * groups * inputGroupCount }
  /// The number of elements in the whole output.
  var outputCount: Int { batch * groups * outputGroupCount }
  /// The number of elements in all filters.
  var weightCount: Int { groups * weightGroupCount }
  /// The number of multiplications in the convolution.
  var work: Int { batch * weightCount * grid.outputCount }
  /// The shape of the output, `[N, F, OH, OW]`.
  var outputShape: [Int] { [batch, groups * filters, grid.rows.output, grid.columns.output] }

  /// Stops the program if a gradient does not have the output's shape.
  func check(upstream: [Int], in operation: String) {
    guard upstream == outputShape else {
      shapeFailure(
        "\(operation): expected an upstream gradient with the output's shape \(outputShape), "
          + "found \(upstream)")
    }
  }
}
