public import Core

/// The window of a pooling, and how far it moves.
public struct PoolWindow: Sendable, Equatable {
  /// The number of rows.
  public var height: Int
  /// The number of columns.
  public var width: Int
  /// The distance between neighbouring places of the window.
  public var stride: Int

  /// Makes a window.
  public init(height: Int, width: Int, stride: Int) {
    (self.height, self.width, self.stride) = (height, width, stride)
  }
}

/// What the backward pass of a max pooling needs from the forward pass.
public struct MaxPoolCache<Scalar: TensorScalar>: Sendable {
  /// The images, of shape `[N, C, H, W]`.
  var x: Tensor<Scalar>
  /// The window.
  var window: PoolWindow
}

/// The forward pass of a max pooling, with loops.
///
///     out[n, c, i, j] = max(u, v) x[n, c, i · stride + u, j · stride + v]
///
/// The output has `H′ = 1 + (H − height) / stride` rows and `W′` columns likewise. There is no
/// padding; windows overlap where the stride is smaller than the window.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - window: The window and its stride.
/// - Returns: The output, of shape `[N, C, H′, W′]`, and the cache for `maxPoolBackwardNaive`.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func maxPoolForwardNaive<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, _ window: PoolWindow
) throws -> (out: Tensor<Scalar>, cache: MaxPoolCache<Scalar>) {
  let hOut = 1 + (x.shape[2] - window.height) / window.stride
  let wOut = 1 + (x.shape[3] - window.width) / window.stride
  var out = Tensor<Scalar>.zeros([x.shape[0], x.shape[1], hOut, wOut])
  for n in 0..<x.shape[0] {
    for c in 0..<x.shape[1] {
      for i in 0..<hOut {
        for j in 0..<wOut {
          let (top, left) = (i * window.stride, j * window.stride)
          var best = x[n, c, top, left]
          for u in 0..<window.height {
            for v in 0..<window.width { best = max(best, x[n, c, top + u, left + v]) }
          }
          out[n, c, i, j] = best
        }
      }
    }
  }
  return (out, MaxPoolCache(x: x, window: window))
}

/// The backward pass of a max pooling, with loops.
///
/// The gradient of an output goes to the pixel that was the largest. A pixel that was so under several
/// windows gets the sum. Which of equal pixels gets it is left open.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, C, H′, W′]`.
///   - cache: What `maxPoolForwardNaive` kept.
/// - Returns: The gradient with respect to `x`, of shape `[N, C, H, W]`.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func maxPoolBackwardNaive<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: MaxPoolCache<Scalar>
) throws -> Tensor<Scalar> {
  let (x, window) = (cache.x, cache.window)
  var dx = Tensor<Scalar>.zeros(x.shape)
  for n in 0..<upstream.shape[0] {
    for c in 0..<upstream.shape[1] {
      for i in 0..<upstream.shape[2] {
        for j in 0..<upstream.shape[3] {
          let (top, left) = (i * window.stride, j * window.stride)
          var place = (top, left)
          for u in 0..<window.height {
            for v in 0..<window.width where x[n, c, top + u, left + v] > x[n, c, place.0, place.1] {
              place = (top + u, left + v)
            }
          }
          dx[n, c, place.0, place.1] = upstream[n, c, i, j]
        }
      }
    }
  }
  return dx
}
