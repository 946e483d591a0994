public import Core

/// A pooling window and its stride.
public struct PoolWindow: Sendable, Equatable {
  /// The number of rows.
  public var height: Int
  /// The number of columns.
  public var width: Int
  /// The stride: the distance between neighboring positions of the window.
  public var stride: Int

  /// Creates a window.
  public init(height: Int, width: Int, stride: Int) {
    (self.height, self.width, self.stride) = (height, width, stride)
  }
}

/// The values that the backward pass of max pooling needs from the forward pass.
public struct MaxPoolCache<Scalar: TensorScalar>: Sendable {
  /// The images, of shape `[N, C, H, W]`.
  var x: Tensor<Scalar>
  /// The window.
  var window: PoolWindow
}

/// Computes the forward pass of max pooling, with loops.
///
///     out[n, c, i, j] = max(u, v) x[n, c, i · stride + u, j · stride + v]
///
/// The output has `H′ = 1 + (H − height) / stride` rows; `W′` is computed the same way. There is no
/// padding; windows overlap if the stride is smaller than the window.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - window: The window and its stride.
/// - Returns: The output, of shape `[N, C, H′, W′]`, and the cache for `maxPoolBackwardNaive`.
/// - Throws: `NotImplemented` until you have written it.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func maxPoolForwardNaive<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, _ window: PoolWindow
) throws -> (out: Tensor<Scalar>, cache: MaxPoolCache<Scalar>) {
  try todo("take the largest pixel in each window")
}

/// Computes the backward pass of max pooling, with loops.
///
/// The gradient of each output goes to the largest pixel of its window. A pixel that is the largest
/// in several windows gets the sum of their gradients. On a tie, any of the tied pixels may get the
/// gradient.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, C, H′, W′]`.
///   - cache: The cache from `maxPoolForwardNaive`.
/// - Returns: The gradient with respect to `x`, of shape `[N, C, H, W]`.
/// - Throws: `NotImplemented` until you have written it.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func maxPoolBackwardNaive<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: MaxPoolCache<Scalar>
) throws -> Tensor<Scalar> {
  try todo("add each output gradient to the largest pixel of its window")
}
