import Contract1
import Core
package import Judging
import Record

/// The exercise on the softmax loss, in question 3.
package enum Softmax: CheckedExercise {
  package static let id = "a1.softmax"

  package static var checks: [CheckDefinition] {
    [
      CheckDefinition(
        "a1.softmax.naive.loss", "softmaxLossNaive computes the cross-entropy", .output,
        file: file
      ) { try $0.compareLinearLoss("a1.softmax.naive") },
      CheckDefinition(
        "a1.softmax.naive.gradient", "softmaxLossNaive computes the right gradient", .gradient,
        file: file
      ) { try $0.examineLinearGradient("a1.softmax.naive") },
    ] + vectorizedLossChecks("softmax", function: "softmaxLoss", file: file) + [
      CheckDefinition(
        "a1.softmax.stability", "The softmax losses stay finite for large scores", .property,
        file: file, compares: true
      ) { context in
        let one = context.random.linearCase(6, 5, 4, regularization: 0, scale: 500)
        for exercise in ["a1.softmax.naive", "a1.softmax.vectorized"] {
          var finding = try context.compare(exercise, [one], outputs: [Key.loss])
          guard finding.outcome == .measured(share: 1) else {
            // A finite loss has another mistake, which its own check explains.
            let isFinite = finding.facts.allSatisfy {
              if case .output(.notFinite) = $0 { false } else { true }
            }
            finding.facts.insert((isFinite ? Property.differs : .overflows).fact, at: 0)
            finding.facts.append(.output(.exercise(name: exercise)))
            return finding
          }
          // A finite gradient that is wrong has its own check.
          let gradient = try context.call(exercise, one.input).doubles(Key.w.gradient)
          guard gradient.sum().isFinite else {
            return .fail(Property.gradientOverflows.fact, .output(.exercise(name: exercise)))
          }
        }
        return .pass(Property.staysFinite.fact)
      },
      linearTuningCheck(
        "softmax", "tuneSoftmax finds a good classifier",
        loss: file),
    ]
  }
}

/// The possible findings of the check of large scores.
private enum Property: String, CourseProperty {
  static let exercise = Softmax.id

  case staysFinite = "The loss is correct and finite for scores in the thousands."
  case differs = """
    The loss is finite for scores in the thousands, but not correct. If it is wrong for small \
    scores, too, begin there.
    """
  case overflows = """
    The loss is not finite for scores in the thousands. Subtract the maximum of each row of scores \
    before taking the exponential, and do not take the logarithm of a probability, which may be \
    rounded to 0: with s the scores after the subtraction, the loss of an example is log Σ exp(s) − \
    s[y].
    """
  case gradientOverflows = """
    The loss is correct for scores in the thousands, but its gradient is not finite. Compute the \
    probabilities from the scores after the subtraction of each row's maximum, too.
    """
}
