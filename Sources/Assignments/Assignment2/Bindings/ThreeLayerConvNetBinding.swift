import Contract2
import Core

/// The convolutional network, with the parameters of the payload or those that it starts with.
enum ThreeLayerConvNetBinding: Binding {
  enum Call: String, CaseIterable { case initial, scores, loss }
  static let name = "a2.convNet"
  static let allowed: CoreParts = [.convolution, .pooling]

  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload {
    switch call {
    case .initial:
      var random = try input.random()
      return try input.initialParameters(
        of: ThreeLayerConvNet<Scalar>(
          inputShape: input.ints(.shape), filterCount: input.int(.channel1),
          filterSize: input.int(.height), hiddenSize: input.ints(.hiddenSizes)[0],
          classCount: input.int(.classCount), weightScale: input.number(.weightScale),
          using: &random))
    case .scores:
      var net = try network(input)
      try input.replaceParameters(of: &net)
      return .answer(.scores, try net.scores(input.tensor(.x)))
    case .loss: return try input.loss(of: network(input))
    }
  }

  /// A network of the sizes of the payload's parameters.
  private static func network<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> ThreeLayerConvNet<Scalar> {
    let (w1, w3) = (try input.tensor(.weights(1)), try input.tensor(.weights(3)))
    var random = RandomState(seed: 0)
    return try ThreeLayerConvNet(
      inputShape: Array(input.tensor(.x).shape.dropFirst()), filterCount: w1.shape[0],
      filterSize: w1.shape[2], hiddenSize: w3.shape[0], classCount: w3.shape[1],
      regularization: input.number(.regularization), using: &random)
  }
}
