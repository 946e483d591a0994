package import Core
import Presentation

extension StepContent {
  /// Shows how close a result is to the published values.
  package mutating func compare(
    _ found: Tensor<Double>, with published: Tensor<Double>, _ name: String, below bound: Double
  ) {
    let error = relativeError(found, published)
    facts([("Relative error of \(name)", Wording.number(error, digits: 2))])
    text(
      error < bound
        ? "Correct: the published values have eight digits, so the error cannot be much smaller."
        : "The error should be below \(Wording.number(bound)), but it is not: look for a bug.")
  }

  /// Shows means and standard deviations before and after a normalization layer.
  ///
  /// - Parameters:
  ///   - caption: The caption of the table, which says what the table's rows represent, such as
  ///     features.
  ///   - stages: The stages to compare, each with a name and values of shape `[parts, elements]`.
  package mutating func moments(_ caption: String, _ stages: [(String, Tensor<Double>)]) {
    func text(_ number: Double) -> String {
      Wording.number(abs(number) < 1e-12 ? 0 : number, digits: 5)
    }
    table(
      caption, columns: ["", "Mean", "Standard deviation"],
      rows: stages.flatMap { name, numbers in
        zip(numbers.mean(axis: 1).scalars, numbers.standardDeviation(axis: 1).scalars)
          .enumerated().map { part, moments in
            ["\(name), \(part + 1)", text(moments.0), text(moments.1)]
          }
      })
  }
}
