import Core
import Presentation
import Record

private typealias File = Assignment1File

/// Question 2: the support vector machine, and training a linear classifier.
let svmChecks: [CheckDefinition] =
  [
    CheckDefinition(
      "a1.svm.naive.gradient", "svmLossNaive has the right gradient", .gradient, file: File.svm
    ) { try $0.examineLinearGradient("a1.svm.naive") }
  ] + vectorizedChecks("svm", function: "svmLoss", file: File.svm) + [
    CheckDefinition(
      "a1.linear.train", "train draws minibatches and descends along the gradient", .property,
      file: File.linearClassifier, body: examineTraining),
    CheckDefinition(
      "a1.linear.predict", "predict takes the class with the highest score", .output,
      file: File.linearClassifier
    ) { context in
      let cases = [(6, 4, 3), (1, 5, 2), (20, 7, 10)].map { count, features, classes in
        var input = Payload()
        let w: Tensor<Double> = context.random.randn([features, classes])
        let x: Tensor<Double> = context.random.randn([count, features])
        input.set("w", w)
        input.set("x", x)
        return CheckCase(situation: "w \(w.shape), x \(x.shape)", input: input)
      }
      return try context.compare("a1.linear.predict", cases, success: "All labels agree.")
    },
    CheckDefinition(
      "a1.svm.accuracy", "LinearSVM learns with the course's settings", .accuracy,
      file: File.linearClassifier, buildsOn: [File.svm]
    ) { context in
      let data = try context.data()
      var input = Payload(training: data.pixels.train)
      input.set("learningRate", 1e-7)
      input.set("regularization", 2.5e4)
      input.set("iterations", 1000)
      input.set("batchSize", 200)
      input.set("seed", context.random.randint(below: 1 << 30))
      input.set("xTest", data.pixels.test.x)
      let answer = try context.call(
        "a1.svm.train", input, form: .linearTraining(input, iterations: 1000))
      var finding = try context.judgeAccuracy(
        answer, output: "testLabels", truth: data.pixels.test.y, what: "The trained SVM")
      finding.images = WeightImages.templates(answer, of: data)
      return finding
    },
    tuningCheck("svm", "tuneSVM finds a good SVM", what: "The tuned SVM", loss: File.svm),
    .written("svm.1", "Inline question: where a gradient check of the SVM may fail"),
    .written("svm.2", "Inline question: what the weights of the SVM look like"),
  ]

/// Question 3: softmax.
let softmaxChecks: [CheckDefinition] =
  [
    CheckDefinition(
      "a1.softmax.naive.loss", "softmaxLossNaive computes the cross-entropy", .output,
      file: File.softmax
    ) { try $0.compareLinearLoss("a1.softmax.naive") },
    CheckDefinition(
      "a1.softmax.naive.gradient", "softmaxLossNaive has the right gradient", .gradient,
      file: File.softmax
    ) { try $0.examineLinearGradient("a1.softmax.naive") },
    CheckDefinition(
      "a1.softmax.stability", "The softmax losses stay finite for large scores", .property,
      file: File.softmax
    ) { context in
      let one = context.random.linearCase(6, 5, 4, regularization: 0, scale: 500)
      for exercise in ["a1.softmax.naive", "a1.softmax.vectorized"] {
        let finding = try context.compare(exercise, [one], outputs: ["loss"], success: "")
        guard finding.facts == .measured(share: 1) else {
          var finding = finding
          finding.explanation =
            "With scores in the thousands, \(exercise) goes wrong: subtract each row's maximum "
            + "before the exponential."
          return finding
        }
      }
      return .pass("Scores in the thousands give the right, finite loss.")
    },
  ] + vectorizedChecks("softmax", function: "softmaxLoss", file: File.softmax) + [
    tuningCheck(
      "softmax", "tuneSoftmax finds a good classifier", what: "The tuned softmax classifier",
      loss: File.softmax),
    .written("softmax.1", "Inline question: the loss before training"),
    .written("softmax.2", "Inline question: a new example and the two losses"),
  ]

/// The checks that both vectorised losses share.
private func vectorizedChecks(_ name: String, function: String, file: String) -> [CheckDefinition] {
  let exercise = "a1.\(name).vectorized"
  return [
    CheckDefinition(
      "\(exercise).loss", "\(function)Vectorized computes the loss", .output, file: file
    ) { try $0.compareLinearLoss(exercise) },
    CheckDefinition(
      "\(exercise).gradient", "\(function)Vectorized has the right gradient", .gradient, file: file
    ) { try $0.examineLinearGradient(exercise) },
    CheckDefinition(
      "\(exercise).speed", "\(function)Vectorized is much faster than your naive version", .speed,
      file: file
    ) { context in
      let naive = "a1.\(name).naive"
      return try context.measure(
        .linearLoss(exercise, against: .own(exercise: naive, name: "your own naive version"))
      ) { $0.timedLinearInput() }
    },
    CheckDefinition(
      "\(exercise).speedReference", "\(function)Vectorized keeps up with the reference", .speed,
      file: file
    ) { context in
      try context.measure(.linearLoss(exercise, against: .reference)) { $0.timedLinearInput() }
    },
  ]
}

