import Core

/// Question 1: one step of each update rule.
let ruleExercises = [
  inDouble("a2.sgdMomentum", momentum),
  inDouble("a2.rmsprop", rmsProp),
  inDouble("a2.adam", adam),
]

/// The parameter after a step.
private func step<Scalar>(
  _ rule: inout some UpdateRule<Scalar>, _ input: TypedPayload<Scalar>
) throws -> Payload {
  var w = try input.tensor("w")
  try rule.update(&w, dw: input.tensor("dw"))
  var answer = Payload()
  answer.set("w", w)
  return answer
}

private func momentum<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var rule = SGDMomentumRule<Scalar>(
    learningRate: try input.number("learningRate"), momentum: try input.number("momentum"),
    velocity: try input.memory("velocity"))
  var answer = try step(&rule, input)
  if let velocity = rule.velocity { answer.set("velocity", velocity) }
  return answer
}

private func rmsProp<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var rule = RMSPropRule<Scalar>(
    learningRate: try input.number("learningRate"), decayRate: try input.number("decayRate"),
    epsilon: try input.number("epsilon"), meanSquare: try input.memory("meanSquare"))
  var answer = try step(&rule, input)
  if let meanSquare = rule.meanSquare { answer.set("meanSquare", meanSquare) }
  return answer
}

private func adam<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
  var rule = AdamRule<Scalar>(
    learningRate: try input.number("learningRate"), beta1: try input.number("beta1"),
    beta2: try input.number("beta2"), epsilon: try input.number("epsilon"),
    m: try input.memory("m"), v: try input.memory("v"), t: try input.int("t"))
  var answer = try step(&rule, input)
  if let m = rule.m { answer.set("m", m) }
  if let v = rule.v { answer.set("v", v) }
  answer.set("t", rule.t)
  return answer
}

extension TypedPayload {
  /// What a rule remembers, or nil before its first step.
  fileprivate func memory(_ name: String) throws -> Tensor<Scalar>? {
    payload.tensors[name] == nil ? nil : try tensor(name)
  }
}
