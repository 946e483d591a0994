import Contract2
import Core

/// Spatial group normalization.
enum SpatialGroupNormBinding: LayerBinding {
  static let name = "a2.spatialGroupnorm"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .output(try result(input).out)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .gradients(try spatialGroupNormBackward(input.tensor(.upstream), result(input).cache))
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> (out: Tensor<Scalar>, cache: SpatialGroupNormCache<Scalar>) {
    try spatialGroupNormForward(
      input.tensor(.x), gamma: input.tensor(.gamma), beta: input.tensor(.beta),
      groups: input.int(.groups), epsilon: input.epsilon())
  }
}
