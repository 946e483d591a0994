import Contract1
import Core
package import Judging
import Record

/// The exercise on the two-layer network, in question 4.
package enum TwoLayerNet: CheckedExercise {
  package static let id = "a1.twoLayer"
  private static let training = file("TwoLayerNet+Training.swift")

  package static var checks: [CheckDefinition] {
    [
      CheckDefinition(
        "a1.twoLayer.scores", "The forward pass computes the right scores", .output, file: file
      ) { context in
        let cases = context.networkCases().map { one in
          CheckCase(situation: one.situation, input: one.input)
        }
        return try context.compare(
          "a1.twoLayer.scores", cases)
      },
      CheckDefinition(
        "a1.twoLayer.loss", "The loss is cross-entropy plus regularization", .output,
        file: file
      ) { context in
        try context.compare(
          "a1.twoLayer.loss", context.networkCases(), outputs: [Key.loss])
      },
      CheckDefinition(
        "a1.twoLayer.gradient", "The backward pass computes the right gradients", .gradient,
        file: file
      ) { context in
        var cases = context.networkCases().flatMap { one in
          parameters.map { gradientCase($0, one) }
        }
        // This network has as many parameters as one for small images, too many to evaluate the
        // loss once for each of them.
        let large = context.networkCase(
          count: 100, features: 3072, hidden: 50, classes: 10, regularization: 0.05, scale: 0.02)
        var last = gradientCase(.w1, large)
        last.isLarge = true
        cases.append(last)
        return try context.examineGradient(
          "a1.twoLayer.loss", losses: "a1.twoLayer.losses", cases,
          samples: JudgingDefaults.fewSamples)
      },
      CheckDefinition(
        "a1.twoLayer.train", "train follows your gradients and decays the learning rate",
        .property, file: training, buildsOn: [file], compares: true,
        body: examineNetworkTraining),
      CheckDefinition(
        "a1.twoLayer.train.toy", "train brings the loss on the toy problem close to 0", .property,
        file: training, buildsOn: [file], bounds: ["lastLoss"], body: examineToyTraining),
      CheckDefinition(
        "a1.twoLayer.predict", "predict returns the class with the highest score", .property,
        file: file
      ) { context in
        for one in context.networkCases() {
          let scores = try context.callForShapes("a1.twoLayer.scores", one.input).doubles(.scores)
          let labels = try context.call("a1.twoLayer.predict", one.input).ints(.labels)
          let expected = scores.argmax(axis: 1).scalars
          guard labels == expected else {
            return .fail(
              Property.labelsOfLowerScores.fact, .wrongLabels(labels, expected),
              .output(.calledWith(inputs: one.situation)))
          }
        }
        return .pass(Property.labelsOfHighestScores.fact)
      },
      CheckDefinition(
        "a1.twoLayer.tune", "tuneTwoLayerNet finds a good network", .accuracy,
        file: file("TwoLayerNetTuning.swift"), buildsOn: [file, training]
      ) { context in
        let data = try context.data()
        var input = Payload(training: data.pixels.train, validation: data.pixels.validation)
        input.set(.seed, context.random.randint(below: 1 << 30))
        input.set(.xTest, data.pixels.test.x)
        let answer = try context.call(
          "a1.twoLayer.tune", input, form: .networkTuning(input))
        var finding = try context.judgeAccuracy(
          answer, output: .testLabels, truth: data.pixels.test.y)
        finding.images = WeightImages.hiddenUnits(answer, .w1, of: data)
        return finding
      },
    ]
  }
}

/// The possible findings of the checks of the network.
private enum Property: String, CourseProperty {
  static let exercise = TwoLayerNet.id

  case labelsOfHighestScores = "Each label is the class with the highest of your scores."
  case labelsOfLowerScores = "Some labels are not the class with the highest of your scores."
  case trains = "Every step follows your gradients, and the learning rate decays after each epoch."
  case goesAnotherWay = """
    When all examples are the same, your loss and gradients determine the result of training \
    exactly, and yours differs. Check the update, and check when you decay the learning rate.
    """
  case fitsToyProblem = "The final loss on the toy problem is low enough."
  case missesToyProblem = "After 100 iterations, the loss on the toy problem should be close to 0."
}

/// The four parameters of the network.
private let parameters: [Key<AnyTensor>] = [.w1, .b1, .w2, .b2]

