import Contract2
import Core

/// Convolution with im2col.
enum Im2colConvolutionBinding: LayerBinding {
  typealias Elements = InFloatOrDouble
  static let name = "a2.fastConv"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .output(try result(input).out)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .gradients(try convBackwardIm2col(input.tensor(.upstream), result(input).cache))
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> (out: Tensor<Scalar>, cache: Im2colConvCache<Scalar>) {
    try convForwardIm2col(
      input.tensor(.x), w: input.tensor(.w), b: input.tensor(.b), stride: input.int(.stride),
      padding: input.int(.padding))
  }
}
