import Contract2
import Core

/// The loss of a convolutional network, with the parameters of the payload.
enum ThreeLayerConvNetBinding: CallBinding {
  static let name = "a2.convNet.loss"
  static let allowed: CoreParts = [.convolution, .pooling]

  static func answer<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    let (w1, w3) = (try input.tensor(.weights(1)), try input.tensor(.weights(3)))
    var random = RandomState(seed: 0)
    let net = try ThreeLayerConvNet<Scalar>(
      inputShape: Array(input.tensor(.x).shape.dropFirst()), filterCount: w1.shape[0],
      filterSize: w1.shape[2], hiddenSize: w3.shape[0], classCount: w3.shape[1],
      regularization: input.number(.regularization), using: &random)
    return try input.loss(of: net)
  }
}
