import Contract2
import Core

/// One step of RMSProp.
enum RMSPropRuleBinding: CallBinding {
  static let name = "a2.rmsprop"

  static func answer<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var rule = RMSPropRule<Scalar>(
      learningRate: try input.number(.learningRate), decayRate: try input.number(.decayRate),
      epsilon: try input.number(.epsilon), meanSquare: try input.tensorIfAny(.meanSquare))
    var answer = try input.step(&rule)
    if let meanSquare = rule.meanSquare { answer.set(.meanSquare, meanSquare) }
    return answer
  }
}
