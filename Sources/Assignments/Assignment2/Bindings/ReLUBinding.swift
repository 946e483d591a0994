import Core

/// The ReLU.
enum ReLUBinding: LayerBinding {
  static let name = "a2.relu"

  static func forward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .output(try reluForward(input.tensor(.x)).out)
  }

  static func backward<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .answer(.dx, try reluBackward(input.tensor(.upstream), reluForward(input.tensor(.x)).cache))
  }
}
