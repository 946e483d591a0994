import Core

/// The affine layer.
enum AffineBinding: LayerBinding {
  static let name = "a2.affine"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .output(try result(input).out)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .gradients(try affineBackward(input.tensor(.upstream), result(input).cache))
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> (out: Tensor<Scalar>, cache: AffineCache<Scalar>) {
    try affineForward(input.tensor(.x), w: input.tensor(.w), b: input.tensor(.b))
  }
}
