import Contract1
import Core

/// The loss of a linear classifier: a function that the student writes.
typealias LinearLoss<Scalar: TensorScalar> = (
  _ w: Tensor<Scalar>, _ x: Tensor<Scalar>, _ y: [Int], _ regularization: Scalar
) throws -> (loss: Scalar, gradient: Tensor<Scalar>)

/// Returns an answer with the loss and its gradient.
func lossAndGradient<Scalar>(
  _ input: TypedPayload<Scalar>, by compute: LinearLoss<Scalar>
) throws -> Payload {
  let data = try input.data()
  let (loss, gradient) = try compute(
    input.tensor(.w), data.x, data.y, input.number(.regularization))
  var answer = Payload()
  answer.set(.loss, Double(loss))
  answer.set(.dw, gradient)
  return answer
}
