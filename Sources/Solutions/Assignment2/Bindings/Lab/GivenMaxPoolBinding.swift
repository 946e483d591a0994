import Contract2
import Core

/// Core's max pooling, which labs compare with the student's.
enum GivenMaxPoolBinding: LayerBinding {
  typealias Elements = InFloatOrDouble
  static let name = "a2.given.pool"
  static let allowed: CoreParts = .pooling

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .output(try result(input).out)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .answer(.dx, try maxPoolBackwardFast(input.tensor(.upstream), result(input).cache))
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> (out: Tensor<Scalar>, cache: FastPoolCache) {
    maxPoolForwardFast(try input.tensor(.x), try input.poolWindow())
  }
}
