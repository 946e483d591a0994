import Core

/// The given affine layer over sequences.
enum GivenTemporalAffineBinding: LayerBinding {
  static let name = "a3.given.temporalAffine"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .output(try result(input).out)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .gradients(temporalAffineBackward(try input.tensor(.upstream), try result(input).cache))
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> (out: Tensor<Scalar>, cache: TemporalAffineCache<Scalar>) {
    temporalAffineForward(
      try input.tensor(.x), w: try input.tensor(.w), b: try input.tensor(.b))
  }
}
