import Contract1
import Core
package import Judging
import Record

/// The exercise on the two-layer network, in question 4.
package enum TwoLayerNet: CheckedExercise {
  package static let id = "a1.twoLayer"
  private static let training = file("TwoLayerNet+Training.swift")
  private static let forward = GivenFunction("forward", judgedBy: "a1.twoLayer.scores")

  package static var checks: [CheckDefinition] {
    [
      CheckDefinition(
        "a1.twoLayer.scores", "The forward pass computes the right scores", .output, file: file
      ) { context in
        try context.compare("a1.twoLayer.scores", context.networkCases())
      },
      CheckDefinition(
        "a1.twoLayer.loss", "The loss is cross-entropy plus regularization", .output,
        file: file, given: [forward]
      ) { context in
        try context.compare(
          "a1.twoLayer.loss", context.networkCases() + [context.largeScoreCase()],
          outputs: [Key.loss])
      },
      CheckDefinition(
        "a1.twoLayer.gradient", "The backward pass computes the right gradients", .gradient,
        file: file, given: [forward]
      ) { context in
        let cases = context.networkCases()
        return try context.examineGradients(
          .loss("a1.twoLayer.loss"), cases,
          twins: context.twins(of: cases, weights: .w1) { context.largeNetworkCase(features: $0) })
      },
      CheckDefinition(
        "a1.twoLayer.train", "train follows the gradients and decays the learning rate",
        .property, file: training, buildsOn: [file], compares: true,
        body: examineNetworkTraining),
      CheckDefinition(
        "a1.twoLayer.train.toy", "train brings the loss on the toy problem close to 0", .property,
        file: training, buildsOn: [file], bounds: ["lastLoss"], body: examineToyTraining),
      CheckDefinition(
        "a1.twoLayer.predict", "predict returns the class with the highest score", .property,
        file: file, body: examinePredictions),
      CheckDefinition(
        "a1.twoLayer.tune", "tuneTwoLayerNet finds a good network", .accuracy,
        file: file("TwoLayerNetTuning.swift"), buildsOn: [file, training]
      ) { context in
        let data = try context.data()
        let (input, probe) = try context.trainingInput(data.pixels)
        let answer = try context.call(
          "a1.twoLayer.tune", input, form: .networkTuning(input))
        var finding = try context.judgeAccuracy(
          answer, output: .testLabels, truth: data.pixels.test.y)
        finding = probe.judge(finding, selectedBy: answer)
        finding.images = WeightImages.hiddenUnits(answer, .w1, of: data)
        return finding
      },
    ]
  }
}

/// The possible findings of the checks of the network.
private enum Property: String, CourseProperty {
  static let exercise = TwoLayerNet.id

  case labelsOfHighestScores = "Each label is the class with the highest score."
  case labelsOfLowerScores = "Some labels are not the class with the highest score."
  case trains = "Every step follows the gradients, and the learning rate decays after each epoch."
  case goesAnotherWay = """
    When all examples are the same, the exact result of train is known, and yours differs. Check \
    the update, and when you decay the learning rate. If your loss or its gradients are wrong, \
    fix them first.
    """
  case fitsToyProblem = "The final loss on the toy problem is low enough."
  case missesToyProblem = "After 100 iterations, the loss on the toy problem should be close to 0."
}

/// The four parameters of the network.
private let parameters: [Key<AnyTensor>] = [.w1, .b1, .w2, .b2]

extension CheckContext {
  /// Networks of different sizes, with labels, with and without regularization.
  ///
  /// The last one has too many weights for a numerical gradient, and the one before it has a shape
  /// that was there before.
  fileprivate func networkCases() -> [CheckCase] {
    let small = [(5, 13, 10, 3, 0.05), (1, 3, 2, 4, 0), (9, 6, 7, 2, 0.03), (5, 13, 10, 3, 0.1)]
    return small.map {
      networkCase(
        count: $0.0, features: $0.1, hidden: $0.2, classes: $0.3, regularization: $0.4)
    } + [largeNetworkCase(features: random.size(71_000...73_000))]
  }

  /// A network with scores in the thousands, whose exponentials overflow.
  fileprivate func largeScoreCase() -> CheckCase {
    networkCase(count: 6, features: 5, hidden: 8, classes: 4, regularization: 0, scale: 500)
      .called("scores in the thousands")
  }

  fileprivate func largeNetworkCase(features: Int) -> CheckCase {
    networkCase(
      count: 5, features: features, hidden: 10, classes: 3, regularization: 0, scale: 0.006)
  }

  fileprivate func networkCase(
    count: Int, features: Int, hidden: Int, classes: Int, regularization: Double,
    scale: Double = 1
  ) -> CheckCase {
    var input = Payload()
    let shapes: KeyValuePairs<Key<AnyTensor>, [Int]> = [
      .b1: [hidden], .b2: [classes], .w1: [features, hidden], .w2: [hidden, classes],
      .x: [count, features],
    ]
    for (key, shape) in shapes {
      let values: Tensor<Double> = random.randn(shape)
      input.set(key, key == .w1 ? values * scale : values)
    }
    input.set(.y, random.randint(below: classes, count: count))
    input.set(.regularization, regularization)
    return CheckCase(
      situation: "x [\(count), \(features)], \(hidden) hidden, \(classes) classes, "
        + "regularization \(regularization)", input: input)
  }
}

