public import Core

/// Arranges many small images in a grid, row by row from the top left.
public struct ImageGrid: Sendable {
  /// How elements are mapped to brightness.
  public enum Scaling: Sendable {
    /// The elements are already brightness values from 0 to 255.
    case none
    /// Each image is scaled separately: its lowest element becomes 0 and its highest 255.
    case perImage
    /// All images are scaled together: the lowest element becomes 0 and the highest 255.
    case overall
  }

  /// The number of images per row.
  ///
  /// If nil, the grid is roughly square.
  public var columns: Int?
  /// The width of the lines between the images, in pixels.
  public var padding: Int
  /// How elements are mapped to brightness.
  public var scaling: Scaling
  /// The brightness of the lines between the images and of empty cells.
  public var background: UInt8

  /// Creates a grid layout.
  public init(
    columns: Int? = nil, padding: Int = 1, scaling: Scaling = .perImage, background: UInt8 = 255
  ) {
    self.columns = columns
    self.padding = padding
    self.scaling = scaling
    self.background = background
  }

  /// Arranges images in a grid, scaling their elements according to `scaling`.
  ///
  /// - Parameter images: Images `[N, H, W, C]`, where C is 1 or 3.
  /// - Returns: One image `[H', W', C]`.
  public func picture<Scalar: TensorScalar>(_ images: Tensor<Scalar>) -> Tensor<UInt8> {
    let shape = layout(of: images.shape)
    let size = shape.height * shape.width * shape.channels
    var pixels = [UInt8](repeating: 0, count: images.count)
    let whole = Self.range(images.storage[...])
    for start in stride(from: 0, to: images.count, by: size) {
      let image = images.storage[start..<start + size]
      let range: (low: Scalar, high: Scalar) =
        switch scaling {
        case .none: (0, 255)
        case .perImage: Self.range(image)
        case .overall: whole
        }
      let factor = range.high > range.low ? 255 / (range.high - range.low) : 0
      for i in image.indices { pixels[i] = Self.brightness((image[i] - range.low) * factor) }
    }
    return assembled(pixels, shape)
  }

  /// Arranges images with byte elements in a grid, without scaling the elements.
  ///
  /// - Parameter images: Images `[N, H, W, C]`, where C is 1 or 3.
  /// - Returns: One image `[H', W', C]`.
  public func picture(_ images: Tensor<UInt8>) -> Tensor<UInt8> {
    assembled(images.storage, layout(of: images.shape))
  }

  /// Returns the number of rows and columns for a given number of images.
  func size(count: Int) -> (rows: Int, columns: Int) {
    let square = Int(Double(count).squareRoot().rounded(.up))
    let columns = max(1, columns ?? square)
    return (max(1, (count + columns - 1) / columns), columns)
  }

  private struct Layout {
    var count, height, width, channels, rows, columns: Int
  }

  private func layout(of shape: [Int]) -> Layout {
    guard shape.count == 4, shape[3] == 1 || shape[3] == 3, shape[1] > 0, shape[2] > 0,
      padding >= 0
    else {
      shapeFailure(
        "ImageGrid.picture: expected shape [N, H, W, C], where C is 1 or 3, found \(shape)")
    }
    let (rows, columns) = size(count: shape[0])
    return Layout(
      count: shape[0], height: shape[1], width: shape[2], channels: shape[3], rows: rows,
      columns: columns)
  }

  private func assembled(_ pixels: [UInt8], _ layout: Layout) -> Tensor<UInt8> {
    let height = layout.rows * (layout.height + padding) + padding
    let width = layout.columns * (layout.width + padding) + padding
    let line = layout.width * layout.channels
    var picture = [UInt8](repeating: background, count: height * width * layout.channels)
    for image in 0..<layout.count {
      let top = padding + image / layout.columns * (layout.height + padding)
      let left = padding + image % layout.columns * (layout.width + padding)
      for y in 0..<layout.height {
        let source = (image * layout.height + y) * line
        let target = ((top + y) * width + left) * layout.channels
        picture.replaceSubrange(target..<target + line, with: pixels[source..<source + line])
      }
    }
    return Tensor(picture, shape: [height, width, layout.channels])
  }

  /// Returns the lowest and highest finite elements.
  static func range<Scalar: TensorScalar>(
    _ numbers: ArraySlice<Scalar>
  ) -> (low: Scalar, high: Scalar) {
    var (low, high) = (Scalar.infinity, -Scalar.infinity)
    for number in numbers where number.isFinite {
      low = min(low, number)
      high = max(high, number)
    }
    return low <= high ? (low, high) : (0, 0)
  }

  /// Rounds a value to the nearest byte.
  ///
  /// NaN becomes 0, which is black.
  static func brightness<Scalar: TensorScalar>(_ value: Scalar) -> UInt8 {
    value > 0 ? UInt8(min(value, 255).rounded()) : 0
  }
}
