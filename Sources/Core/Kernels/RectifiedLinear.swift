import CKernels

// Elementwise ReLU and tanh, forward and backward, using the loops of elements.h (CKernels).
// Automatic differentiation and the recurrent cell call these functions.

/// Computes `max(x, 0)` for each element; NaN stays NaN.
///
/// - Parameter x: A tensor of any shape.
/// - Returns: The output, with the same shape as `x`.
package func relu<Scalar: TensorScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
  Tensor(unchecked: elementwise(x.storage, x.storage, Kernels.rectify), shape: x.shape)
}

/// Computes the gradient of `sum(relu(x) * upstream)`: `upstream` where the output is positive, 0
/// elsewhere.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, with the output's shape.
///   - output: The output or the input; both are positive at the same elements.
/// - Returns: The gradient with respect to `x`.
package func reluBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, output: Tensor<Scalar>
) -> Tensor<Scalar> {
  checkShapes(upstream, output, in: "reluBackward")
  return Tensor(
    unchecked: elementwise(output.storage, upstream.storage, Kernels.rectifyGradient),
    shape: output.shape)
}

/// Adds a bias to each row and applies ReLU: `max(x + bias, 0)`.
///
/// - Parameters:
///   - x: The rows, `[N, D]`.
///   - bias: The biases, `[D]`.
/// - Returns: The output, `[N, D]`.
package func biasReLU<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, bias: Tensor<Scalar>
) -> Tensor<Scalar> {
  guard x.rank == 2, bias.shape == [x.shape[1]] else {
    shapeFailure(
      "biasReLU: expected inputs of shape [N, D] and a bias of shape [D], found \(x.shape) and "
        + "\(bias.shape)")
  }
  let elements = withAddresses(x.storage, bias.storage) { addresses in
    [Scalar].filled(x.count) { out in
      shareUnits(x.shape[0], work: 2 * x.count) { rows in
        var work = backprop_elements()
        (work.x, work.bias) = (addresses[0], addresses[1])
        work.out = UnsafeMutableRawPointer(out)
        (work.first, work.end, work.length) = (rows.lowerBound, rows.upperBound, bias.count)
        Kernels.addBiasAndRectify(&work, isDouble: Scalar.self == Double.self)
      }
    }
  }
  return Tensor(unchecked: elements, shape: x.shape)
}

/// Computes the gradient of `sum(tanh(x) * upstream)`: `upstream (1 - y²)`, where y is the output.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, with the output's shape.
///   - output: The output of tanh.
/// - Returns: The gradient with respect to `x`.
package func tanhBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, output: Tensor<Scalar>
) -> Tensor<Scalar> {
  checkShapes(upstream, output, in: "tanhBackward")
  return Tensor(
    unchecked: elementwise(output.storage, upstream.storage, Kernels.takeTanhGradient),
    shape: output.shape)
}

/// Stops the program if a gradient does not have the output's shape.
func checkShapes<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ output: Tensor<Scalar>, in operation: String
) {
  guard upstream.shape == output.shape else {
    shapeFailure(
      "\(operation): expected an upstream gradient with the output's shape \(output.shape), found "
        + "\(upstream.shape)")
  }
}

/// Runs a loop over elements and their upstream gradients, and returns the result.
func elementwise<Scalar: TensorScalar>(
  _ x: [Scalar], _ upstream: [Scalar], _ loop: (inout backprop_elements, Bool) -> Void
) -> [Scalar] {
  withPointers(x, upstream, count: x.count) { input, gradients, out in
    shareElements(x.count, work: 2 * x.count) { elements in
      var work = backprop_elements()
      (work.x, work.upstream) = (UnsafeRawPointer(input), UnsafeRawPointer(gradients))
      work.out = UnsafeMutableRawPointer(out)
      (work.first, work.end) = (elements.lowerBound, elements.upperBound)
      loop(&work, Scalar.self == Double.self)
    }
  }
}
