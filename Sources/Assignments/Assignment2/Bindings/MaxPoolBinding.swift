import Contract2
import Core

/// Max pooling with loops.
enum MaxPoolBinding: LayerBinding {
  typealias Elements = InFloatOrDouble
  static let name = "a2.pool"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .output(try result(input).out)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .answer(.dx, try maxPoolBackwardNaive(input.tensor(.upstream), result(input).cache))
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> (out: Tensor<Scalar>, cache: MaxPoolCache<Scalar>) {
    try maxPoolForwardNaive(input.tensor(.x), input.poolWindow())
  }
}
