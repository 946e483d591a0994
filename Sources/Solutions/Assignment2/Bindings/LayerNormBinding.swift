import Core

/// Layer normalization.
enum LayerNormBinding: LayerBinding {
  static let name = "a2.layernorm"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .output(try result(input).out)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .gradients(try layerNormBackward(input.tensor(.upstream), result(input).cache))
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> (out: Tensor<Scalar>, cache: LayerNormCache<Scalar>) {
    try layerNormForward(
      input.tensor(.x), gamma: input.tensor(.gamma), beta: input.tensor(.beta),
      epsilon: input.epsilon())
  }
}
