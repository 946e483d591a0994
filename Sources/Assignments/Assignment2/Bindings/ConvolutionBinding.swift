import Contract2
import Core

/// Convolution with loops.
enum ConvolutionBinding: LayerBinding {
  typealias Elements = InFloatOrDouble
  static let name = "a2.conv"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .output(try result(input).out)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .gradients(try convBackwardNaive(input.tensor(.upstream), result(input).cache))
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> (out: Tensor<Scalar>, cache: ConvCache<Scalar>) {
    try convForwardNaive(
      input.tensor(.x), w: input.tensor(.w), b: input.tensor(.b), stride: input.int(.stride),
      padding: input.int(.padding))
  }
}
