import Contract3
import Core

/// A step of the vanilla recurrent network.
enum RNNStepBinding: LayerBinding {
  static let name = "a3.rnnStep"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .answer(.out, try result(input).nextH)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    let gradients = try rnnStepBackward(input.tensor(.upstream), result(input).cache)
    var answer = Payload.gradients(
      dx: gradients.dx, dwx: gradients.dwx, dwh: gradients.dwh, db: gradients.db)
    answer.set(Key.prevH.gradient, gradients.dprevH)
    return answer
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> (nextH: Tensor<Scalar>, cache: RNNStepCache<Scalar>) {
    try rnnStepForward(
      input.tensor(.x), prevH: input.tensor(.prevH), wx: input.tensor(.wx), wh: input.tensor(.wh),
      b: input.tensor(.b))
  }
}
