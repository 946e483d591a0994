import CKernels

// Layer normalization over the last axes of a tensor, forward and backward, using the loops of
// layernorm.h (CKernels). Automatic differentiation calls these functions.

/// Applies layer normalization: normalizes each example with its own mean and variance.
///
/// `out = gamma (x - mean) / sqrt(variance + epsilon) + beta`, where the mean and variance of each
/// example are computed over the last `gamma.rank` axes. See Ba, Kiros and Hinton, "Layer
/// Normalization", 2016.
///
/// - Parameters:
///   - x: The input, `[N, D]`; it may have several leading axes.
///   - gamma: The scale, `[D]`; it may have several axes.
///   - beta: The shift, with the same shape as `gamma`.
///   - epsilon: A small constant added to the variance for numerical stability.
/// - Returns: The output, and the statistics of each example.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
package func layerNorm<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, gamma: Tensor<Scalar>, beta: Tensor<Scalar>, epsilon: Scalar = 1e-5
) -> Normalized<Scalar> {
  let rows = rowCount(x, gamma, beta, in: "layerNorm")
  var mean = [Scalar](repeating: 0, count: rows)
  var (variance, inverse) = (mean, mean)
  let output = withAddresses(x.storage, gamma.storage, beta.storage) { addresses in
    [Scalar].filled(x.count) { out in
      mean.withUnsafeMutableBufferPointer { mean in
        variance.withUnsafeMutableBufferPointer { variance in
          inverse.withUnsafeMutableBufferPointer { inverse in
            let statistics = (mean.baseAddress, variance.baseAddress, inverse.baseAddress)
            shareUnits(rows, work: 8 * x.count) { part in
              var work = backprop_layer_norm()
              (work.x, work.gamma, work.beta) = (addresses[0], addresses[1], addresses[2])
              work.out = UnsafeMutableRawPointer(out)
              (work.first, work.end, work.length) = (part.lowerBound, part.upperBound, gamma.count)
              work.mean = UnsafeMutableRawPointer(statistics.0)
              work.variance = UnsafeMutableRawPointer(statistics.1)
              work.inverse = UnsafeMutableRawPointer(statistics.2)
              work.epsilon = Double(epsilon)
              work.is_large = isLarge(x)
              Kernels.normalizeLayer(&work, isDouble: Scalar.self == Double.self)
            }
          }
        }
      }
    }
  }
  return Normalized(
    output: Tensor(unchecked: output, shape: x.shape), mean: Tensor(mean),
    variance: Tensor(variance), inverseDeviation: Tensor(inverse))
}

/// Computes the gradients of `sum(layerNorm(x, gamma, beta) * upstream)`.
///
/// Let D be the number of elements per example, `y = (x - mean) / std` and `g = gamma * upstream`.
/// Then `dx = (g - sum(g) / D - y sum(g y) / D) / std`.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, with the same shape as `x`.
///   - x: The input, `[N, D]`; it may have several leading axes.
///   - gamma: The scale, `[D]`; it may have several axes.
///   - forward: The result of the forward pass.
/// - Returns: The gradients with respect to the input, the scale and the shift.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
package func layerNormBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, x: Tensor<Scalar>, gamma: Tensor<Scalar>,
  _ forward: Normalized<Scalar>
) -> NormalizationGradients<Scalar> {
  let rows = rowCount(x, gamma, gamma, in: "layerNormBackward")
  guard upstream.shape == x.shape, forward.mean.count == rows else {
    shapeFailure(
      "layerNormBackward: expected an upstream gradient with the input's shape \(x.shape) and the "
        + "means of \(rows) examples, found \(upstream.shape) and \(forward.mean.shape)")
  }
  // The number of parts does not depend on the number of threads. Each part has its own sums.
  let parts = EvenParts(rows, into: 8)
  var sums = [Scalar](repeating: 0, count: 2 * parts.count * gamma.count)
  let (mean, inverse) = (forward.mean.storage, forward.inverseDeviation.storage)
  let dx = withAddresses(x.storage, upstream.storage, gamma.storage, mean, inverse) { addresses in
    [Scalar].filled(x.count) { out in
      sums.withUnsafeMutableBufferPointer { sums in
        guard let sums = sums.baseAddress else { return }
        shareUnits(parts.count, work: 8 * x.count) { chosen in
          for part in chosen {
            var work = backprop_layer_norm()
            (work.x, work.upstream, work.gamma) = (addresses[0], addresses[1], addresses[2])
            work.out = UnsafeMutableRawPointer(out)
            (work.first, work.end) = (parts[part].lowerBound, parts[part].upperBound)
            work.length = gamma.count
            work.is_large = isLarge(x)
            work.mean = UnsafeMutableRawPointer(mutating: addresses[3])
            work.inverse = UnsafeMutableRawPointer(mutating: addresses[4])
            work.gamma_gradient = UnsafeMutableRawPointer(sums + 2 * part * gamma.count)
            work.beta_gradient = UnsafeMutableRawPointer(sums + (2 * part + 1) * gamma.count)
            Kernels.addLayerNormGradient(&work, isDouble: Scalar.self == Double.self)
          }
        }
      }
    }
  }
  let totals = Tensor(sums, shape: [parts.count, 2, gamma.count]).sum(axis: 0)
  return NormalizationGradients(
    x: Tensor(unchecked: dx, shape: x.shape), gamma: totals[row: 0].reshaped(gamma.shape),
    beta: totals[row: 1].reshaped(gamma.shape))
}

/// Returns the number of examples; stops the program if the parameters do not match the last axes.
private func rowCount<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, _ gamma: Tensor<Scalar>, _ beta: Tensor<Scalar>, in operation: String
) -> Int {
  guard gamma.shape == beta.shape, gamma.rank >= 1, gamma.count >= 1,
    x.shape.suffix(gamma.rank) == gamma.shape[...]
  else {
    shapeFailure(
      "\(operation): expected parameters with the shape of the input's last axes, found an input "
        + "of shape \(x.shape) and parameters of shapes \(gamma.shape) and \(beta.shape)")
  }
  return x.count / gamma.count
}

/// Returns 1 if a tensor is too large for an L2 cache (more than two megabytes), so that it should
/// be written with non-temporal stores, and 0 otherwise.
private func isLarge<Scalar: TensorScalar>(_ x: Tensor<Scalar>) -> Int32 {
  x.count * MemoryLayout<Scalar>.stride > 2 << 20 ? 1 : 0
}
