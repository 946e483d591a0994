public import Core

/// The values that the backward pass of im2col max pooling needs from the forward pass.
public struct Im2colPoolCache<Scalar: TensorScalar>: Sendable {
  // BEGIN SOLUTION DECLARATIONS: store what the backward pass needs
  /// The indices of the maxima within the columns, one row per channel of each image, of shape `[N
  /// · C, H′ · W′]`.
  var largest: Tensor<Int>
  /// The shape of the images, `[N, C, H, W]`.
  var shape: [Int]
  /// The window.
  var window: ColumnWindow
  // END SOLUTION
}

/// Computes the same output as `maxPoolForwardNaive`, by taking the maximum of each column.
///
/// Each channel is treated as a separate image, so that each column holds the pixels of one window.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - window: The window and its stride.
/// - Returns: The output, of shape `[N, C, H′, W′]`, and the cache for `maxPoolBackwardIm2col`.
/// - Throws: `NotImplemented` until you have written it.
public func maxPoolForwardIm2col<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, _ window: PoolWindow
) throws -> (out: Tensor<Scalar>, cache: Im2colPoolCache<Scalar>) {
  // BEGIN SOLUTION: take the maximum of each column
  let moving = ColumnWindow(
    height: window.height, width: window.width, stride: window.stride, padding: 0)
  let planes = x.reshaped([x.shape[0] * x.shape[1], 1, x.shape[2], x.shape[3]])
  let columns = try im2col(planes, moving)  // [N · C, height · width, H′ · W′]
  let out = columns.max(axis: 1).reshaped([
    x.shape[0], x.shape[1], moving.placeCount(size: x.shape[2], extent: window.height),
    moving.placeCount(size: x.shape[3], extent: window.width),
  ])
  return (out, Im2colPoolCache(largest: columns.argmax(axis: 1), shape: x.shape, window: moving))
  // END SOLUTION
}

/// Computes the backward pass of im2col max pooling.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, C, H′, W′]`.
///   - cache: The cache from `maxPoolForwardIm2col`.
/// - Returns: The gradient with respect to `x`, of shape `[N, C, H, W]`.
/// - Throws: `NotImplemented` until you have written it.
public func maxPoolBackwardIm2col<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: Im2colPoolCache<Scalar>
) throws -> Tensor<Scalar> {
  // BEGIN SOLUTION: put each gradient at its maximum in the columns, then apply col2im
  let (shape, window) = (cache.shape, cache.window)
  let (planes, places) = (cache.largest.shape[0], cache.largest.shape[1])
  let length = window.height * window.width
  let (gradients, largest) = (upstream.scalars, cache.largest.scalars)
  var columns = [Scalar](repeating: 0, count: planes * length * places)
  for plane in 0..<planes {
    for place in 0..<places {
      let source = plane * places + place
      columns[(plane * length + largest[source]) * places + place] = gradients[source]
    }
  }
  let sums = try col2im(
    Tensor(columns, shape: [planes, length, places]), shape: [planes, 1, shape[2], shape[3]],
    window)
  return sums.reshaped(shape)
  // END SOLUTION
}
