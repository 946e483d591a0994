public import Core

// Hand-crafted image features. A linear classifier on raw pixels looks at each pixel separately;
// these features summarize the texture and the color of an image in a small vector.

/// Computes a histogram of oriented gradients (HOG): the strength of edges by cell and direction.
///
/// The gradient of the grayscale image is computed from differences of neighboring pixels. Each
/// pixel belongs to one square cell and to one orientation bin, given by the direction of its
/// gradient (ignoring the sign). The pixel is weighted by the magnitude of its gradient, averaged
/// over the cell. With the default sizes, a 32 × 32 image gives 4 · 4 · 9 = 144 features.
///
/// Based on Navneet Dalal and Bill Triggs, "Histograms of Oriented Gradients for Human Detection",
/// 2005, but simplified: no interpolation between cells and no block normalization.
///
/// - Parameters:
///   - image: The image, of shape `[H, W, 3]`, `[H, W, 1]` or `[H, W]`.
///   - orientations: The number of orientation bins, A, into which 180° is divided.
///   - cellSize: The side length of a cell, in pixels. Pixels beyond the last whole cell are
///     ignored.
/// - Returns: The feature vector, of shape `[(H / cellSize) · (W / cellSize) · A]`.
/// - Throws: `FeatureError` if `image` has any other shape.
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
        // Angles in half turns, from 0 to 2; opposite directions have the same orientation.
        let halfTurns = Scalar.atan2(down, across) / .pi + 1
        let bin = Int(halfTurns * Scalar(orientations)) % orientations
        histogram[row / cellSize, column / cellSize, bin] += magnitude * share
      }
    }
  }
  return histogram.flattened()
}

/// Computes a histogram of the hues of an image.
///
/// Hue is a color's position on the color wheel, regardless of brightness and saturation. Gray
/// pixels have no hue and count as hue 0.
///
/// - Parameters:
///   - image: The image, of shape `[H, W, 3]`, `[H, W, 1]` or `[H, W]`. The range of its values
///     does not matter.
///   - binCount: The number of bins, B, that divide the color wheel.
///   - normalized: Whether to return fractions of the pixels instead of counts.
/// - Returns: The feature vector, of shape `[B]`.
/// - Throws: `FeatureError` if `image` has any other shape.
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

/// Computes several kinds of features for each image and concatenates them.
///
/// - Parameters:
///   - images: The images, of shape `[N, H, W, C]` or `[N, H, W]`.
///   - features: Functions that map one image to a feature vector.
///   - progress: Called after each image with the number of images processed.
/// - Returns: The features, of shape `[N, F]`, where F is the total length of an image's feature
///   vectors.
/// - Throws: Any error thrown by a feature function.
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

/// Computes the features used in assignment 1: HOG, followed by a hue histogram with 10 bins.
///
/// - Parameters:
///   - images: The images, of shape `[N, H, W, C]` or `[N, H, W]`.
///   - progress: Called after each image with the number of images processed.
/// - Returns: The features, of shape `[N, F]`; F is 154 for 32 × 32 images.
/// - Throws: `FeatureError` if `images` has any other shape.
public func hogAndColorFeatures<Scalar: TensorScalar>(
  _ images: Tensor<Scalar>, progress: ((Int) -> Void)? = nil
) throws -> Tensor<Scalar> {
  try extractFeatures(
    images, [{ try hogFeature($0) }, { try colorHistogramHSV($0) }], progress: progress)
}

/// An error while computing features.
public enum FeatureError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The shape is not the shape of an image.
  case notAnImage(shape: [Int])

  /// The error message.
  public var description: String {
    switch self {
    case .notAnImage(let shape):
      "image: expected shape [H, W, 3], [H, W, 1] or [H, W], found \(shape)"
    }
  }
}

/// Converts an image to grayscale with the weights of ITU-R BT.601.
///
/// - Parameter image: The image, of shape `[H, W, 3]`, `[H, W, 1]` or `[H, W]`.
/// - Returns: The grayscale image, of shape `[H, W]`.
/// - Throws: `NotImplemented` until the functions it calls are written.
func grayscale<Scalar: TensorScalar>(_ image: Tensor<Scalar>) throws -> Tensor<Scalar> {
  let (height, width, channels) = try imageSize(image)
  if channels == 1 { return image.reshaped([height, width]) }
  return matmul(image.reshaped([-1, 3]), Tensor([[0.299], [0.587], [0.114]]))
    .reshaped([height, width])
}

/// Returns the height, width and number of channels of an image; a matrix has 1 channel.
func imageSize<Scalar: TensorScalar>(
  _ image: Tensor<Scalar>
) throws(FeatureError) -> (height: Int, width: Int, channels: Int) {
  let shape = image.shape
  if shape.count == 2 { return (shape[0], shape[1], 1) }
  if shape.count == 3, shape[2] == 1 || shape[2] == 3 { return (shape[0], shape[1], shape[2]) }
  throw .notAnImage(shape: shape)
}

/// Computes the hue of a color, from 0 up to but not including 1: red is 0, green 1/3, blue 2/3.
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
