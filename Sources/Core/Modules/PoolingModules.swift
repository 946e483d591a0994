/// Max pooling: the maximum of each window.
public final class MaxPool2D<Scalar: TensorScalar>: Layer {
  /// The window, stride and padding.
  public let options: Pool2DOptions

  /// Creates a layer.
  ///
  /// By default, the stride equals the window size, so windows do not overlap.
  public init(_ window: Extent2D, stride: Extent2D? = nil, padding: Extent2D = 0) {
    options = Pool2DOptions(window: window, stride: stride, padding: padding)
  }

  /// Computes maxima `[N, C, OH, OW]` for images `[N, C, H, W]`.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> { maxPool2D(x, options) }
}

/// Average pooling: the mean of each window.
public final class AveragePool2D<Scalar: TensorScalar>: Layer {
  /// The window, stride and padding.
  public let options: Pool2DOptions
  /// Whether the zeros of the padding are included in the mean.
  public let countsPadding: Bool

  /// Creates a layer.
  ///
  /// By default, the stride equals the window size, so windows do not overlap.
  public init(
    _ window: Extent2D, stride: Extent2D? = nil, padding: Extent2D = 0, countsPadding: Bool = true
  ) {
    options = Pool2DOptions(window: window, stride: stride, padding: padding)
    self.countsPadding = countsPadding
  }

  /// Computes means `[N, C, OH, OW]` for images `[N, C, H, W]`.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> {
    averagePool2D(x, options, countsPadding: countsPadding)
  }
}

/// Global average pooling: the mean of each channel.
///
/// `[N, C, H, W]` becomes `[N, C]`.
public final class GlobalAveragePool2D<Scalar: TensorScalar>: Layer {
  /// Creates a layer.
  public init() {}

  /// Computes means `[N, C]` for images `[N, C, H, W]`.
  public func forward(_ x: Variable<Scalar>) -> Variable<Scalar> {
    guard x.rank == 4 else {
      shapeFailure("GlobalAveragePool2D: expected images of shape [N, C, H, W], found \(x.shape)")
    }
    let window = Extent2D(x.shape[2], x.shape[3])
    return averagePool2D(x, Pool2DOptions(window: window)).flattened(from: 1)
  }
}
