package import Core
import Presentation

extension StepContent {
  /// Judges how close a result is to the published values.
  package mutating func compare(
    _ found: Tensor<Double>, with published: Tensor<Double>, _ name: String, below bound: Double
  ) {
    expect(
      "Relative error of \(name)", relativeError(found, published), .below(bound), digits: 2,
      else: "The published values have eight digits.")
  }

  /// Judges the means and standard deviations of the parts of a tensor.
  ///
  /// - Parameters:
  ///   - name: What the numbers are, such as `the normalized features`.
  ///   - numbers: The values, of shape `[parts, elements]`.
  ///   - means: The mean that each part should have.
  ///   - spreads: The standard deviation that each part should have.
  ///   - distance: How far the means may be off, in standard deviations, and those, as a share.
  package mutating func expectMoments(
    of name: String, _ numbers: Tensor<Double>, means: [Double], spreads: [Double],
    within distance: Double
  ) {
    let found = zip(numbers.mean(axis: 1).scalars, numbers.standardDeviation(axis: 1).scalars)
    var (shift, stretch) = (0.0, 0.0)
    for ((mean, deviation), (wantedMean, wanted)) in zip(found, zip(means, spreads)) {
      shift = worse(shift, abs(mean - wantedMean) / wanted)
      stretch = worse(stretch, abs(deviation / wanted - 1))
    }
    expect("How far the means of \(name) are off", shift, .below(distance), digits: 2)
    expect("How far their standard deviations are off", stretch, .below(distance), digits: 2)
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

/// The larger of two numbers, or NaN if one is.
private func worse(_ a: Double, _ b: Double) -> Double { a.isNaN || b.isNaN ? .nan : max(a, b) }
