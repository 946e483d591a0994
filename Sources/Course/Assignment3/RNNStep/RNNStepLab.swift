import Contract3
import Core
package import LabKit

extension RNNStep: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 1, order: 1)

  /// Runs the steps: the next hidden states, and the gradients.
  package static func steps(_ run: LabRun) throws {
    try run.step("A step of the vanilla network: forward pass") { content in
      var input = Payload()
      input.set(.x, spaced(-0.4, 0.7, [3, 10]))
      input.set(.prevH, spaced(-0.2, 0.5, [3, 4]))
      SpacedWeights(wx: -0.1...0.9, wh: -0.3...0.7, b: -0.2...0.4)
        .set(in: &input, features: 10, units: 4, gates: 1)
      let out = try tensor(run.call("a3.rnnStep.forward", input), .out, shape: [3, 4])
      content.compare(
        out,
        with: Tensor([
          [-0.58172089, -0.50182032, -0.41232771, -0.31410098],
          [0.66854692, 0.79562378, 0.87755553, 0.92795967],
          [0.97934501, 0.99144213, 0.99646691, 0.99854353],
        ]), "the next hidden states", below: 1e-7)
    }
    try checkRecurrentGradients(
      run, "A step of the vanilla network: backward pass", id,
      [.x: [4, 5], .prevH: [4, 6], .wx: [5, 6], .wh: [6, 6], .b: [6]], output: [4, 6],
      below: 1e-7)
  }
}
