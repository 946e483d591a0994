import Core
package import Judging
import Exchange
import Record

/// The exercise on training classifiers with image features, in question 5.
package enum FeatureTuning: CheckedExercise {
  package static let id = "a1.features"

  package static var checks: [CheckDefinition] {
    [
      featureCheck(
        "svm", "tuneSVMOnFeatures finds a good SVM",
        form: AnswerForm.linearTuning,
        buildsOn: [file("LinearTuning.swift"), LinearSVM.file, LinearClassifier.file]),
      featureCheck(
        "net", "trainNetOnFeatures trains a good network",
        form: AnswerForm.networkTuning,
        buildsOn: [TwoLayerNet.file, file("TwoLayerNet+Training.swift")]),
    ]
  }
}

private func featureCheck(
  _ name: String, _ title: String,
  form: @escaping @Sendable (Payload) -> AnswerForm, buildsOn: [String]
) -> CheckDefinition {
  CheckDefinition(
    "a1.features.\(name)", title, .accuracy, file: FeatureTuning.file, buildsOn: buildsOn
  ) { context in
    let data = try context.data()
    let (input, probe) = try context.trainingInput(data.features)
    let answer = try context.call("a1.features.\(name)", input, form: form(input))
    var finding = try context.judgeAccuracy(
      answer, output: .testLabels, truth: data.features.test.y)
    finding = probe.judge(finding, selectedBy: answer)
    finding.facts += tuningFacts(answer)
    return finding
  }
}
