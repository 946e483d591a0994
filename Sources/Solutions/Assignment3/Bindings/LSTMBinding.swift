import Contract3
import Core

/// The LSTM over sequences.
enum LSTMBinding: LayerBinding {
  static let name = "a3.lstm"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .answer(.out, try result(input).h)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    let gradients = try lstmBackward(input.tensor(.upstream), result(input).cache)
    var answer = Payload.gradients(
      dx: gradients.dx, dwx: gradients.dwx, dwh: gradients.dwh, db: gradients.db)
    answer.set(Key.h0.gradient, gradients.dh0)
    return answer
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> (h: Tensor<Scalar>, cache: LSTMCache<Scalar>) {
    try lstmForward(
      input.tensor(.x), h0: input.tensor(.h0), wx: input.tensor(.wx), wh: input.tensor(.wh),
      b: input.tensor(.b))
  }
}
