import Contract3
import Core

/// The vanilla recurrent network over sequences.
enum RNNBinding: LayerBinding {
  static let name = "a3.rnn"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .answer(.out, try result(input).h)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    let gradients = try rnnBackward(input.tensor(.upstream), result(input).cache)
    var answer = Payload.gradients(
      dx: gradients.dx, dwx: gradients.dwx, dwh: gradients.dwh, db: gradients.db)
    answer.set(Key.h0.gradient, gradients.dh0)
    return answer
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> (h: Tensor<Scalar>, cache: RNNCache<Scalar>) {
    try rnnForward(
      input.tensor(.x), h0: input.tensor(.h0), wx: input.tensor(.wx), wh: input.tensor(.wh),
      b: input.tensor(.b))
  }
}
