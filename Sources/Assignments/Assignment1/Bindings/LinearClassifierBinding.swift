import Contract1
import Core

/// Training and prediction of linear classifiers, in questions 2 and 3.
enum LinearClassifierBinding: Binding {
  enum Call: String, CaseIterable { case train, predict, tune }
  typealias Elements = InFloatOrDouble
  static let name = "a1.linear"

  static func answer<Scalar>(_ call: Call, _ input: TypedPayload<Scalar>) throws -> Payload {
    switch call {
    case .train: return try train(input)
    case .predict:
      var classifier = ProbeClassifier<Scalar>()
      classifier.weights = try input.tensor(.w)
      var answer = Payload()
      answer.set(.labels, try classifier.predict(input.tensor(.x)))
      return answer
    case .tune: return try tune(input)
    }
  }

  private static func train<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var classifier = ProbeClassifier<Scalar>()
    classifier.weights = try input.tensorIfAny(.w)
    var answer = try trained(&classifier, input)
    classifier.log.write(to: &answer)
    return answer
  }

  private static func tune<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    var random = try input.random()
    let log = try TuningLog(input)
    let found = try tuneLinearClassifier(
      PrescribedClassifier(log), train: input.data(), validation: input.validation(),
      learningRates: input.numbers(.learningRates),
      regularizations: input.numbers(.regularizations), iterations: input.int(.iterations),
      using: &random)
    var answer = try tuningAnswer(found.results, found.best, input)
    log.write(to: &answer)
    return answer
  }
}

/// A linear classifier with a given loss that records the minibatches it receives.
///
/// It lets the grader judge training independently of the losses that students write. Its loss is
/// the squared error from one-hot labels, and the first column of `x` is the index of the example.
private struct ProbeClassifier<Scalar: TensorScalar>: LinearClassifier {
  var weights: Tensor<Scalar>?
  let log = MinibatchLog()

  func loss(
    _ w: Tensor<Scalar>, x: Tensor<Scalar>, y: [Int], regularization: Scalar
  ) throws -> (loss: Scalar, gradient: Tensor<Scalar>) {
    log.add(x, y)
    var errors = matmul(x, w)  // [B, C]
    errors.add(-1, atColumns: y)
    let loss = errors.square().sum() / Scalar(y.count) + regularization * w.square().sum()
    let gradient = matmul(x, errors, transposeA: true) * (2 / Scalar(y.count))
    return (loss, gradient + w * (2 * regularization))
  }
}
