/// Applies max pooling, which takes the maximum of each window; see `maxPool2D` for tensors.
///
/// On a tie, the gradient goes to the first maximum.
///
/// - Parameters:
///   - x: The images, `[N, C, H, W]`.
///   - options: The window, stride and padding.
/// - Returns: The maxima, `[N, C, OH, OW]`.
public func maxPool2D<Scalar: TensorScalar>(
  _ x: Variable<Scalar>, _ options: Pool2DOptions
) -> Variable<Scalar> {
  let result = maxPool2D(x.stored, options)
  let maxima = PooledPlaces<Scalar>(
    indices: result.indices, inputShape: x.shape, outputShape: result.output.shape, options: options
  )
  return .result(of: "maxPool2D", result.output, x) { maxima.spread($0.upstream) }
}

/// Applies average pooling, which takes the mean of each window in each channel.
///
/// `out[n, c, i, j] = mean over u, v of x[n, c, i * stride - padding + u, j * …]`.
///
/// - Parameters:
///   - x: The images, `[N, C, H, W]`.
///   - options: The window, stride and padding.
///   - countsPadding: Whether the mean includes zero padding.
/// - Returns: The means, `[N, C, OH, OW]`.
public func averagePool2D<Scalar: TensorScalar>(
  _ x: Variable<Scalar>, _ options: Pool2DOptions, countsPadding: Bool = true
) -> Variable<Scalar> {
  let shape = x.shape
  let means = averagePool2D(x.stored, options, countsPadding: countsPadding)
  return .result(of: "averagePool2D", means, x) {
    spreadMeans($0.upstream, to: shape, options, countsPadding)
  }
}

/// Computes the gradient of average pooling; the gradient of this operation is average pooling.
private func spreadMeans<Scalar: TensorScalar>(
  _ u: Variable<Scalar>, to shape: [Int], _ options: Pool2DOptions, _ countsPadding: Bool
) -> Variable<Scalar> {
  let shares = averagePool2DBackward(
    u.stored, inputShape: shape, options, countsPadding: countsPadding)
  return .result(of: "averagePool2D", shares, u) {
    averagePool2D($0.upstream, options, countsPadding: countsPadding)
  }
}

/// The index of each maximum within its plane, and the shapes of the max pooling.
private struct PooledPlaces<Scalar: TensorScalar> {
  let indices: [Int32]
  let inputShape: [Int]
  let outputShape: [Int]
  let options: Pool2DOptions

  /// Computes the gradient of max pooling: adds each element at the position of its maximum.
  func spread(_ u: Variable<Scalar>) -> Variable<Scalar> {
    let sums = maxPool2DBackward(u.stored, indices: indices, inputShape: inputShape, options)
    return .result(of: "maxPool2D", sums, u) { taken($0.upstream) }
  }

  /// Selects the elements at the indices of the maxima: the gradient of `spread`.
  private func taken(_ x: Variable<Scalar>) -> Variable<Scalar> {
    let elements = elements(of: x.stored.storage, at: indices, outputShape, inputShape)
    return .result(of: "maxPool2D", Tensor(unchecked: elements, shape: outputShape), x) {
      spread($0.upstream)
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  private func elements(
    of x: [Scalar], at indices: [Int32], _ outputShape: [Int], _ inputShape: [Int]
  ) -> [Scalar] {
    let planes = outputShape[0] * outputShape[1]
    let (input, output) = (inputShape[2] * inputShape[3], outputShape[2] * outputShape[3])
    return withPointers(x, x, count: planes * output) { x, _, out in
      for index in 0..<planes * output {
        (out + index).initialize(to: x[index / output * input + Int(indices[index])])
      }
    }
  }
}
