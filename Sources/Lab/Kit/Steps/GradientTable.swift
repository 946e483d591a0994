import Core
import Presentation

/// A row about a gradient: of one that is truly zero, a relative error says nothing.
func gradientRow(
  _ name: String, _ gradient: Tensor<Double>, _ result: GradientCheckResult
) -> [String] {
  let largest = gradient.absolute().scalars.max() ?? 0
  let isZero = largest < 1e-9 && (result.worst.map { abs($0.numerical) < 1e-7 } ?? true)
  let error = isZero ? "zero" : Wording.number(result.maxRelativeError, digits: 2)
  return ["d\(name)", "\(gradient.shape)", Wording.number(largest, digits: 3), error]
}

extension StepContent {
  /// Shows the rows of a layer's or a network's gradients.
  mutating func gradientTable(
    _ rows: [[String]], _ caption: String = "Your gradients and the numerical ones"
  ) {
    table(caption, columns: ["Gradient", "Shape", "Largest", "Relative error"], rows: rows)
  }
}
