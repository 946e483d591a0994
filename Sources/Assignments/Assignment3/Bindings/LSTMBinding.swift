import Contract3
import Core

/// The LSTM over sequences.
enum LSTMBinding: LayerBinding {
  static let name = "a3.lstm"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .output(try result(input).h)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .gradients(try lstmBackward(input.tensor(.upstream), result(input).cache))
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> (h: Tensor<Scalar>, cache: LSTMCache<Scalar>) {
    try lstmForward(
      input.tensor(.x), h0: input.tensor(.h0), wx: input.tensor(.wx), wh: input.tensor(.wh),
      b: input.tensor(.b))
  }
}
