public import Core

/// The values that the backward pass of a convolution needs from the forward pass.
public struct ConvCache<Scalar: TensorScalar>: Sendable {
  /// The images, of shape `[N, C, H, W]`.
  var x: Tensor<Scalar>
  /// The filters, of shape `[F, C, HH, WW]`.
  var w: Tensor<Scalar>
  /// The stride: the distance between neighboring filter positions.
  var stride: Int
  /// The number of rows and columns of zeros added on each side of the images.
  var padding: Int
}

/// Computes the forward pass of a convolution, with loops.
///
///     out[n, f, i, j] = b[f] + Σ(c, u, v) w[f, c, u, v] · x̂[n, c, i · step + u, j · step + v]
///
/// x̂ is `x` with zero padding on all four sides. The output has `H′ = 1 + (H + 2 · padding − HH) /
/// step` rows; `W′` is computed the same way.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - w: The filters, of shape `[F, C, HH, WW]`.
///   - b: The biases, of shape `[F]`.
///   - step: The stride: the distance between neighboring filter positions.
///   - padding: The number of rows and columns of zeros added on each side of the images.
/// - Returns: The output, of shape `[N, F, H′, W′]`, and the cache for `convBackwardNaive`.
/// - Throws: `NotImplemented` until you have written it.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func convForwardNaive<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, w: Tensor<Scalar>, b: Tensor<Scalar>, stride step: Int, padding: Int
) throws -> (out: Tensor<Scalar>, cache: ConvCache<Scalar>) {
  // BEGIN SOLUTION: pad the images and apply each filter at each position
  let border = (before: padding, after: padding)
  let padded = x.padded([(0, 0), (0, 0), border, border], with: 0)
  let (rows, columns) = (padded.shape[2] - w.shape[2], padded.shape[3] - w.shape[3])
  var out = Tensor<Scalar>.zeros([x.shape[0], w.shape[0], 1 + rows / step, 1 + columns / step])
  for n in 0..<out.shape[0] {
    for f in 0..<out.shape[1] {
      for i in 0..<out.shape[2] {
        for j in 0..<out.shape[3] {
          var sum = b[f]
          for c in 0..<w.shape[1] {
            for u in 0..<w.shape[2] {
              for v in 0..<w.shape[3] {
                sum += w[f, c, u, v] * padded[n, c, i * step + u, j * step + v]
              }
            }
          }
          out[n, f, i, j] = sum
        }
      }
    }
  }
  return (out, ConvCache(x: x, w: w, stride: step, padding: padding))
  // END SOLUTION
}

/// Computes the backward pass of a convolution, with loops.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, F, H′, W′]`.
///   - cache: The cache from `convForwardNaive`.
/// - Returns: The gradients with respect to `x`, of shape `[N, C, H, W]`, to `w`, of shape `[F, C,
///   HH, WW]`, and to `b`, of shape `[F]`.
/// - Throws: `NotImplemented` until you have written it.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func convBackwardNaive<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: ConvCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dw: Tensor<Scalar>, db: Tensor<Scalar>) {
  // BEGIN SOLUTION: add each output gradient's contribution to its pixels and weights
  let (x, w, step, padding) = (cache.x, cache.w, cache.stride, cache.padding)
  let border = (before: padding, after: padding)
  let padded = x.padded([(0, 0), (0, 0), border, border], with: 0)
  var dpadded = Tensor.zeros(like: padded)
  var dw = Tensor.zeros(like: w)
  for n in 0..<upstream.shape[0] {
    for f in 0..<upstream.shape[1] {
      for i in 0..<upstream.shape[2] {
        for j in 0..<upstream.shape[3] {
          let gradient = upstream[n, f, i, j]
          for c in 0..<w.shape[1] {
            for u in 0..<w.shape[2] {
              for v in 0..<w.shape[3] {
                let (row, column) = (i * step + u, j * step + v)
                dw[f, c, u, v] += gradient * padded[n, c, row, column]
                dpadded[n, c, row, column] += gradient * w[f, c, u, v]
              }
            }
          }
        }
      }
    }
  }
  let inside = [x.shape[2], x.shape[3]].map { padding..<padding + $0 }
  let dx = dpadded[ranges: [0..<x.shape[0], 0..<x.shape[1]] + inside]
  return (dx, dw, upstream.sum(axes: [0, 2, 3]))
  // END SOLUTION
}
