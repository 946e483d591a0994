import Contract3
import Core
package import LabKit

extension LSTMStep: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 2, order: 1)

  /// Runs the steps: the next hidden states and cell states, and the gradients.
  package static func steps(_ run: LabRun) throws {
    try run.step("A step of the LSTM: forward pass", asking: ["a3.lstmNets.1"]) { content in
      content.checks = ["a3.lstmStep.forward"]
      var input = Payload()
      input.set(.x, spaced(-0.4, 1.2, [3, 4]))
      input.set(.prevH, spaced(-0.3, 0.7, [3, 5]))
      input.set(.prevC, spaced(-0.4, 0.9, [3, 5]))
      SpacedWeights(wx: -2.1...1.3, wh: -0.7...2.2, b: 0.3...0.7)
        .set(in: &input, features: 4, units: 5, gates: 4)
      let answer = try run.call("a3.lstmStep.states", input)
      content.compare(
        try tensor(answer, .nextH, shape: [3, 5]),
        with: Tensor([
          [0.24635157, 0.28610883, 0.32240467, 0.35525807, 0.38474904],
          [0.49223563, 0.55611431, 0.61507696, 0.66844003, 0.7159181],
          [0.56735664, 0.66310127, 0.74419266, 0.80889665, 0.858299],
        ]), "the next hidden states", below: 1e-7)
      content.compare(
        try tensor(answer, .nextC, shape: [3, 5]),
        with: Tensor([
          [0.32986176, 0.39145139, 0.451556, 0.51014116, 0.56717407],
          [0.66382255, 0.76674007, 0.87195994, 0.97902709, 1.08751345],
          [0.74192008, 0.90592151, 1.07717006, 1.25120233, 1.42395676],
        ]), "the next cell states", below: 1e-7)
    }
    try checkRecurrentGradients(
      run, "A step of the LSTM: backward pass", id,
      [
        .x: [4, 5], .prevH: [4, 6], .prevC: [4, 6], .wx: [5, 24], .wh: [6, 24], .b: [24],
      ], output: [4, 12], below: 1e-6)
  }
}
