import Core

/// Whether two tensors differ by less than a share of the expected one's largest element.
func isClose<Scalar: TensorScalar>(
  _ received: Tensor<Scalar>, _ expected: Tensor<Double>, _ tolerance: Double
) -> Bool {
  guard received.shape == expected.shape else { return false }
  if expected.count == 0 { return true }
  let difference = (Tensor<Double>(received) - expected).absolute().max()
  return difference <= tolerance * (expected.absolute().max() + 1)
}
