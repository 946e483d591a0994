import Contract3
import Core

/// The vanilla recurrent network over sequences.
enum RNNBinding: LayerBinding {
  static let name = "a3.rnn"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .output(try result(input).h)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .gradients(try rnnBackward(input.tensor(.upstream), result(input).cache))
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> (h: Tensor<Scalar>, cache: RNNCache<Scalar>) {
    try rnnForward(
      input.tensor(.x), h0: input.tensor(.h0), wx: input.tensor(.wx), wh: input.tensor(.wh),
      b: input.tensor(.b))
  }
}
