import Contract2
import Core

/// Core's convolution, which labs compare with the student's.
enum GivenConvolutionBinding: LayerBinding {
  typealias Elements = InFloatOrDouble
  static let name = "a2.given.conv"
  static let allowed: CoreParts = .convolution

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .output(try result(input).out)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .gradients(try convBackwardFast(input.tensor(.upstream), result(input).cache))
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> (out: Tensor<Scalar>, cache: FastConvCache<Scalar>) {
    convForwardFast(
      try input.tensor(.x), w: try input.tensor(.w), b: try input.tensor(.b),
      stride: try input.int(.stride), padding: try input.int(.padding))
  }
}
