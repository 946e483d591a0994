import Contract3
import Core

/// A step of the LSTM.
///
/// It has two outputs. For its gradients, they are one tensor of shape `[N, 2 H]`: the hidden
/// states `nextH`, then the cell states `nextC`. So `upstream` has that shape, too.
enum LSTMStepBinding: Binding {
  enum Call: String, CaseIterable { case states, forward, backward }
  static let name = "a3.lstmStep"

  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload {
    let (nextH, nextC, cache) = try lstmStepForward(
      input.tensor(.x), prevH: input.tensor(.prevH), prevC: input.tensor(.prevC),
      wx: input.tensor(.wx), wh: input.tensor(.wh), b: input.tensor(.b))
    switch call {
    case .states:
      var answer = Payload.answer(.nextH, nextH)
      answer.set(.nextC, nextC)
      return answer
    case .forward:
      return .output(Tensor.concatenated([nextH, nextC], axis: 1))
    case .backward:
      let (upstream, units) = (try input.tensor(.upstream), try input.tensor(.prevH).shape[1])
      let gradients = try lstmStepBackward(
        upstream[all, 0..<units], dnextC: upstream[all, units..<2 * units], cache)
      return .gradients([
        (.x, gradients.dx), (.prevH, gradients.dprevH), (.prevC, gradients.dprevC),
        (.wx, gradients.dwx), (.wh, gradients.dwh), (.b, gradients.db),
      ])
    }
  }
}
