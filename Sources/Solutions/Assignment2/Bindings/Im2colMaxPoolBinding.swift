import Contract2
import Core

/// Max pooling with im2col.
enum Im2colMaxPoolBinding: LayerBinding {
  typealias Elements = InFloatOrDouble
  static let name = "a2.fastPool"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .output(try result(input).out)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .answer(.dx, try maxPoolBackwardIm2col(input.tensor(.upstream), result(input).cache))
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> (out: Tensor<Scalar>, cache: Im2colPoolCache<Scalar>) {
    try maxPoolForwardIm2col(input.tensor(.x), input.poolWindow())
  }
}
