import Contract3
import Core

extension Payload {
  /// Creates an answer with the gradients of a recurrent layer's inputs, weights and biases.
  static func gradients<Scalar: TensorScalar>(
    dx: Tensor<Scalar>, dwx: Tensor<Scalar>, dwh: Tensor<Scalar>, db: Tensor<Scalar>
  ) -> Payload {
    var answer = answer(.dx, dx)
    answer.set(Key.wx.gradient, dwx)
    answer.set(Key.wh.gradient, dwh)
    answer.set(.db, db)
    return answer
  }
}
