import Core
package import LabKit
import Presentation

extension Affine: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 1, order: 1)

  /// Runs the steps: the layer's output and gradients.
  package static func steps(_ run: LabRun) throws {
    try run.lookAtData()
    try run.step("Affine layer: forward pass") { content in
      var input = Payload()
      input.set(.x, spaced(-0.1, 0.5, [2, 4, 5, 6]))
      input.set(.w, spaced(-0.2, 0.3, [120, 3]))
      input.set(.b, spaced(-0.3, 0.1, [3]))
      let out = try tensor(run.call("a2.affine.forward", input), .out, shape: [2, 3])
      content.compare(
        out,
        with: Tensor([
          [1.49834967, 1.70660132, 1.91485297], [3.25553199, 3.5141327, 3.77273342],
        ]), "the output", below: 1e-8)
    }
    try checkAffineGradients(
      run, "Affine layer: backward pass", "a2.affine", x: [10, 2, 3], outputs: 5)
  }
}
