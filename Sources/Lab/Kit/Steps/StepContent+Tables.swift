package import Core
import Media
import Presentation

extension Tensor<Double> {
  /// The last column of a matrix of results, with the validation accuracies.
  package var lastColumn: [Double] { transposed().row(shape[1] - 1).scalars }
}

extension StepContent {
  /// Shows elements of an analytic gradient next to the same elements of the numerical gradient,
  /// and judges the largest error.
  package mutating func gradients(
    _ samples: [GradientSample], _ caption: String, below bound: Double
  ) {
    table(
      caption, columns: ["Element", "Yours", "Numerical", "Relative error"],
      rows: samples.map { sample in
        [
          "\(sample.index)", Wording.number(sample.analytic, digits: 7),
          Wording.number(sample.numerical, digits: 7),
          Wording.number(sample.relativeError, digits: 2),
        ]
      })
    let errors = samples.map(\.relativeError)
    let worst = errors.contains(where: \.isNaN) ? .nan : errors.max() ?? .nan
    expect("Largest relative error", worst, .below(bound), digits: 2)
  }

  /// Shows the results of tuning a linear classifier.
  ///
  /// - Parameter results: A matrix `[R, 4]` with a learning rate, a regularization strength, and
  ///   the training and validation accuracy in each row.
  /// - Throws: `LabError` if the results have a different shape.
  package mutating func tuning(linear results: Tensor<Double>) throws {
    let rows = try rows(results, columns: 4)
    let best = rows.indices.max { rows[$0][3] < rows[$1][3] }
    table(
      "Hyperparameters that were tried; the best are highlighted",
      columns: ["Learning rate", "Regularization", "Training", "Validation"],
      rows: rows.map { row in
        row.prefix(2).map { Wording.number($0) } + row.suffix(2).map(Wording.percent)
      }, marked: best)
    var plot = LinePlot(
      title: "Validation accuracy", xLabel: "learning rate", yLabel: "accuracy",
      isXLogarithmic: true)
    var strengths: [Double] = []
    for row in rows where !strengths.contains(row[1]) { strengths.append(row[1]) }
    for strength in strengths {
      let points = rows.filter { $0[1] == strength }.sorted { $0[0] < $1[0] }
      plot.add(
        "regularization \(Wording.number(strength))", x: points.map { $0[0] },
        y: points.map { $0[3] }, style: .lineAndMarkers)
    }
    figure(
      plot,
      "If the learning rate is too low, the model learns slowly. If it is too high, the loss jumps "
        + "around.")
  }

  /// Shows the results of tuning a network.
  ///
  /// - Parameter results: A matrix `[R, 5]` with a number of hidden units, a learning rate, a
  ///   regularization strength, and the training and validation accuracy in each row.
  /// - Throws: `LabError` if the results have a different shape.
  package mutating func tuning(net results: Tensor<Double>) throws {
    let rows = try rows(results, columns: 5)
    table(
      "Hyperparameters that were tried; the best are highlighted",
      columns: ["Hidden units", "Learning rate", "Regularization", "Training", "Validation"],
      rows: rows.map { row in
        row.prefix(3).map { Wording.number($0) } + row.suffix(2).map(Wording.percent)
      }, marked: rows.indices.max { rows[$0][4] < rows[$1][4] })
  }

  private func rows(_ results: Tensor<Double>, columns: Int) throws -> [[Double]] {
    guard results.rank == 2, results.shape[1] == columns else {
      throw LabError.unusable(
        what: "results", expected: "shape [R, \(columns)]", found: "\(results.shape)")
    }
    return (0..<results.shape[0]).map { results.row($0).scalars }
  }
}
