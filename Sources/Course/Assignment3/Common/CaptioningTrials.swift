import Contract3
import Core
import LabKit

/// Compares the loss of a captioning network with the published one, and its gradients with
/// numerical gradients.
func checkCaptioningLoss(
  _ run: LabRun, _ cell: CellChoice, features: ClosedRange<Double>, published: Double
) throws {
  let name = cell == .rnn ? "vanilla cell" : "LSTM"
  try run.step("Captioning with the \(name): loss") { content in
    content.checks = ["a3.captioning.\(cell.rawValue).loss"]
    let sizes = CaptioningSizes(features: 20, wordSize: 30, units: 40, words: 3)
    var input = sizes.input(cell) { _, shape in spaced(-1.4, 1.3, shape) }
    input.set(.features, spaced(features.lowerBound, features.upperBound, [10, 20]))
    input.set(.captions, Tensor((0..<130).map { $0 % 3 }, shape: [10, 13]))
    let loss = try run.call("a3.captioning.loss", input).number(.loss)
    content.expect(
      "Difference from the published loss", abs(loss - published), .below(1e-9), digits: 2)
  }
  try run.step("Captioning with the \(name): gradients") { content in
    content.checks = ["a3.captioning.\(cell.rawValue).gradient"]
    var random = RandomState(seed: 231)
    let captions = random.randint(below: 3, count: 6)
    let features: Tensor<Double> = random.randn([2, 4])
    let sizes = CaptioningSizes(features: 4, wordSize: 5, units: 6, words: 3)
    var input = sizes.input(cell) { name, shape in
      guard shape.count > 1 else { return .zeros(shape) }
      return random.randn(shape)
        / (name == "W_embed" ? 100 : Double(shape[0]).squareRoot())
    }
    input.set(.features, features)
    input.set(.captions, Tensor(captions, shape: [2, 3]))
    try NetTrial(
      exercise: "a3.captioning.loss", input: input,
      parameters: captioningParameters.map { .tensor(named: $0) }
    ).check(run, in: &content, "Two captions", below: 1e-5)
  }
}
