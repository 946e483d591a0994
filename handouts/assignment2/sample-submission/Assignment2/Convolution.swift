public import Core

/// What the backward pass of a convolution needs from the forward pass.
public struct ConvCache<Scalar: TensorScalar>: Sendable {
  /// The images, of shape `[N, C, H, W]`.
  var x: Tensor<Scalar>
  /// The filters, of shape `[F, C, HH, WW]`.
  var w: Tensor<Scalar>
  /// The distance between neighbouring places of the filters.
  var stride: Int
  /// The rows and columns of zeros on each side of the images.
  var padding: Int
}

/// The forward pass of a convolution, with loops.
///
///     out[n, f, i, j] = b[f] + Σ(c, u, v) w[f, c, u, v] · x̂[n, c, i · stride + u, j · stride + v]
///
/// x̂ is `x` with a border of zeros on all four sides. The output has
/// `H′ = 1 + (H + 2 · padding − HH) / stride` rows and `W′` columns likewise.
///
/// - Parameters:
///   - x: The images, of shape `[N, C, H, W]`.
///   - w: The filters, of shape `[F, C, HH, WW]`.
///   - b: The biases, of shape `[F]`.
///   - stride: The distance between neighbouring places of the filters.
///   - padding: The rows and columns of zeros on each side of the images.
/// - Returns: The output, of shape `[N, F, H′, W′]`, and the cache for `convBackwardNaive`.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func convForwardNaive<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, w: Tensor<Scalar>, b: Tensor<Scalar>, stride: Int, padding: Int
) throws -> (out: Tensor<Scalar>, cache: ConvCache<Scalar>) {
  let (n, f) = (x.shape[0], w.shape[0])
  let (hh, ww) = (w.shape[2], w.shape[3])
  let xp = x.padded([(0, 0), (0, 0), (padding, padding), (padding, padding)], with: 0)
  let hOut = 1 + (x.shape[2] + 2 * padding - hh) / stride
  let wOut = 1 + (x.shape[3] + 2 * padding - ww) / stride
  var out = Tensor<Scalar>.zeros([n, f, hOut, wOut])
  for i in 0..<n {
    for k in 0..<f {
      for r in 0..<hOut {
        for c in 0..<wOut {
          var sum = b[k]
          for channel in 0..<x.shape[1] {
            for u in 0..<hh {
              for v in 0..<ww {
                sum += xp[i, channel, r * stride + u, c * stride + v] * w[k, channel, u, v]
              }
            }
          }
          out[i, k, r, c] = sum
        }
      }
    }
  }
  return (out, ConvCache(x: x, w: w, stride: stride, padding: padding))
}

/// The backward pass of a convolution, with loops.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, of shape `[N, F, H′, W′]`.
///   - cache: What `convForwardNaive` kept.
/// - Returns: The gradients with respect to `x`, of shape `[N, C, H, W]`, to `w`, of shape
///   `[F, C, HH, WW]`, and to `b`, of shape `[F]`.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func convBackwardNaive<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: ConvCache<Scalar>
) throws -> (dx: Tensor<Scalar>, dw: Tensor<Scalar>, db: Tensor<Scalar>) {
  let (x, w, s, p) = (cache.x, cache.w, cache.stride, cache.padding)
  let xp = x.padded([(0, 0), (0, 0), (p, p), (p, p)], with: 0)
  var dxp = Tensor<Scalar>.zeros(xp.shape)
  var dw = Tensor<Scalar>.zeros(w.shape)
  var db = Tensor<Scalar>.zeros([w.shape[0]])
  for i in 0..<upstream.shape[0] {
    for k in 0..<upstream.shape[1] {
      for r in 0..<upstream.shape[2] {
        for c in 0..<upstream.shape[3] {
          let g = upstream[i, k, r, c]
          db[k] += g
          for channel in 0..<x.shape[1] {
            for u in 0..<w.shape[2] {
              for v in 0..<w.shape[3] {
                dw[k, channel, u, v] += g * xp[i, channel, r * s + u, c * s + v]
                dxp[i, channel, r * s + u, c * s + v] += g * w[k, channel, u, v]
              }
            }
          }
        }
      }
    }
  }
  let dx = dxp[ranges: [
    0..<x.shape[0], 0..<x.shape[1], p..<p + x.shape[2], p..<p + x.shape[3],
  ]]
  return (dx, dw, db)
}
