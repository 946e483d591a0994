public import Core

/// The values that the backward pass of dropout needs from the forward pass.
public struct DropoutCache<Scalar: TensorScalar>: Sendable {
  /// The factor by which each element was multiplied, with the input's shape; nil at test time.
  var mask: Tensor<Scalar>?
}

/// Computes the forward pass of inverted dropout.
///
/// In training mode, each element is kept with probability `keep` and divided by `keep`, so that
/// the expected output equals the input; the others become zero. An element is kept if its value
/// from `random.rand` is below `keep`. At test time the output is the input, and no random numbers
/// are drawn. Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, "Dropout: A Simple Way
/// to Prevent Neural Networks from Overfitting", 2014.
///
/// - Parameters:
///   - x: The input, of any shape.
///   - keep: The probability of keeping an element, greater than 0 and at most 1.
///   - mode: Training mode or test mode.
///   - random: The random number generator for the mask; one value is drawn per element, in
///     row-major order.
/// - Returns: The output, with the same shape as `x`, and the cache for `dropoutBackward`.
/// - Throws: `NotImplemented` until you have written it.
public func dropoutForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, keep: Double, mode: LayerMode, using random: inout RandomState
) throws -> (out: Tensor<Scalar>, cache: DropoutCache<Scalar>) {
  try todo("drop elements in training mode and scale the rest")
}

/// Computes the backward pass of inverted dropout.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, with the output's shape.
///   - cache: The cache from `dropoutForward`.
/// - Returns: The gradient with respect to `x`, with the same shape.
/// - Throws: `NotImplemented` until you have written it.
public func dropoutBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: DropoutCache<Scalar>
) throws -> Tensor<Scalar> {
  try todo("apply the mask of the forward pass to the gradient")
}
