import Contract1
import Core

/// Question 3: the softmax loss with its gradient, training and tuning.
enum SoftmaxBinding: Binding {
  enum Call: String, CaseIterable { case naive, vectorized, train, tune }
  typealias Elements = InFloatOrDouble
  static let name = "a1.softmax"

  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload {
    switch call {
    case .naive: return try lossAndGradient(input, by: softmaxLossNaive)
    case .vectorized: return try lossAndGradient(input, by: softmaxLossVectorized)
    case .train:
      var classifier = Softmax<Scalar>()
      return try trainAndPredict(&classifier, input)
    case .tune: return try tune(input)
    }
  }

  private static func tune<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var random = try input.random()
    let found = try tuneSoftmax(
      train: input.data(), validation: input.validation(),
      learningRates: input.numbers(.learningRates),
      regularizations: input.numbers(.regularizations), iterations: input.int(.iterations),
      using: &random)
    return try tuningAnswer(found.results, found.best, input)
  }
}
