import Contract3
import Core

extension Payload {
  /// Creates an answer with the gradients of a recurrent network over sequences.
  static func gradients<Scalar: TensorScalar>(
    _ result: (
      dx: Tensor<Scalar>, dh0: Tensor<Scalar>, dwx: Tensor<Scalar>, dwh: Tensor<Scalar>,
      db: Tensor<Scalar>
    )
  ) -> Payload {
    gradients([
      (.x, result.dx), (.h0, result.dh0), (.wx, result.dwx), (.wh, result.dwh), (.b, result.db),
    ])
  }

  /// Creates an answer with the gradients of inputs, which may not be written yet.
  static func gradients<Scalar: TensorScalar>(
    _ gradients: [(of: Key<AnyTensor>, value: Tensor<Scalar>)]
  ) -> Payload {
    var answer = Payload()
    for (key, gradient) in gradients { answer.set(key.gradient, gradient) }
    return answer
  }
}
