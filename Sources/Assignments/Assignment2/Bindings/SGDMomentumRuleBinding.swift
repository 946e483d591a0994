import Contract2
import Core

/// One step of SGD with momentum.
enum SGDMomentumRuleBinding: CallBinding {
  static let name = "a2.sgdMomentum"

  static func answer<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var rule = SGDMomentumRule<Scalar>(
      learningRate: try input.number(.learningRate), momentum: try input.number(.momentum),
      velocity: try input.tensorIfAny(.velocity))
    var answer = try input.step(&rule)
    if let velocity = rule.velocity { answer.set(.velocity, velocity) }
    return answer
  }
}
