import Contract2
import Core

/// Dropout; its backward pass runs after a forward pass with the same seed.
enum DropoutBinding: LayerBinding {
  static let name = "a2.dropout"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .output(try result(input).out)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .answer(.dx, try dropoutBackward(input.tensor(.upstream), result(input).cache))
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> (out: Tensor<Scalar>, cache: DropoutCache<Scalar>) {
    var random = try input.random()
    return try dropoutForward(
      input.tensor(.x), keep: input.payload.number(.keep), mode: input.mode(), using: &random)
  }
}
