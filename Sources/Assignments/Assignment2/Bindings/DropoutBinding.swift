import Contract2
import Core

/// Dropout; its backward pass runs after a forward pass with the same seed.
enum DropoutBinding: LayerBinding {
  static let name = "a2.dropout"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var random = try input.random()
    var answer = Payload.output(try result(input, &random).out)
    // At test time, nothing is drawn.
    if try input.mode() == .test {
      answer.set(.nextNumber, Double((random.rand([1]) as Tensor<Double>).scalars[0]))
    }
    return answer
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var random = try input.random()
    return .answer(
      .dx, try dropoutBackward(input.tensor(.upstream), result(input, &random).cache))
  }

  private static func result<Scalar>(
    _ input: TypedPayload<Scalar>, _ random: inout RandomState
  ) throws -> (out: Tensor<Scalar>, cache: DropoutCache<Scalar>) {
    try dropoutForward(
      input.tensor(.x), keep: input.payload.number(.keep), mode: input.mode(), using: &random)
  }
}
