import Contract1
import Core

/// Question 2: the SVM loss with its gradient, training and tuning.
enum LinearSVMBinding: Binding {
  enum Call: String, CaseIterable { case naive, vectorized, train, tune }
  typealias Elements = InFloatOrDouble
  static let name = "a1.svm"

  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload {
    switch call {
    case .naive: return try lossAndGradient(input, by: svmLossNaive)
    case .vectorized: return try lossAndGradient(input, by: svmLossVectorized)
    case .train:
      var classifier = LinearSVM<Scalar>()
      return try trainAndPredict(&classifier, input)
    case .tune: return try tune(input)
    }
  }

  private static func tune<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var random = try input.random()
    let found = try tuneSVM(
      train: input.data(), validation: input.validation(),
      learningRates: input.numbers(.learningRates),
      regularizations: input.numbers(.regularizations), iterations: input.int(.iterations),
      using: &random)
    return try tuningAnswer(found.results, found.best, input)
  }
}
