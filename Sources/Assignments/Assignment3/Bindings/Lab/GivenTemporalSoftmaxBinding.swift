import Contract3
import Core

/// The given loss of captions, which counts all words but the null sign.
enum GivenTemporalSoftmaxBinding: CallBinding {
  static let name = "a3.given.temporalSoftmax"

  static func answer<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    let words = try input.payload.indices(.words)
    let (loss, dx) = temporalSoftmaxLoss(
      try input.tensor(.x), y: words, mask: words .!= (try input.int(.nullWord)))
    var answer = Payload.answer(.dx, dx)
    answer.set(.loss, Double(loss))
    return answer
  }
}