/// Checks that labels are the classes with the highest scores.
///
/// If the student's scores are wrong, their check says so. The labels may then follow them, as long
/// as the scores resemble the right ones in all cases together: the labels of constant scores take
/// no work.
private func examinePredictions(_ context: any CheckContext) throws -> Finding {
  let many = context.networkCase(
    count: 40, features: 5, hidden: 8, classes: 6, regularization: 0)
  var (ownScores, rightScores): ([Double], [Double]) = ([], [])
  var mistake: Finding?
  for one in context.networkCases() + [many] {
    let own = try context.callForShapes("a1.twoLayer.scores", one.input).doubles(.scores)
    let labels = try context.call("a1.twoLayer.predict", one.input).ints(.labels)
    let right = try context.expected("a1.twoLayer.scores", one.input).doubles(.scores)
    ownScores += own.centeredRows.scalars
    rightScores += right.centeredRows.scalars
    let expected = right.argmax(axis: 1).scalars
    if labels == expected { continue }
    let finding = Finding.fail(
      Property.labelsOfLowerScores.fact, .wrongLabels(labels, expected),
      .output(.calledWith(inputs: one.situation)))
    guard labels == own.argmax(axis: 1).scalars else { return finding }
    mistake = mistake ?? finding
  }
  let resemblance = cosine(Tensor(ownScores), Tensor(rightScores))
  if let mistake, !(resemblance >= JudgingDefaults.leastScoreCosine) { return mistake }
  return .pass(Property.labelsOfHighestScores.fact)
}

extension Tensor<Double> {
  /// The rows minus their means.
  ///
  /// Only these differences decide which score is the highest.
  fileprivate var centeredRows: Tensor { self - mean(axis: 1, keepDims: true) }
}

/// When all examples are the same, every minibatch is the same, however it is drawn.
///
/// So the loss determines the whole training run. If the student's loss is wrong, this check is
/// graded again with the reference's. The first step is compared on its own, because afterwards
/// one wrong parameter makes the others wrong, too.
private func examineNetworkTraining(_ context: any CheckContext) throws -> Finding {
  let batch = 4
  var train = context.networkCase(
    count: 1, features: 4, hidden: 6, classes: 3, regularization: 0.02
  ).input
  let recording = train
  let example = try train.doubles(.x)
  let label = try train.ints(.y)[0]
  train.set(.x, example.broadcast(to: [4 * batch, 4]))
  train.set(.y, [Int](repeating: label, count: 4 * batch))
  train.set(.xValidation, example.broadcast(to: [2, 4]))
  train.set(.yValidation, [label, label])
  train.set(.learningRate, 0.05)
  train.set(.learningRateDecay, 0.9)
  train.set(.batchSize, batch)
  train.set(.seed, context.random.randint(below: 1 << 30))
  for iterations in [1, 10] {
    train.set(.iterations, iterations)
    let received = try context.call("a1.twoLayer.train", train)
    let known = try context.expected("a1.twoLayer.train", train)
    var expected = Payload()
    for key in [.lossHistory] + parameters { expected[key] = known[key] }
    let situation = "16 identical examples, batch size 4, iterations: \(iterations)"
    guard var finding = try context.difference(received, expected, situation: situation) else {
      continue
    }
    finding.facts.insert(Property.goesAnotherWay.fact, at: 0)
    return finding
  }
  return try examineMinibatches("a1.twoLayer.batches", of: recording, context)
    ?? .pass(Property.trains.fact)
}

/// The course's toy problem: five examples, three classes and 100 iterations.
///
/// The final loss is computed here, from the trained weights.
private func examineToyTraining(_ context: any CheckContext) throws -> Finding {
  var weights = RandomState(seed: 0)
  let w1: Tensor<Double> = weights.randn([4, 10]) * 0.1
  let w2: Tensor<Double> = weights.randn([10, 3]) * 0.1
  var inputs = RandomState(seed: 1)
  let x: Tensor<Double> = inputs.randn([5, 4]) * 10
  var input = Payload()
  let tensors: KeyValuePairs<Key<AnyTensor>, Tensor<Double>> = [
    .w1: w1, .b1: .zeros([10]), .w2: w2, .b2: .zeros([3]), .x: x, .xValidation: x,
  ]
  for (key, value) in tensors { input.set(key, value) }
  input.set(.y, [0, 1, 2, 2, 1])
  input.set(.yValidation, [0, 1, 2, 2, 1])
  input.set(.learningRate, 0.1)
  input.set(.learningRateDecay, 0.95)
  input.set(.regularization, 5e-6)
  input.set(.iterations, 100)
  input.set(.batchSize, 200)
  input.set(.seed, context.random.randint(below: 1 << 30))
  let answer = try context.callForShapes("a1.twoLayer.train", input)
  var trained = input
  for parameter in parameters { trained[parameter] = answer[parameter] }
  let loss = try context.expected("a1.twoLayer.loss", trained).number(.loss)
  let bound = try context.bound("lastLoss")
  let last = Fact.exercise(
    .statistic(name: "final loss", value: loss, least: 0, most: bound))
  var finding: Finding =
    loss >= 0 && loss < bound
    ? .pass(Property.fitsToyProblem.fact, last) : .fail(Property.missesToyProblem.fact, last)
  let losses = try answer.doubles(.lossHistory).scalars
  if losses.allSatisfy(\.isFinite) {
    finding.curves = [
      .init(
        chart: "Toy problem", name: "loss", xLabel: "iteration", yLabel: "loss",
        x: losses.indices.map(Double.init), y: losses)
    ]
  }
  return finding
}
