import Contract3
import Core

/// The captioning network, with the parameters of the payload.
enum CaptioningRNNBinding: Binding {
  enum Call: String, CaseIterable { case loss, sample }
  static let name = "a3.captioning"

  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload {
    let net: CaptioningRNN<Scalar> = try network(input)
    let features = try input.tensor(.features)
    var answer = Payload()
    switch call {
    case .loss:
      let result = try net.loss(features, captions: input.payload.indices(.captions))
      answer.set(.loss, Double(result.loss))
      for name in result.gradients.names {
        answer.set(Key.tensor(named: name).gradient, result.gradients[name])
      }
    case .sample:
      answer.set(.captions, try net.sample(features, maxLength: input.int(.maxLength)))
    }
    return answer
  }

  private static func network<Scalar>(
    _ input: TypedPayload<Scalar>
  ) throws -> CaptioningRNN<Scalar> {
    let cell: RecurrentCell =
      switch try input.choice(.cell) {
      case .rnn: .rnn
      case .lstm: .lstm
      }
    let (embedding, projection) = (
      try input.tensor(.tensor(named: "W_embed")), try input.tensor(.tensor(named: "W_proj"))
    )
    var random = RandomState(seed: 0)
    var net = CaptioningRNN<Scalar>(
      cell,
      vocabulary: CaptionVocabulary(
        count: embedding.shape[0], null: try input.int(.nullWord),
        start: try input.int(.startWord), end: try input.int(.endWord)),
      inputSize: projection.shape[0], wordSize: embedding.shape[1],
      hiddenSize: projection.shape[1], using: &random)
    for name in captioningParameters {
      net.parameters[name] = try input.tensor(.tensor(named: name))
    }
    return net
  }
}
