import Core

/// The given combination of the student's affine layer and ReLU.
enum GivenAffineReLUBinding: LayerBinding {
  static let name = "a2.given.affineReLU"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .output(try result(input).out)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .gradients(try affineReLUBackward(input.tensor(.upstream), result(input).cache))
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> (out: Tensor<Scalar>, cache: AffineReLUCache<Scalar>) {
    try affineReLUForward(input.tensor(.x), w: input.tensor(.w), b: input.tensor(.b))
  }
}