private func gradientCase(_ parameter: Key<AnyTensor>, _ one: CheckCase) -> GradientCase {
  GradientCase(
    situation: "\(one.situation), gradient of \(parameter.name)", input: one.input,
    parameter: parameter, gradient: parameter.gradient,
    batch: { points in
      var input = one.input
      input.set(.parameter, parameter.name)
      input.set(.values, points)
      return input
    })
}

extension CheckContext {
  /// Creates networks of different sizes, with examples and labels, with and without
  /// regularization.
  fileprivate func networkCases() -> [CheckCase] {
    [(5, 4, 10, 3, 0.05), (1, 3, 2, 4, 0), (9, 6, 7, 2, 1)].map {
      networkCase(count: $0.0, features: $0.1, hidden: $0.2, classes: $0.3, regularization: $0.4)
    }
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
      input.set(key, key == .x ? values : values * scale)
    }
    input.set(.y, random.randint(below: classes, count: count))
    input.set(.regularization, regularization)
    return CheckCase(
      situation: "x [\(count), \(features)], \(hidden) hidden, \(classes) classes, "
        + "regularization \(regularization)", input: input)
  }
}

/// Checks training on examples that are all the same, so that every minibatch is the same too.
///
/// The student's own loss and gradients then determine the whole training run, and a wrong loss
/// costs no points here.
private func examineNetworkTraining(_ context: any CheckContext) throws -> Finding {
  let (batch, iterations, decay) = (4, 10, 0.9)
  var step = context.networkCase(
    count: 1, features: 4, hidden: 6, classes: 3, regularization: 0.02
  ).input
  let example = try step.doubles(.x)
  let label = try step.ints(.y)[0]
  step.set(.x, example.broadcast(to: [batch, 4]))
  step.set(.y, [Int](repeating: label, count: batch))
  var train = step
  train.set(.x, example.broadcast(to: [4 * batch, 4]))
  train.set(.y, [Int](repeating: label, count: 4 * batch))
  train.set(.xValidation, example.broadcast(to: [2, 4]))
  train.set(.yValidation, [label, label])
  var rate = 0.05
  train.set(.learningRate, rate)
  train.set(.learningRateDecay, decay)
  train.set(.iterations, iterations)
  train.set(.batchSize, batch)
  train.set(.seed, context.random.randint(below: 1 << 30))
  let received = try context.call("a1.twoLayer.train", train)
  var losses: [Double] = []
  for iteration in 0..<iterations {
    let answer = try context.callForShapes("a1.twoLayer.loss", step)
    losses.append(try answer.number(.loss))
    for parameter in parameters {
      let gradient = try answer.doubles(parameter.gradient)
      step.set(parameter, try step.doubles(parameter) - gradient * rate)
    }
    // An epoch has four minibatches. As in the given code, the first decay is after iteration 0.
    if iteration % 4 == 0 { rate *= decay }
  }
  var expected = Payload()
  expected.set(.lossHistory, Tensor(losses))
  for parameter in parameters { expected[parameter] = step[parameter] }
  let situation = "16 identical examples, batch size 4, 10 iterations"
  guard var finding = try context.difference(received, expected, situation: situation) else {
    return .pass(Property.trains.fact)
  }
  finding.facts.insert(Property.goesAnotherWay.fact, at: 0)
  return finding
}

/// Trains on the course's toy problem, with five examples and three classes, for 100 iterations.
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
  let answer = try context.call("a1.twoLayer.train", input)
  let losses = try answer.doubles(.lossHistory).scalars
  let bound = try context.bound("lastLoss")
  let last = Fact.exercise(
    .statistic(name: "final loss", value: losses.last ?? .nan, least: 0, most: bound))
  let isLow =
    losses.allSatisfy { $0.isFinite && $0 >= 0 } && losses.last.map { $0 < bound } == true
  var finding: Finding =
    isLow ? .pass(Property.fitsToyProblem.fact, last) : .fail(Property.missesToyProblem.fact, last)
  if losses.allSatisfy(\.isFinite) {
    finding.curves = [
      .init(
        chart: "Toy problem", name: "loss", xLabel: "iteration", yLabel: "loss",
        x: losses.indices.map(Double.init), y: losses)
    ]
  }
  return finding
}
