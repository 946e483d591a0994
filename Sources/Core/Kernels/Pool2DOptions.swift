/// The options of pooling: how the window slides over the images.
public struct Pool2DOptions: Sendable, Equatable {
  /// The size of the window.
  public var window: Extent2D
  /// The stride: the distance between neighboring positions of the window.
  public var stride: Extent2D
  /// The padding: rows and columns added on each side of the image, at most half the window size.
  public var padding: Extent2D

  /// Creates options; by default, the stride equals the window size, so windows do not overlap.
  public init(window: Extent2D, stride: Extent2D? = nil, padding: Extent2D = 0) {
    self.window = window
    self.stride = stride ?? window
    self.padding = padding
  }
}

/// The sizes of a pooling operation, which the initializer validates.
struct PoolingSizes: Sendable {
  /// The number of planes, N * C.
  let planes: Int
  let grid: WindowGrid
  /// The shape of the output, `[N, C, OH, OW]`.
  let outputShape: [Int]

  /// Computes the sizes for images `[N, C, H, W]`; stops the program if the window does not fit.
  init(_ x: [Int], _ options: Pool2DOptions, in operation: String) {
    guard x.count == 4 else {
      shapeFailure("\(operation): expected images of shape [N, C, H, W], found \(x)")
    }
    guard 2 * options.padding.height <= options.window.height,
      2 * options.padding.width <= options.window.width
    else {
      shapeFailure(
        "\(operation): expected padding of at most half the window, found padding "
          + "\(options.padding) for a window of \(options.window)")
    }
    grid = WindowGrid(
      image: Extent2D(x[2], x[3]), window: options.window, stride: options.stride,
      padding: options.padding, dilation: 1, in: operation)
    planes = x[0] * x[1]
    outputShape = [x[0], x[1], grid.rows.output, grid.columns.output]
  }

  /// The number of comparisons or additions.
  var work: Int { planes * grid.outputCount * grid.taps }

  /// Stops the program if a gradient does not have the output's shape.
  func check(upstream: [Int], in operation: String) {
    guard upstream == outputShape else {
      shapeFailure(
        "\(operation): expected an upstream gradient with the output's shape \(outputShape), "
          + "found \(upstream)")
    }
  }
}
