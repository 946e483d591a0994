import Contract2
import Core

/// One step of Adam.
enum AdamRuleBinding: CallBinding {
  static let name = "a2.adam"

  static func answer<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var rule = AdamRule<Scalar>(
      learningRate: try input.number(.learningRate), beta1: try input.number(.beta1),
      beta2: try input.number(.beta2), epsilon: try input.number(.epsilon),
      m: try input.tensorIfAny(.m), v: try input.tensorIfAny(.v), t: try input.int(.t))
    var answer = try input.step(&rule)
    if let m = rule.m { answer.set(.m, m) }
    if let v = rule.v { answer.set(.v, v) }
    answer.set(.t, rule.t)
    return answer
  }
}
