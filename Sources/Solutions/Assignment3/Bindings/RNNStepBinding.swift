import Contract3
import Core

/// A step of the vanilla recurrent network.
enum RNNStepBinding: LayerBinding {
  static let name = "a3.rnnStep"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .output(try result(input).nextH)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    let gradients = try rnnStepBackward(input.tensor(.upstream), result(input).cache)
    return .gradients([
      (.x, gradients.dx), (.prevH, gradients.dprevH), (.wx, gradients.dwx),
      (.wh, gradients.dwh), (.b, gradients.db),
    ])
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> (nextH: Tensor<Scalar>, cache: RNNStepCache<Scalar>) {
    try rnnStepForward(
      input.tensor(.x), prevH: input.tensor(.prevH), wx: input.tensor(.wx), wh: input.tensor(.wh),
      b: input.tensor(.b))
  }
}
