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
  ///
  /// - Parameters:
  ///   - gradients: The gradients that are written.
  ///   - unwritten: The tasks of the others, by their names.
  ///   - bound: What the largest relative error should be below.
  ///   - run: The lab run.
  ///   - caption: The caption of the table.
  /// - Throws: `NotImplemented` if nothing is wrong, but a gradient is not written.
  mutating func judge(
    _ gradients: [ComparedGradient], unwritten: [String: String], below bound: Double,
    in run: LabRun, _ caption: String
  ) throws {
    let worst = gradients.max { $0.error < $1.error || $1.error.isNaN }
    table(
      caption + (run.scale == .quick ? ", at a sample of the elements" : ""),
      columns: ["Gradient", "Shape", "Largest", "Relative error"],
      rows: gradients.map(\.row) + unwritten.keys.sorted().map { [$0, "", "", "not written"] })
    if let worst {
      expect(
        "Largest relative error, that of d\(worst.name)", worst.error, .below(bound), digits: 2,
        else: worst.hint)
    }
    if case .wrong = outcome { return }
    try Payload(texts: unwritten).ensureWritten()
  }
}

extension Payload {
  /// Throws `NotImplemented` if a tensor of the answer is not written.
  func ensureWritten() throws {
    guard !texts.isEmpty else { return }
    try todo(texts.sorted { $0.key < $1.key }.map(\.value).joined(separator: "; "))
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
