import Core
package import LabKit
import Presentation

extension ReLU: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 1, order: 2)

  /// Runs the steps: the layer's output and gradient, alone and after an affine layer.
  package static func steps(_ run: LabRun) throws {
    try run.step("ReLU: forward pass") { content in
      var input = Payload()
      input.set(.x, spaced(-0.5, 0.5, [3, 4]))
      let out = try tensor(run.call("a2.relu.forward", input), .out, shape: [3, 4])
      content.compare(
        out,
        with: Tensor([
          [0, 0, 0, 0], [0, 0, 0.04545455, 0.13636364], [0.22727273, 0.31818182, 0.40909091, 0.5],
        ]), "the output", below: 1e-7)
    }
    try run.step("ReLU: backward pass", asking: ["a2.fullyConnectedNets.1"]) { content in
      var random = RandomState(seed: 231)
      var input = Payload()
      input.set(.x, random.randn([10, 10]) as Tensor<Double>)
      try LayerTrial("a2.relu", input, of: [.x], upstream: random.randn([10, 10]))
        .check(run, in: &content, below: 1e-9)
    }
    try checkAffineGradients(
      run,
      "Affine + ReLU: the combined layer", "a2.given.affineReLU", x: [2, 3, 4], outputs: 10)
  }
}