private func tuningCheck(
  _ name: String, _ title: String, what: String, loss: String
) -> CheckDefinition {
  CheckDefinition(
    "a1.\(name).tune", title, .accuracy, file: File.linearTuning,
    buildsOn: [loss, File.linearClassifier]
  ) { context in
    let data = try context.data()
    var input = Payload(training: data.pixels.train, validation: data.pixels.validation)
    input.set("learningRates", name == "svm" ? [1e-7, 5e-5] : [5e-7, 1e-6])
    input.set("regularizations", name == "svm" ? [2.5e4, 5e4] : [1e3, 2.5e4])
    input.set("iterations", 600)
    input.set("seed", context.random.randint(below: 1 << 30))
    input.set("xTest", data.pixels.test.x)
    let answer = try context.call("a1.\(name).tune", input, form: .linearTuning(input))
    var finding = try context.judgeAccuracy(
      answer, output: "testLabels", truth: data.pixels.test.y, what: what)
    finding.details += tuningDetails(answer)
    finding.images = WeightImages.templates(answer, of: data)
    return finding
  }
}

/// What was tried, one line a pair.
func tuningDetails(_ answer: Payload) -> [Finding.Detail] {
  guard case .double(let results)? = answer.tensors["results"], results.shape.count == 2,
    results.shape[1] == 4, results.shape[0] <= 50
  else { return [] }
  return (0..<results.shape[0]).map { row in
    let values = (0..<4).map { results[row, $0].significant(3) }
    return .init(
      name: "rate \(values[0]), reg \(values[1])",
      value: "train \(values[2]), validation \(values[3])")
  }
}

extension Payload {
  /// Examples to train on, and to choose by.
  init(training: LabelledData<Float>, validation: LabelledData<Float>? = nil) {
    self.init()
    set("x", training.x)
    set("y", training.y)
    if let validation {
      set("xValidation", validation.x)
      set("yValidation", validation.y)
    }
  }
}

extension TimedExercise {
  /// A linear loss, for which at least the scores are computed.
  fileprivate static func linearLoss(
    _ name: String, against yardstick: Yardstick
  ) -> Self {
    Self(name: name, yardstick: yardstick, operations: 2 * 500 * 3073 * 10)
  }
}

extension RandomState {
  /// A linear classifier's weights, examples and labels, of shapes that are all different.
  fileprivate mutating func linearCase(
    _ count: Int, _ features: Int, _ classes: Int, regularization: Double, scale: Double = 1
  ) -> CheckCase {
    var input = Payload()
    let w: Tensor<Double> = randn([features, classes]) * scale
    let x: Tensor<Double> = randn([count, features])
    input.set("w", w)
    input.set("x", x)
    input.set("y", randint(below: classes, count: count))
    input.set("regularization", regularization)
    return .init(
      situation: "w \(w.shape), x \(x.shape), regularization \(regularization)", input: input)
  }

  /// The size of the course's timing cell, in `Float`.
  fileprivate mutating func timedLinearInput() -> Payload {
    var input = Payload()
    let w: Tensor<Float> = randn([3073, 10]) * 0.01
    let x: Tensor<Float> = rand([500, 3073])
    input.set("w", w)
    input.set("x", x)
    input.set("y", randint(below: 10, count: 500))
    input.set("regularization", 5e-6)
    return input
  }
}

extension CheckContext {
  /// Small problems with and without regularisation.
  private func linearCases() -> [CheckCase] {
    [(5, 4, 3, 0), (1, 6, 2, 0.5), (12, 7, 10, 50), (30, 3, 5, 1e-3)].map {
      random.linearCase($0.0, $0.1, $0.2, regularization: $0.3)
    }
  }

  fileprivate func compareLinearLoss(_ exercise: String) throws -> Finding {
    try compare(
      exercise, linearCases(), outputs: ["loss"],
      success: "The loss agrees on four shapes and regularisation strengths.")
  }

  fileprivate func examineLinearGradient(_ exercise: String) throws -> Finding {
    // The last has as many parameters as the course's problem: one loss for each takes too long.
    let large = random.linearCase(300, 3073, 10, regularization: 0.05, scale: 0.01)
    var cases = (linearCases() + [large]).map { one in
      GradientCase(
        situation: one.situation, input: one.input, parameter: "w", gradient: "gradient",
        batch: { points in
          var input = one.input
          input.tensors["w"] = nil
          input.set("ws", points)
          return input
        })
    }
    cases[cases.count - 1].isLarge = true
    return try examineGradient(exercise, losses: exercise + ".losses", cases)
  }
}
