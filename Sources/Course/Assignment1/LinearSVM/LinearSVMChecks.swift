import Contract1
import Core
package import Judging
import Record

/// The exercise on the loss of a support vector machine (SVM), in question 2.
package enum LinearSVM: CheckedExercise {
  package static let id = "a1.svm"

  package static var checks: [CheckDefinition] {
    [
      CheckDefinition(
        "a1.svm.naive.gradient", "svmLossNaive computes the right gradient", .gradient, file: file
      ) { try $0.examineLinearGradient("a1.svm.naive") }
    ] + vectorizedLossChecks("svm", function: "svmLoss", file: file) + [
      CheckDefinition(
        "a1.svm.accuracy", "LinearSVM trains well with the course's settings", .accuracy,
        file: LinearClassifier.file, buildsOn: [file]
      ) { context in
        let data = try context.data()
        var input = Payload(training: data.pixels.train)
        input.set(.learningRate, 1e-7)
        input.set(.regularization, 2.5e4)
        input.set(.iterations, 1000)
        input.set(.batchSize, 200)
        input.set(.seed, context.random.randint(below: 1 << 30))
        input.set(.xTest, data.pixels.test.x)
        let answer = try context.call(
          "a1.svm.train", input, form: .linearTraining(input, iterations: 1000))
        var finding = try context.judgeAccuracy(
          answer, output: .testLabels, truth: data.pixels.test.y)
        finding.images = WeightImages.templates(answer, of: data)
        return finding
      },
      linearTuningCheck("svm", "tuneSVM finds a good SVM", loss: file),
    ]
  }
}
