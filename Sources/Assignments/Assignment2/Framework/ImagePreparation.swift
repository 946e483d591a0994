public import Core

/// Brings each channel of images to a mean of 0 and a deviation of 1, by those of the training images.
public struct ChannelScaling<Scalar: TensorScalar>: Sendable {
  /// The mean of each channel, `[C, 1, 1]`.
  public let mean: Tensor<Scalar>
  /// The standard deviation of each channel, `[C, 1, 1]`.
  public let deviation: Tensor<Scalar>

  /// Measures images `[N, C, H, W]`.
  public init(fitting images: Tensor<Scalar>) {
    // In double precision, because a sum of so many numbers has few digits left in single.
    let planes = Tensor<Double>(images.mean(axes: [2, 3]))
    let squares = Tensor<Double>(images.square().mean(axes: [2, 3]))
    let mean = planes.mean(axis: 0)
    let variance = squares.mean(axis: 0) - mean.square()
    let shape = [mean.count, 1, 1]
    self.mean = Tensor<Scalar>(mean.reshaped(shape))
    // A channel that is the same everywhere stays at zero.
    deviation = Tensor<Scalar>((variance + 1e-12).squareRoot().reshaped(shape))
  }

  /// Scales images `[N, C, H, W]`.
  public func callAsFunction(_ images: Tensor<Scalar>) -> Tensor<Scalar> {
    (images - mean) / deviation
  }
}

/// Mirrors half of the images, chosen at random, left to right.
///
/// - Parameters:
///   - images: The images, of shape `[N, C, H, W]`.
///   - random: The source of the choice, one number an image.
/// - Returns: The images, in their order.
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
