import Contract2
import Core
import Judging
import Record

/// An ε for a case of an update rule: the usual one, and larger ones that matter for the step.
func epsilon(_ factor: Double) -> Double { factor == 1 ? 1e-8 : 0.1 * factor }

/// Creates the check of an update rule: two steps from given states, and one from the initial
/// state.
func ruleCheck(
  _ name: String, _ type: String, file: String, memory: [Key<AnyTensor>], counts: Bool = false,
  settings: @escaping @Sendable (_ factor: Double) -> [Key<Double>: Double]
) -> CheckDefinition {
  CheckDefinition("a2.\(name)", "\(type) computes the right step", .output, file: file) { context in
    let shapes = [([4, 5], 1.0, true), ([3], 2, true), ([2, 1, 3], 1.5, false)]
    let cases = shapes.map { shape, factor, isUnderWay in
      var input = Payload()
      input.set(.w, context.random.randn(shape) as Tensor<Double>)
      input.set(.dw, context.random.randn(shape) as Tensor<Double>)
      for (key, value) in settings(factor) { input.set(key, value) }
      if isUnderWay {
        // The state must be positive, because some of it is a running mean of squares.
        for key in memory { input.set(key, context.random.rand(shape) + 0.1 as Tensor<Double>) }
      }
      if counts { input.set(.t, isUnderWay ? 5 : 0) }
      return CheckCase(
        situation: "w \(shape), " + (isUnderWay ? "after some steps" : "at the first step"),
        input: input)
    }
    return try context.compare("a2.\(name)", cases)
  }
}
