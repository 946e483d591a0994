import Core
import Presentation

/// Creates a table row for a gradient; it has no relative error if the true gradient is zero.
func gradientRow(
  _ name: String, _ gradient: Tensor<Double>, _ result: GradientCheckResult
) -> [String] {
  let largest = gradient.absolute().scalars.max() ?? 0
  let isZero = largest < 1e-9 && (result.worst.map { abs($0.numerical) < 1e-7 } ?? true)
  let error = isZero ? "zero" : Wording.number(result.maxRelativeError, digits: 2)
  return ["d\(name)", "\(gradient.shape)", Wording.number(largest, digits: 3), error]
}

extension StepContent {
  /// Shows a table of the gradients of a layer or network.
  mutating func gradientTable(
    _ rows: [[String]], _ caption: String = "Your gradients compared with numerical gradients"
  ) {
    table(caption, columns: ["Gradient", "Shape", "Largest", "Relative error"], rows: rows)
  }
}
