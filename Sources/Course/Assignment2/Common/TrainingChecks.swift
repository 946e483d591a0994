import Core
import Judging
import Exchange
import Presentation
import Record

/// Trains a network of the student's choice on pixels, and judges it by images that it has not
/// seen.
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

extension AnswerForm {
  /// What training by a solver answers; how many iterations and hidden units, the student chooses.
  static func solverTraining(_ input: Payload) -> AnswerForm {
    var form = histories
    let features = input.tensors["x"]?.shape.last ?? 0
    for (name, images) in [("validationLabels", "xValidation"), ("testLabels", "xTest")] {
      form.expect(name, .I64, shape: [input.tensors[images]?.shape.first ?? 0])
    }
    form.allow("W1", .F32, upTo: features * 4096)
    return form
  }

  /// The histories of a training.
  static var histories: AnswerForm {
    var form = AnswerForm()
    form.allow("lossHistory", .F64, upTo: 1_000_000)
    form.allow("trainAccuracy", .F64, upTo: 100_000)
    form.allow("validationAccuracy", .F64, upTo: 100_000)
    return form
  }
}
