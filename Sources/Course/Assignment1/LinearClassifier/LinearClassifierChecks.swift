import Contract1
import Core
package import Judging
import Exchange
import Record

/// The exercise on training linear classifiers and predicting with them, in question 2.
package enum LinearClassifier: CheckedExercise {
  package static let id = "a1.linear"

  package static var checks: [CheckDefinition] {
    [
      CheckDefinition(
        "a1.linear.train", "train draws minibatches and follows the gradient", .property,
        file: file, compares: true, body: examineTraining),
      CheckDefinition(
        "a1.linear.predict", "predict returns the class with the highest score", .output,
        file: file
      ) { context in
        let cases = [(6, 4, 3), (1, 5, 2), (20, 7, 10)].map { count, features, classes in
          var input = Payload()
          let w: Tensor<Double> = context.random.randn([features, classes])
          let x: Tensor<Double> = context.random.randn([count, features])
          input.set(.w, w)
          input.set(.x, x)
          return CheckCase(situation: "w \(w.shape), x \(x.shape)", input: input)
        }
        return try context.compare("a1.linear.predict", cases)
      },
      CheckDefinition(
        "a1.linear.tune", "tuneLinearClassifier tries each pair and returns the best classifier",
        .property, file: file("LinearTuning.swift"), buildsOn: [file], body: examineTuning),
    ]
  }
}

/// The possible findings of the check of `train`.
private enum Property: String, CourseProperty {
  static let exercise = LinearClassifier.id

  case trains = "The updates are correct, and minibatches are drawn at random from all examples."
  case goesAnotherWay = """
    When all examples are the same, the exact result of train is known, and yours differs. Check \
    the update w -= learningRate * gradient, and record each loss before the update.
    """
}

/// Checks `train` of a linear classifier independently of the student's losses.
///
/// The binding trains a probe: a linear classifier with a given loss, which records the minibatches
/// that it receives.
///
/// - When all examples are the same, every minibatch is the same too. The weights and losses after
///   any number of steps are then known exactly, no matter how minibatches are drawn.
/// - When the examples differ, each minibatch must have the requested size and the labels of its
///   examples, and must be drawn at random from all examples.
func examineTraining(_ context: any CheckContext) throws -> Finding {
  let alike = try compareOnEqualExamples(context)
  guard alike.outcome == .measured(share: 1) else { return alike }
  return try examineMinibatches(
    "a1.linear.train", of: slowTraining, context) ?? .pass(Property.trains.fact)
}

private func compareOnEqualExamples(_ context: any CheckContext) throws -> Finding {
  let (features, classes) = (5, 3)
  let example: Tensor<Double> = context.random.randn([1, features])
  let x = example.broadcast(to: [8, features])
  var input = Payload()
  input.set(.x, x)
  input.set(.y, [Int](repeating: classes - 1, count: 8))
  let w: Tensor<Double> = context.random.randn([features, classes])
  input.set(.w, w)
  input.set(.learningRate, 0.05)
  input.set(.regularization, 0.1)
  input.set(.iterations, 12)
  input.set(.batchSize, 4)
  input.set(.seed, context.random.randint(below: 1 << 30))
  let expected = try context.expected("a1.linear.train", input)
  let received = try context.call("a1.linear.train", input, form: AnswerForm(recording: expected))
  var wanted = Payload()
  for key in [Key.w, .lossHistory] { wanted[key] = expected[key] }
  let situation = "8 identical examples, batch size 4, 12 iterations, a given loss"
  guard var finding = try context.difference(received, wanted, situation: situation) else {
    return .pass()
  }
  finding.facts.insert(Property.goesAnotherWay.fact, at: 0)
  return finding
}

/// The settings of a training whose minibatches are recorded.
private var slowTraining: Payload {
  var input = Payload()
  input.set(.learningRate, 1e-6)
  input.set(.regularization, 0.0)
  return input
}
