// The positions of a window on an image, which convolution and pooling both use.

/// The positions of a window along one axis of an image.
///
/// The elements of a window are called its taps. When the window is at `position`, a tap covers
/// pixel `position * stride - padding + tap * dilation`. If there is no such pixel, it covers
/// padding.
struct WindowAxis: Sendable {
  /// The length of the image along this axis.
  let input: Int
  /// The length of the window along this axis.
  let window: Int
  let stride: Int
  let padding: Int
  let dilation: Int
  /// The number of positions; 0 if the window does not fit.
  let output: Int

  init(input: Int, window: Int, stride: Int, padding: Int, dilation: Int) {
    self.input = input
    self.window = window
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    let slack = input + 2 * padding - dilation * (window - 1) - 1
    output = slack < 0 ? 0 : slack / stride + 1
  }

  /// Creates an axis whose positions are tiles of two positions each, for a window of three taps
  /// with stride 1 and no dilation.
  ///
  /// The taps of a tile cover four pixels.
  init(tilesOf axis: WindowAxis) {
    (input, window, stride, padding, dilation) = (axis.input, 4, 2, axis.padding, 1)
    output = (axis.output + 1) / 2
  }

  /// Returns the pixel that a tap covers at position 0; it is negative if the tap covers padding.
  func start(of tap: Int) -> Int { tap * dilation - padding }

  /// Returns the positions at which a tap covers a pixel rather than padding.
  func positions(of tap: Int) -> Range<Int> {
    let start = start(of: tap)
    let first = start >= 0 ? 0 : (stride - 1 - start) / stride
    let last = input - 1 - start
    let end = last < 0 ? 0 : min(output, last / stride + 1)
    return min(first, end)..<end
  }
}

/// The positions of a window on an image.
struct WindowGrid: Sendable {
  let rows: WindowAxis
  let columns: WindowAxis

  /// Creates a grid; stops the program if the window does not fit.
  init(
    image: Extent2D, window: Extent2D, stride: Extent2D, padding: Extent2D, dilation: Extent2D,
    in operation: String
  ) {
    guard window.smaller >= 1, stride.smaller >= 1, dilation.smaller >= 1, padding.smaller >= 0
    else {
      shapeFailure(
        "\(operation): expected a window, a stride and a dilation of at least 1 and a nonnegative "
          + "padding, found window \(window), stride \(stride), dilation \(dilation), "
          + "padding \(padding)")
    }
    rows = WindowAxis(
      input: image.height, window: window.height, stride: stride.height, padding: padding.height,
      dilation: dilation.height)
    columns = WindowAxis(
      input: image.width, window: window.width, stride: stride.width, padding: padding.width,
      dilation: dilation.width)
    guard rows.output > 0, columns.output > 0 else {
      shapeFailure(
        "\(operation): a window of \(window) with dilation \(dilation) does not fit in an image of "
          + "\(image) with padding \(padding); make the window smaller or the padding larger")
    }
  }

  /// Creates the grid of tiles of 2 × 2 positions; see `WindowAxis`.
  init(tilesOf grid: WindowGrid) {
    (rows, columns) = (WindowAxis(tilesOf: grid.rows), WindowAxis(tilesOf: grid.columns))
  }

  /// The number of pixels in a plane.
  var inputCount: Int { rows.input * columns.input }
  /// The number of positions.
  var outputCount: Int { rows.output * columns.output }
  /// The number of elements in the window.
  var taps: Int { rows.window * columns.window }
}
