import Contract1
import Core
import Exchange
import Judging
import Record

/// Creates the check that tunes a linear classifier on pixels and grades its accuracy on unseen
/// images.
func linearTuningCheck(
  _ name: String, _ title: String, loss: String
) -> CheckDefinition {
  CheckDefinition(
    "a1.\(name).tune", title, .accuracy, file: LinearClassifier.file("LinearTuning.swift"),
    buildsOn: [loss, LinearClassifier.file]
  ) { context in
    let data = try context.data()
    var (input, probe) = try context.trainingInput(data.pixels)
    input.set(.learningRates, name == "svm" ? [1e-7, 5e-5] : [5e-7, 1e-6])
    input.set(.regularizations, name == "svm" ? [2.5e4, 5e4] : [1e3, 2.5e4])
    input.set(.iterations, 600)
    let answer = try context.call("a1.\(name).tune", input, form: .linearTuning(input))
    var finding = try context.judgeAccuracy(
      answer, output: .testLabels, truth: data.pixels.test.y)
    finding = probe.judge(finding, selectedBy: answer)
    finding.facts += tuningFacts(answer)
    finding.images = WeightImages.templates(answer, of: data)
    return finding
  }
}

/// Returns the hyperparameters tried, as one fact per pair.
func tuningFacts(_ answer: Payload) -> [Fact] {
  guard case .double(let results)? = answer[.results], results.shape.count == 2,
    results.shape[1] == 4, results.shape[0] <= 50
  else { return [] }
  return (0..<results.shape[0]).map { row in
    .accuracy(
      .tried(
        learningRate: results[row, 0], regularization: results[row, 1],
        training: results[row, 2], validation: results[row, 3]))
  }
}

/// The possible findings of the check of `tuneLinearClassifier`.
private enum Property: String, CourseProperty {
  static let exercise = "a1.linear.tuning"

  case keepsBest = "Each pair is tried once, and the best classifier is returned."
  case triesOtherPairs = """
    Train once with each pair of a learning rate and a regularization strength, and with no other.
    """
  case goesOn = """
    A training run starts with the weights of another one: train a new copy of `untrained` for \
    each pair.
    """
  case otherIterations = "Each training run should take the given number of iterations."
  case otherExamples = "Train on the training set only: minibatches contain other examples."
  case otherResults = """
    There should be one result for each pair, ordered by learning rate and then by strength.
    """
  case accuraciesExchanged = """
    The accuracies of a result have changed places: one is for the training set and the other for \
    the validation set.
    """
  case otherAccuracies = """
    The accuracies of a result differ from those of the classifier that was trained with its pair.
    """
  case bestInTraining = """
    You return the classifier with the highest accuracy on the training set: return the one with \
    the highest accuracy on the validation set.
    """
  case notBest = """
    You do not return the classifier with the highest accuracy on the validation set.
    """
  case lastOfEqual = """
    If several classifiers have the highest accuracy on the validation set, return the first.
    """
}

/// Checks `tuneLinearClassifier` independently of the student's losses, twice.
///
/// The binding tunes a classifier whose predictions are prescribed for each pair, so all accuracies
/// are known. The highest on the validation set belongs to a pair in the middle, and to the last
/// one. On the training set, another one has the highest.
func examineTuning(_ context: any CheckContext) throws -> Finding {
  let searches = [
    Search(rightInTraining: [12, 21, 15, 27, 9, 18], right: [7, 5, 14, 11, 9, 14], iterations: 7),
    Search(rightInTraining: [24, 8, 13, 19, 28, 11], right: [6, 12, 8, 15, 7, 15], iterations: 4),
  ]
  for search in searches {
    if let failure = try search.failure(context) { return failure }
  }
  return .pass(Property.keepsBest.fact)
}

/// A search with known accuracies.
private struct Search {
  /// How many labels of the training set each pair's classifier predicts, of 30.
  let rightInTraining: [Int]
  /// How many labels of the validation set it predicts, of 20.
  let right: [Int]
  let iterations: Int

  private var best: Int? { right.firstIndex(of: right.max() ?? 0) }
  private var bestInTraining: Int? { rightInTraining.firstIndex(of: rightInTraining.max() ?? 0) }

