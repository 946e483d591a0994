import Core
import Presentation

/// A gradient that was compared with a numerical one.
struct ComparedGradient {
  let name: String
  let gradient: Tensor<Double>
  let result: GradientCheckResult

  /// The largest relative error; zero if the true gradient is zero and only rounding errors remain.
  var error: Double { isZero ? 0 : result.maxRelativeError }

  private var largest: Double { gradient.absolute().scalars.max() ?? 0 }

  private var isZero: Bool {
    largest < 1e-9 && (result.worst.map { abs($0.numerical) < 1e-7 } ?? true)
  }

  /// The row of the table.
  fileprivate var row: [String] {
    [
      "d\(name)", "\(gradient.shape)", Wording.number(largest, digits: 3),
      isZero ? "zero" : Wording.number(error, digits: 2),
    ]
  }
}

extension StepContent {
  /// Shows a table of the gradients of a layer or network, and judges the largest error.
  mutating func judge(
    _ gradients: [ComparedGradient], below bound: Double,
    in run: LabRun, _ caption: String = "Your gradients compared with numerical gradients"
  ) {
    let worst = gradients.max { $0.error < $1.error || $1.error.isNaN }
    table(
      caption + (run.scale == .quick ? ", at a sample of the elements" : ""),
      columns: ["Gradient", "Shape", "Largest", "Relative error"],
      rows: gradients.map(\.row))
    guard let worst else { return }
    expect(
      "Largest relative error, that of d\(worst.name)", worst.error, .below(bound), digits: 2,
      else: worst.hint)
  }
}

extension ComparedGradient {
  /// The element that differs most.
  fileprivate var hint: String {
    guard let worst = result.worst else { return "" }
    let values = [worst.analytic, worst.numerical].map { Wording.number($0, digits: 6) }
    let element = worst.index.isEmpty ? "d\(name)" : "d\(name)\(worst.index)"
    return "\(element) is \(values[0]), but the slope of your own forward pass is \(values[1])."
  }
}
