import Core
import Judging
import Exchange
import Presentation
import Record

/// Trains a network of the student's choice on pixels, and judges it by images that it has not seen.
func trainingCheck(
  _ id: String, _ title: String, what: String, file: String, buildsOn: [String]
) -> CheckDefinition {
  CheckDefinition(id, title, .accuracy, file: file, buildsOn: buildsOn) { context in
    let data = try context.data()
    var input = Payload(training: data.pixels.train, validation: data.pixels.validation)
    input.set("seed", context.random.randint(below: 1 << 30))
    input.set("xTest", data.pixels.test.x)
    let answer = try context.call(id, input, form: .solverTraining(input))
    return try context.judgeAccuracy(
      answer, output: "testLabels", truth: data.pixels.test.y, what: what)
  }
}

/// Lets a deep network overfit fifty images.
func overfittingCheck(_ name: String, _ layers: String) -> CheckDefinition {
  CheckDefinition(
    "a2.overfit.\(name)", "The network of \(layers) overfits fifty images", .accuracy,
    file: OverfittingTuning.file,
    buildsOn: [FullyConnectedNet.file, FullyConnectedNet.passes, Affine.file, ReLU.file]
  ) { context in
    let data = try context.data()
    guard data.pixels.train.y.count >= 50 else {
      throw GraderFault("'\(data.name)' has no fifty images to train on")
    }
    let few = LabelledData(
      x: data.pixels.train.x[0..<50], y: Array(data.pixels.train.y.prefix(50)))
    var input = Payload(training: few, validation: data.pixels.validation)
    input.set("seed", context.random.randint(below: 1 << 30))
    let answer = try context.call("a2.overfit.\(name)", input, form: .overfitting)
    return try context.judgeShare(answer.doubles("trainAccuracy").scalars.max() ?? 0, data, answer)
  }
}

extension CheckContext {
  /// Points for the share of the training images that are recognised in the best epoch.
  fileprivate func judgeShare(
    _ accuracy: Double, _ data: TrainingData, _ answer: Payload
  ) throws -> Finding {
    let target = try target(of: data.name)
    var finding = Finding(
      .measured(share: target.share(of: accuracy)),
      "\((accuracy * 100).significant(3)) % of the fifty images are recognised (\(target.scale)).")
    finding.details = [.init(name: "data set", value: data.title)]
    for name in ["learningRate", "weightScale"] {
      finding.details.append(.init(name: name, value: try answer.number(name).significant(3)))
    }
    return finding
  }
}

extension AnswerForm {
  /// What training by a solver answers; how many iterations and hidden units, the student chooses.
  fileprivate static func solverTraining(_ input: Payload) -> AnswerForm {
    var form = histories
    let features = input.tensors["x"]?.shape.last ?? 0
    for (name, images) in [("validationLabels", "xValidation"), ("testLabels", "xTest")] {
      form.expect(name, .I64, shape: [input.tensors[images]?.shape.first ?? 0])
    }
    form.allow("W1", .F32, upTo: features * 4096)
    return form
  }

  /// What overfitting answers.
  fileprivate static var overfitting: AnswerForm {
    var form = histories
    form.expect("learningRate", .F64, shape: [])
    form.expect("weightScale", .F64, shape: [])
    return form
  }

  private static var histories: AnswerForm {
    var form = AnswerForm()
    form.allow("lossHistory", .F64, upTo: 1_000_000)
    form.allow("trainAccuracy", .F64, upTo: 100_000)
    form.allow("validationAccuracy", .F64, upTo: 100_000)
    return form
  }
}