  /// What is wrong with the student's search, or nil.
  func failure(_ context: any CheckContext) throws -> Finding? {
    let (count, held, classes) = (30, 20, 3)
    let examples: Tensor<Double> = .eye(count + held)
    let y = context.random.randint(below: classes, count: count - classes) + Array(0..<classes)
    let yValidation = context.random.randint(below: classes, count: held)
    var input = Payload()
    input.set(.x, examples[rows: Array(0..<count)])
    input.set(.y, y)
    for key in [Key.xValidation, .xTest] {
      input.set(key, examples[rows: Array(count..<count + held)])
    }
    input.set(.yValidation, yValidation)
    input.set(.learningRates, [0.1, 0.3, 0.7])
    input.set(.regularizations, [0.01, 0.5])
    input.set(.iterations, iterations)
    input.set(.seed, context.random.randint(below: 1 << 30))
    let heldPredictions = right.map {
      context.random.labels(yValidation, right: $0, classes: classes)
    }
    let predictions = zip(rightInTraining, heldPredictions).map { right, held in
      context.random.labels(y, right: right, classes: classes) + held
    }
    input.set(.prescribed, Array(predictions.joined()))

    let expected = try context.expected("a1.linear.tune", input)
    var form = AnswerForm(like: expected)
    form.makeOptional([Key.w])
    let answer = try context.call("a1.linear.tune", input, form: form)
    if let run = try wrongRun(answer.doubles(.trainingRuns), expected.doubles(.trainingRuns)) {
      return run
    }
    if let result = try wrongResult(answer.doubles(.results), expected.doubles(.results)) {
      return .fail(result.fact)
    }
    switch heldPredictions.firstIndex(of: try answer.ints(.validationLabels)) {
    case best: return nil
    case bestInTraining: return .fail(Property.bestInTraining.fact)
    case right.lastIndex(of: right.max() ?? 0): return .fail(Property.lastOfEqual.fact)
    default: return .fail(Property.notBest.fact)
    }
  }
}

/// What is wrong with the training runs, or nil.
private func wrongRun(_ runs: Tensor<Double>, _ expected: Tensor<Double>) -> Finding? {
  guard runs.shape.count == 2, runs.shape[1] == expected.shape[1] else {
    return .fail(Property.triesOtherPairs.fact)
  }
  if runs[column: 3].scalars.contains(0) { return .fail(Property.goesOn.fact) }
  if runs[column: 4].scalars.contains(0) { return .fail(Property.otherExamples.fact) }
  // They may be tried in any order.
  let (tried, wanted) = (pairs(runs), pairs(expected))
  guard tried == wanted else {
    let names = ["learning rate", "regularization strength"]
    let differing = zip(tried, wanted).first { $0 != $1 }.map { tried, wanted in
      names.indices.filter { tried[$0] != wanted[$0] }.map {
        Fact.exercise(.wrongSetting(name: names[$0], expected: wanted[$0], received: tried[$0]))
      }
    }
    let count = Fact.exercise(
      .statistic(
        name: "training runs", value: Double(tried.count), least: Double(wanted.count),
        most: Double(wanted.count)))
    var finding = Finding.fail(Property.triesOtherPairs.fact)
    finding.facts += tried.count == wanted.count ? differing ?? [] : [count]
    return finding
  }
  let iterations = zip(runs[column: 2].scalars, expected[column: 2].scalars)
  return iterations.first { $0 != $1 }.map { received, expected in
    .fail(
      Property.otherIterations.fact,
      .exercise(.wrongSetting(name: "iterations", expected: expected, received: received)))
  }
}

/// The pairs of hyperparameters of training runs, in ascending order.
private func pairs(_ runs: Tensor<Double>) -> [[Double]] {
  zip(runs[column: 0].scalars, runs[column: 1].scalars).sorted { $0 < $1 }.map { [$0, $1] }
}

/// What is wrong with the results, or nil.
private func wrongResult(_ results: Tensor<Double>, _ expected: Tensor<Double>) -> Property? {
  guard results.shape == expected.shape else { return .otherResults }
  let columns = (0..<4).map { results[column: $0].scalars }
  let right = (0..<4).map { expected[column: $0].scalars }
  guard columns[0] == right[0], columns[1] == right[1] else { return .otherResults }
  if columns[2] == right[3], columns[3] == right[2] { return .accuraciesExchanged }
  let isClose = zip(columns[2] + columns[3], right[2] + right[3]).allSatisfy {
    abs($0 - $1) < 1e-6
  }
  return isClose ? nil : .otherAccuracies
}

extension RandomState {
  /// Returns labels of which the given number is right, at random places.
  fileprivate mutating func labels(_ y: [Int], right: Int, classes: Int) -> [Int] {
    let isRight = Set(permutation(y.count).prefix(right))
    return y.indices.map { isRight.contains($0) ? y[$0] : (y[$0] + 1) % classes }
  }
}
