import Contract2
import Core
import Judging
import Record
import Exchange

/// Creates the check that trains a network of the student's choice on pixels and grades its
/// accuracy on unseen images.
func trainingCheck(
  _ id: String, _ title: String, file: String, buildsOn: [String]
) -> CheckDefinition {
  CheckDefinition(id, title, .accuracy, file: file, buildsOn: buildsOn) { context in
    let data = try context.data()
    let (input, probe) = try context.trainingInput(data.pixels)
    let answer = try context.call(id, input, form: .solverTraining(input))
    let finding = try context.judgeAccuracy(
      answer, output: .testLabels, truth: data.pixels.test.y)
    return probe.judge(finding, (try? answer.ints(.validationLabels)) ?? [])
  }
}

extension AnswerForm {
  /// Returns the form of the answer from training with a solver; the student chooses the numbers of
  /// iterations and hidden units.
  static func solverTraining(_ input: Payload) -> AnswerForm {
    var form = histories
    let features = input[.x]?.shape.last ?? 0
    let labels: KeyValuePairs<Key<[Int]>, Key<AnyTensor>> = [
      .validationLabels: .xValidation, .testLabels: .xTest,
    ]
    for (key, images) in labels {
      form.expect(key, .I64, shape: [input[images]?.shape.first ?? 0])
    }
    form.allow(.weights(1), .F32, upTo: features * 4096)
    return form
  }

  /// The form of the loss and accuracy histories of a training run.
  static var histories: AnswerForm {
    var form = AnswerForm()
    form.allow(.lossHistory, .F64, upTo: 1_000_000)
    form.allow(.trainAccuracy, .F64, upTo: 100_000)
    form.allow(.validationAccuracy, .F64, upTo: 100_000)
    return form
  }
}
