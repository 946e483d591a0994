public import Core

// Hand-made features of images. A linear classifier on raw pixels sees one number of one pixel at a
// time; these summarise the texture and the colour of an image in a few numbers instead.

/// A histogram of oriented gradients: how strong the edges of each direction are, cell by cell.
///
/// The gradient of the grey image is taken by differences of neighbouring pixels. Each pixel belongs
/// to one square cell and, by the direction of its gradient without regard to its sign, to one of
/// the orientations; it counts with the magnitude of its gradient, averaged over the cell. With the
/// default sizes an image of 32 by 32 pixels gives 4 · 4 · 9 = 144 numbers.
///
/// After "Histograms of Oriented Gradients for Human Detection", Navneet Dalal and Bill Triggs, 2005;
/// simplified: no interpolation between cells, no normalisation of blocks.
///
/// - Parameters:
///   - image: The image, of shape `[H, W, 3]`, `[H, W, 1]` or `[H, W]`.
///   - orientations: The number of directions, A, that half a turn is divided into.
///   - cellSize: The side of a cell, in pixels. Pixels that fill no whole cell are left out.
/// - Returns: The feature, of shape `[(H / cellSize) · (W / cellSize) · A]`.
/// - Throws: `FeatureError` when `image` is of another shape.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func hogFeature<Scalar: TensorScalar>(
  _ image: Tensor<Scalar>, orientations: Int = 9, cellSize: Int = 8
) throws -> Tensor<Scalar> {
  let gray = try grayscale(image)  // [H, W]
  let (height, width) = (gray.shape[0], gray.shape[1])
  let (cellRows, cellColumns) = (height / cellSize, width / cellSize)
  let share = 1 / Scalar(cellSize * cellSize)
  var histogram = Tensor<Scalar>.zeros([cellRows, cellColumns, orientations])
  for row in 0..<cellRows * cellSize {
    for column in 0..<cellColumns * cellSize {
      let value = gray[row, column]
      let across = column + 1 < width ? gray[row, column + 1] - value : 0
      let down = row + 1 < height ? gray[row + 1, column] - value : 0
      let magnitude = (across * across + down * down).squareRoot()
      if magnitude > 0 {
        // Half turns from 0 to 2; a direction and its opposite are the same orientation.
        let halfTurns = Scalar.atan2(down, across) / .pi + 1
        let bin = Int(halfTurns * Scalar(orientations)) % orientations
        histogram[row / cellSize, column / cellSize, bin] += magnitude * share
      }
    }
  }
  return histogram.flattened()
}

/// A histogram of the hues of an image.
///
/// Hue is where a colour stands on the colour wheel, whatever its brightness and saturation. Pixels
/// without a hue, the grey ones, count as hue 0.
///
/// - Parameters:
///   - image: The image, of shape `[H, W, 3]`, `[H, W, 1]` or `[H, W]`. The unit of its values does
///     not matter.
///   - binCount: The number of parts, B, that the colour wheel is divided into.
///   - normalized: Whether to count fractions of the pixels instead of pixels.
/// - Returns: The feature, of shape `[B]`.
/// - Throws: `FeatureError` when `image` is of another shape.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func colorHistogramHSV<Scalar: TensorScalar>(
  _ image: Tensor<Scalar>, binCount: Int = 10, normalized: Bool = true
) throws -> Tensor<Scalar> {
  var histogram = Tensor<Scalar>.zeros([binCount])
  let (height, width, channels) = try imageSize(image)
  if channels == 1 {
    histogram[0] = Scalar(height * width)
  } else {
    for row in 0..<height {
      for column in 0..<width {
        let hue = hue(image[row, column, 0], image[row, column, 1], image[row, column, 2])
        histogram[min(Int(hue * Scalar(binCount)), binCount - 1)] += 1
      }
    }
  }
  return normalized ? histogram / Scalar(height * width) : histogram
}

/// Computes features of every image and puts them side by side.
///
/// - Parameters:
///   - images: The images, of shape `[N, H, W, C]` or `[N, H, W]`.
///   - features: Functions from one image to its feature, a vector.
///   - progress: Called with the number of images done, after every image.
/// - Returns: The features, of shape `[N, F]`, where F is the sum of the features' lengths.
/// - Throws: What a feature throws.
public func extractFeatures<Scalar: TensorScalar>(
  _ images: Tensor<Scalar>, _ features: [(Tensor<Scalar>) throws -> Tensor<Scalar>],
  progress: ((Int) -> Void)? = nil
) throws -> Tensor<Scalar> {
  let rows = try (0..<images.shape[0]).map { i in
    let image = images.row(i)
    let parts = try features.map { try $0(image) }
    progress?(i + 1)
    return Tensor.concatenated(parts, axis: 0)  // [F]
  }
  return .stacked(rows, axis: 0)
}

/// The features of assignment 1: the histogram of gradients, then the ten-part histogram of hues.
///
/// - Parameters:
///   - images: The images, of shape `[N, H, W, C]` or `[N, H, W]`.
///   - progress: Called with the number of images done, after every image.
/// - Returns: The features, of shape `[N, F]`; F is 154 for images of 32 by 32 pixels.
/// - Throws: `FeatureError` when `images` are of another shape.
public func hogAndColorFeatures<Scalar: TensorScalar>(
  _ images: Tensor<Scalar>, progress: ((Int) -> Void)? = nil
) throws -> Tensor<Scalar> {
  try extractFeatures(
    images, [{ try hogFeature($0) }, { try colorHistogramHSV($0) }], progress: progress)
}

/// What can go wrong when features are computed.
public enum FeatureError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The shape is not that of an image.
  case notAnImage(shape: [Int])

  /// The error in a sentence.
  public var description: String {
    switch self {
    case .notAnImage(let shape):
      "image: expected shape [H, W, 3], [H, W, 1] or [H, W], found \(shape)"
    }
  }
}

/// The brightness of an image, by the weights of ITU-R BT.601.
///
/// - Parameter image: The image, of shape `[H, W, 3]`, `[H, W, 1]` or `[H, W]`.
/// - Returns: The grey image, of shape `[H, W]`.
func grayscale<Scalar: TensorScalar>(_ image: Tensor<Scalar>) throws -> Tensor<Scalar> {
  let (height, width, channels) = try imageSize(image)
  if channels == 1 { return image.reshaped([height, width]) }
  return matmul(image.reshaped([-1, 3]), Tensor([[0.299], [0.587], [0.114]]))
    .reshaped([height, width])
}

/// The height, width and number of channels of an image; 1 for a matrix.
func imageSize<Scalar: TensorScalar>(
  _ image: Tensor<Scalar>
) throws(FeatureError) -> (height: Int, width: Int, channels: Int) {
  let shape = image.shape
  if shape.count == 2 { return (shape[0], shape[1], 1) }
  if shape.count == 3, shape[2] == 1 || shape[2] == 3 { return (shape[0], shape[1], shape[2]) }
  throw .notAnImage(shape: shape)
}

/// The hue of a colour, from 0 up to but not including 1: red 0, green 1/3, blue 2/3.
func hue<Scalar: TensorScalar>(_ red: Scalar, _ green: Scalar, _ blue: Scalar) -> Scalar {
  let largest = max(red, green, blue)
  let range = largest - min(red, green, blue)
  if range == 0 { return 0 }
  let sixths =
    if largest == red {
      (green - blue) / range
    } else if largest == green {
      2 + (blue - red) / range
    } else {
      4 + (red - green) / range
    }
  return (sixths < 0 ? sixths + 6 : sixths) / 6
}
