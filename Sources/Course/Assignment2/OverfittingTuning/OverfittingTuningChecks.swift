import Contract2
import Core
import Exchange
package import Judging
import Record

/// The exercise on choosing hyperparameters that overfit fifty images, in question 1.
package enum OverfittingTuning: CheckedExercise {
  package static let id = "a2.overfit"

  package static var checks: [CheckDefinition] {
    [
      overfittingCheck("threeLayers", "three-layer"),
      overfittingCheck("fiveLayers", "five-layer"),
    ]
  }
}

/// Checks that a deep network overfits fifty images with the student's settings.
///
/// The accuracy that counts is that of the reference's network, trained with these settings.
private func overfittingCheck(_ name: String, _ layers: String) -> CheckDefinition {
  CheckDefinition(
    "a2.overfit.\(name)", "The \(layers) network overfits fifty images", .accuracy,
    file: OverfittingTuning.file,
    buildsOn: [FullyConnectedNet.file, FullyConnectedNet.passes, Affine.file, ReLU.file]
  ) { context in
    let data = try context.data()
    guard data.pixels.train.y.count >= 50 else {
      throw GraderFault("'\(data.name)' has fewer than fifty training images")
    }
    let few = LabelledData(
      x: data.pixels.train.x[0..<50], y: Array(data.pixels.train.y.prefix(50)))
    var input = Payload(training: few, validation: data.pixels.validation)
    input.set(.seed, context.random.randint(below: 1 << 30))
    let answer = try context.call("a2.overfit.\(name)", input, form: .overfitting)
    for key in [Key.learningRate, .weightScale] { input.set(key, try answer.number(key)) }
    let trained = try context.expected("a2.overfit.\(name)", input)
    return try context.judgeShare(trained.numbers(.trainAccuracy).max() ?? 0, data, answer)
  }
}

extension CheckContext {
  /// Awards points for the highest training accuracy over all epochs.
  fileprivate func judgeShare(
    _ accuracy: Double, _ data: TrainingData, _ answer: Payload
  ) throws -> Finding {
    let target = try target(of: data.name)
    var finding = Finding(
      .measured(share: target.share(of: accuracy)),
      target.fact(ofTraining: accuracy, examples: 50),
      .accuracy(.dataSet(title: data.title)))
    for key in [Key.learningRate, .weightScale] {
      finding.facts.append(.accuracy(.setting(name: key.name, value: try answer.number(key))))
    }
    return finding
  }
}

extension AnswerForm {
  /// The form of the answer from overfitting.
  fileprivate static var overfitting: AnswerForm {
    var form = histories
    form.expect(.learningRate, .F64, shape: [])
    form.expect(.weightScale, .F64, shape: [])
    return form
  }
}
