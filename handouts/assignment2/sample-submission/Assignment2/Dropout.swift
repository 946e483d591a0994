public import Core

/// What the backward pass of dropout needs from the forward pass.
public struct DropoutCache<Scalar: TensorScalar>: Sendable {
  /// What the input was multiplied by, in its shape; nil in prediction.
  var mask: Tensor<Scalar>?
}

/// The forward pass of inverted dropout.
///
/// In training each element stays with the probability `keep` and is then divided by it, so that
/// the expected output is the input; all others become zero. An element stays where its number from
/// `random.rand` is below `keep`. In prediction the output is the input, and nothing is drawn.
/// "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", Srivastava, Hinton,
/// Krizhevsky, Sutskever and Salakhutdinov, 2014.
///
/// - Parameters:
///   - x: The input, of any shape.
///   - keep: The probability that an element stays, above 0 and at most 1.
///   - mode: Whether to train or to predict.
///   - random: The source of the mask, one number an element in row-major order.
/// - Returns: The output, in the shape of `x`, and the cache for `dropoutBackward`.
public func dropoutForward<Scalar: TensorScalar>(
  _ x: Tensor<Scalar>, keep: Double, mode: LayerMode, using random: inout RandomState
) throws -> (out: Tensor<Scalar>, cache: DropoutCache<Scalar>) {
  guard mode == .train else { return (x, DropoutCache(mask: nil)) }
  let numbers: Tensor<Double> = random.rand(x.shape)
  let mask = Tensor<Scalar>(numbers .< keep)
  return (x * mask, DropoutCache(mask: mask))
}

/// The backward pass of inverted dropout.
///
/// - Parameters:
///   - upstream: The gradient with respect to the output, in its shape.
///   - cache: What `dropoutForward` kept.
/// - Returns: The gradient with respect to `x`, in its shape.
public func dropoutBackward<Scalar: TensorScalar>(
  _ upstream: Tensor<Scalar>, _ cache: DropoutCache<Scalar>
) throws -> Tensor<Scalar> {
  if let mask = cache.mask { return upstream * mask }
  return upstream
}
