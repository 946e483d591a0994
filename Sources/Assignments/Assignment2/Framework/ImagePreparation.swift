public import Core

/// Normalizes each channel of images to mean 0 and standard deviation 1, with the training set's
/// statistics.
public struct ChannelScaling<Scalar: TensorScalar>: Sendable {
  /// The mean of each channel, of shape `[C, 1, 1]`.
  public let mean: Tensor<Scalar>
  /// The standard deviation of each channel, of shape `[C, 1, 1]`.
  public let deviation: Tensor<Scalar>

  /// Computes the statistics of images of shape `[N, C, H, W]`.
  public init(fitting images: Tensor<Scalar>) {
    // Computed in double precision: in single precision, a sum of this many elements loses most of
    // its digits.
    let planes = Tensor<Double>(images.mean(axes: [2, 3]))
    let squares = Tensor<Double>(images.square().mean(axes: [2, 3]))
    let mean = planes.mean(axis: 0)
    let variance = squares.mean(axis: 0) - mean.square()
    let shape = [mean.count, 1, 1]
    self.mean = Tensor<Scalar>(mean.reshaped(shape))
    // A constant channel becomes zero.
    deviation = Tensor<Scalar>((variance + 1e-12).squareRoot().reshaped(shape))
  }

  /// Normalizes images of shape `[N, C, H, W]`.
  public func callAsFunction(_ images: Tensor<Scalar>) -> Tensor<Scalar> {
    (images - mean) / deviation
  }
}

/// Flips each image horizontally with a probability of one half.
///
/// - Parameters:
///   - images: The images, of shape `[N, C, H, W]`.
///   - random: The random number generator; one value is drawn per image.
/// - Returns: The images, in the original order.
public func mirrored<Scalar: TensorScalar>(
  _ images: Tensor<Scalar>, using random: inout RandomState
) -> Tensor<Scalar> {
  var result = images
  let columns = Array((0..<images.shape[3]).reversed())
  for image in 0..<images.shape[0] where random.uniform() < 0.5 {
    result[row: image] = images[row: image].taking(columns, axis: 2)
  }
  return result
}
