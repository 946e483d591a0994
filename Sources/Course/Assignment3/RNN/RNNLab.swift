import Contract3
import Core
package import LabKit

extension RNN: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 1, order: 2)

  /// Runs the steps: the hidden states of all steps, and the gradients.
  package static func steps(_ run: LabRun) throws {
    try run.step("The vanilla network: forward pass") { content in
      var input = Payload()
      input.set(.x, spaced(-0.1, 0.3, [2, 3, 4]))
      input.set(.h0, spaced(-0.3, 0.1, [2, 5]))
      SpacedWeights(wx: -0.2...0.4, wh: -0.4...0.1, b: -0.7...0.1)
        .set(in: &input, features: 4, units: 5, gates: 1)
      let out = try tensor(run.call("a3.rnn.forward", input), .out, shape: [2, 3, 5])
      content.compare(
        out.reshaped([6, 5]),
        with: Tensor([
          [-0.42070749, -0.27279261, -0.11074945, 0.05740409, 0.22236251],
          [-0.39525808, -0.22554661, -0.0409454, 0.14649412, 0.32397316],
          [-0.42305111, -0.24223728, -0.04287027, 0.15997045, 0.35014525],
          [-0.55857474, -0.39065825, -0.19198182, 0.02378408, 0.23735671],
          [-0.27150199, -0.07088804, 0.13562939, 0.33099728, 0.50158768],
          [-0.51014825, -0.30524429, -0.06755202, 0.17806392, 0.40333043],
        ]), "the hidden states, a row for each step of each sequence", below: 1e-6)
    }
    try checkRecurrentGradients(
      run, "The vanilla network: backward pass", id,
      [.x: [2, 10, 3], .h0: [2, 5], .wx: [3, 5], .wh: [5, 5], .b: [5]], output: [2, 10, 5],
      below: 1e-5)
  }
}
