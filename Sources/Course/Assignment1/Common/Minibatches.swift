import Contract1
import Core
import Exchange
import Judging
import Record

/// The possible findings about minibatches.
private enum Property: String, CourseProperty {
  static let exercise = "a1.minibatches"

  case neverDrawn = "No minibatch reached the loss function."
  case oneMinibatchPerIteration = """
    The loss function should be called once per iteration, with one minibatch of the requested size.
    """
  case labelsOfOthers = "The labels in a minibatch do not match its examples."
  case examplesLeftOut = "Minibatches should be drawn from all examples; some were never drawn."
  case minibatchesRepeat = "The minibatches repeat: draw new examples at each iteration."
  case withoutReplacement = """
    No minibatch has an example twice: draw with replacement, as `random.choice` does.
    """
  case neighbors = "Minibatches consist of neighboring rows: draw each example at random."
  case doesNotRepeat = """
    The same seed gives other minibatches the second time: draw them with `random`, the generator \
    that you are given.
    """
  case ignoresGenerator = """
    Two seeds give the same minibatches: draw them with `random`, the generator that you are given.
    """
}

/// Checks that minibatches are drawn at random from all examples, with replacement.
///
/// The first feature of an example is its index, by which the binding identifies it.
///
/// - Parameters:
///   - exercise: The call that records minibatches in `batchRows` and `batchLabels`.
///   - settings: What else the call needs.
///   - context: The context of the check.
/// - Returns: What is wrong, or nil.
/// - Throws: `EarlyEnd` if the student's code gives no answer, or errors of the host.
func examineMinibatches(
  _ exercise: String, of settings: Payload, _ context: any CheckContext
) throws -> Finding? {
  let (count, batchSize, iterations) = (40, 10, 60)
  let rows = Tensor<Double>((0..<count).map(Double.init), shape: [count, 1])
  let noise: Tensor<Double> = context.random.randn([count, 3])
  let y = context.random.randint(below: 4, count: count - 4) + [0, 1, 2, 3]
  var input = settings
  input.set(.x, Tensor.concatenated([rows, noise], axis: 1))
  input.set(.y, y)
  input.set(.iterations, iterations)
  input.set(.batchSize, batchSize)
  let seed = context.random.randint(below: 1 << 30)
  input.set(.seed, seed)
  // The form does not depend on the seed.
  let form = try AnswerForm(recording: context.expected(exercise, input))
  var recordings: [[[Int]]] = []
  for seed in [seed, seed, seed + 1] {
    input.set(.seed, seed)
    let answer = try context.call(exercise, input, form: form)
    guard case .int(let drawn)? = answer[.batchRows],
      case .int(let labels)? = answer[.batchLabels]
    else { return .fail(Property.neverDrawn.fact) }
    guard drawn.shape == [iterations, batchSize], labels.shape == drawn.shape else {
      return .fail(
        Property.oneMinibatchPerIteration.fact,
        .output(
          .wrongShape(
            tensor: "batchRows", expected: [iterations, batchSize], received: drawn.shape)))
    }
    guard drawn.scalars.allSatisfy(y.indices.contains),
      zip(drawn.scalars, labels.scalars).allSatisfy({ y[$0] == $1 })
    else { return .fail(Property.labelsOfOthers.fact) }
    recordings.append((0..<iterations).map { drawn.row($0).scalars })
  }
  if let failure = failure(recordings[0], of: count) { return failure }
  guard recordings[0] == recordings[1] else { return .fail(Property.doesNotRepeat.fact) }
  guard recordings[0] != recordings[2] else { return .fail(Property.ignoresGenerator.fact) }
  return nil
}

/// Judges the minibatches of one training.
///
/// Right minibatches fail with a probability of 10⁻⁵, because an example may never be drawn.
private func failure(_ batches: [[Int]], of count: Int) -> Finding? {
  guard Set(batches).count > batches.count / 2 else {
    return .fail(Property.minibatchesRepeat.fact)
  }
  let distinct = Set(batches.joined()).count
  guard distinct == count else {
    return .fail(
      Property.examplesLeftOut.fact,
      .exercise(
        .statistic(
          name: "distinct examples drawn", value: Double(distinct), least: Double(count),
          most: Double(count))))
  }
  // One in 40 random pairs consists of an example and the next one, and one in five of the pairs in
  // a sorted minibatch, of which a third is eight standard deviations away.
  let successors = batches.reduce(0) { sum, batch in
    sum + zip(batch, batch.dropFirst()).count { $1 == ($0 + 1) % count }
  }
  guard successors < batches.count * (batches[0].count - 1) / 3 else {
    return .fail(Property.neighbors.fact)
  }
  guard batches.contains(where: { Set($0).count < $0.count }) else {
    return .fail(Property.withoutReplacement.fact)
  }
  return nil
}

extension AnswerForm {
  /// Creates the form of an answer with recorded minibatches.
  ///
  /// There are no weights if training did not set any, and no minibatches if their sizes vary.
  init(recording expected: Payload) {
    self.init(like: expected)
    makeOptional([Key.w, Key.batchRows, Key.batchLabels])
  }
}
