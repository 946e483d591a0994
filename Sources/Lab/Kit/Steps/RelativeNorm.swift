package import Core

/// Computes ‖received − expected‖ / ‖expected‖ over all elements.
///
/// - Precondition: Both tensors have the same shape.
package func relativeNorm<Scalar: TensorScalar>(
  _ received: Tensor<Scalar>, from expected: Tensor<Scalar>
) -> Double {
  Double((received - expected).norm() / max(expected.norm(), 1e-12))
}
