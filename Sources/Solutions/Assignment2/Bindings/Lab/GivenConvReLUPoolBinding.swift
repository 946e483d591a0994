import Core

/// The given combination of convolution (stride 1, padding 1), ReLU and 2 × 2 max pooling.
enum GivenConvReLUPoolBinding: LayerBinding {
  static let name = "a2.given.convReLUPool"
  static let allowed: CoreParts = [.convolution, .pooling]

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .output(try result(input).out)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .gradients(try convReLUPoolBackward(input.tensor(.upstream), result(input).cache))
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> (out: Tensor<Scalar>, cache: ConvReLUPoolCache<Scalar>) {
    try convReLUPoolForward(
      input.tensor(.x), w: input.tensor(.w), b: input.tensor(.b), stride: 1, padding: 1,
      window: PoolWindow(height: 2, width: 2, stride: 2))
  }
}
