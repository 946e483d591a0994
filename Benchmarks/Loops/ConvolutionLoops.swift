public import Core

/// A convolution without padding, computed element by element as in a student's first loops.
///
/// The images `x` have the shape `[N, C, H, W]`, and the filters `w` the shape `[F, C, K, K]`.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func convolutionBySubscripts<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, _ w: Tensor<Scalar>
) -> Tensor<Scalar> {
  let (n, c, k) = (x.shape[0], x.shape[1], w.shape[2])
  let (f, height, width) = (w.shape[0], x.shape[2] - k + 1, x.shape[3] - k + 1)
  var out = Tensor<Scalar>.zeros([n, f, height, width])
  for image in 0..<n {
    for filter in 0..<f {
      for i in 0..<height {
        for j in 0..<width {
          for channel in 0..<c {
            for a in 0..<k {
              for b in 0..<k {
                out[image, filter, i, j] +=
                  x[image, channel, i + a, j + b] * w[filter, channel, a, b]
              }
            }
          }
        }
      }
    }
  }
  return out
}

/// The same loops over Swift arrays of the same elements.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func convolutionByArrays<Scalar: TensorScalar>(
  _ x: [Scalar], shape: [Int], _ w: [Scalar], filters: [Int]
) -> [Scalar] {
  let (n, c, h, wide) = (shape[0], shape[1], shape[2], shape[3])
  let (f, k) = (filters[0], filters[2])
  let (height, width) = (h - k + 1, wide - k + 1)
  var out = Array(repeating: Scalar(0), count: n * f * height * width)
  for image in 0..<n {
    for filter in 0..<f {
      for i in 0..<height {
        for j in 0..<width {
          for channel in 0..<c {
            for a in 0..<k {
              for b in 0..<k {
                out[((image * f + filter) * height + i) * width + j] +=
                  x[((image * c + channel) * h + i + a) * wide + j + b]
                  * w[((filter * c + channel) * k + a) * k + b]
              }
            }
          }
        }
      }
    }
  }
  return out
}
