import Contract1
import Core
package import Judging
import Presentation
import Record

/// Question 3: the softmax loss.
package enum Softmax: CheckedExercise {
  package static let id = "a1.softmax"

  package static var checks: [CheckDefinition] {
    [
      CheckDefinition(
        "a1.softmax.naive.loss", "softmaxLossNaive computes the cross-entropy", .output,
        file: file
      ) { try $0.compareLinearLoss("a1.softmax.naive") },
      CheckDefinition(
        "a1.softmax.naive.gradient", "softmaxLossNaive has the right gradient", .gradient,
        file: file
      ) { try $0.examineLinearGradient("a1.softmax.naive") },
      CheckDefinition(
        "a1.softmax.stability", "The softmax losses stay finite for large scores", .property,
        file: file, compares: true
      ) { context in
        let one = context.random.linearCase(6, 5, 4, regularization: 0, scale: 500)
        for exercise in ["a1.softmax.naive", "a1.softmax.vectorized"] {
          let finding = try context.compare(exercise, [one], outputs: [Key.loss], success: "")
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
    ] + vectorizedLossChecks("softmax", function: "softmaxLoss", file: file) + [
      linearTuningCheck(
        "softmax", "tuneSoftmax finds a good classifier", what: "The tuned softmax classifier",
        loss: file)
    ]
  }
}
