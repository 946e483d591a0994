// One step of a recurrent network for inputs [N, D] and states [N, H], forward and backward. It is
// planned for assignment 3; so far, only the tests call it.

/// Computes a step of a vanilla recurrent network: `tanh(x Wx + h Wh + b)`.
///
/// - Parameters:
///   - x: The inputs, `[N, D]`.
///   - hidden: The previous hidden states, `[N, H]`.
///   - inputWeight: The weights Wx, `[D, H]`.
///   - hiddenWeight: The weights Wh, `[H, H]`.
///   - bias: The biases, `[H]`.
/// - Returns: The hidden states, `[N, H]`.
package func recurrentStep<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, hidden: Tensor<Scalar>, inputWeight: Tensor<Scalar>,
  hiddenWeight: Tensor<Scalar>, bias: Tensor<Scalar>
) -> Tensor<Scalar> {
  var sums = matmul(x, inputWeight)  // [N, H]
  sums += matmul(hidden, hiddenWeight)
  sums += bias
  return Tensor(
    unchecked: elementwise(sums.storage, sums.storage, Kernels.takeTanh), shape: sums.shape)
}

/// The gradients of a step of a recurrent network.
package struct RecurrentGradients<Scalar: TensorScalar>: Sendable {
  /// The gradient with respect to the inputs, `[N, D]`.
  package let x: Tensor<Scalar>
  /// The gradient with respect to the previous hidden states, `[N, H]`.
  package let hidden: Tensor<Scalar>
  /// The gradient with respect to the input weights.
  package let inputWeight: Tensor<Scalar>
  /// The gradient with respect to the hidden weights.
  package let hiddenWeight: Tensor<Scalar>
  /// The gradient with respect to the biases.
  package let bias: Tensor<Scalar>

  /// Computes the gradients from the gradient with respect to the pre-activations
  /// `x Wx + h Wh + b`, `[N, M]`.
  init(
    sums: Tensor<Scalar>, x: Tensor<Scalar>, hidden: Tensor<Scalar>, inputWeight: Tensor<Scalar>,
    hiddenWeight: Tensor<Scalar>
  ) {
    self.x = matmul(sums, inputWeight, transposeB: true)
    self.hidden = matmul(sums, hiddenWeight, transposeB: true)
    self.inputWeight = matmul(x, sums, transposeA: true)
    self.hiddenWeight = matmul(hidden, sums, transposeA: true)
    bias = sums.sum(axis: 0)
  }
}

/// Computes the gradients of `sum(recurrentStep(…) * upstream)`.
///
/// - Parameters:
///   - upstream: The gradient with respect to the new hidden states, `[N, H]`.
///   - output: The new hidden states.
///   - x: The inputs, `[N, D]`.
///   - hidden: The previous hidden states, `[N, H]`.
///   - inputWeight: The weights Wx, `[D, H]`.
///   - hiddenWeight: The weights Wh, `[H, H]`.
/// - Returns: The gradients with respect to the inputs, the previous hidden states and the
///   parameters.
package func recurrentStepBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, output: Tensor<Scalar>, x: Tensor<Scalar>, hidden: Tensor<Scalar>,
  inputWeight: Tensor<Scalar>, hiddenWeight: Tensor<Scalar>
) -> RecurrentGradients<Scalar> {
  RecurrentGradients(
    sums: tanhBackward(upstream, output: output), x: x, hidden: hidden, inputWeight: inputWeight,
    hiddenWeight: hiddenWeight)
}
