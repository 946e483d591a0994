import Contract2
import Core
package import LabKit
import Presentation

extension LayerNorm: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 2, order: 2)

  /// Runs the steps: the layer's forward and backward passes, and its effect on training with small
  /// minibatches.
  package static func steps(_ run: LabRun) throws {
    let layer = LayerNormLab(run: run)
    try layer.forward()
    try layer.backward()
    try checkNormalizedNetworks(
      run, .layer, title: "Deep network with layer normalization: gradients")
    try NormalizationTraining(run: run, pixels: try run.pixels(appendingOnes: false))
      .compareBatchSizes(.layer, name: "layer normalization", asking: ["a2.normalization.4"])
  }
}

private struct LayerNormLab {
  let run: LabRun

  func forward() throws {
    try run.step("Layer normalization: forward pass", asking: ["a2.normalization.3"]) { content in
      var random = RandomState(seed: 231)
      let inputs: Tensor<Double> = random.randn([4, 50])
      let x = SmallNetwork(using: &random)(inputs)
      let plain = try normalized(x, gamma: [1, 1, 1], beta: [0, 0, 0])
      let scaled = try normalized(x, gamma: [3, 3, 3], beta: [5, 5, 5])
      content.moments(
        "Examples with three features",
        [("Before", x), ("After", plain), ("Scaled", scaled)])
      content.expectMoments(
        of: "the normalized examples", plain, means: [0, 0, 0, 0], spreads: [1, 1, 1, 1],
        within: 1e-4)
      content.expectMoments(
        of: "the scaled examples", scaled, means: [5, 5, 5, 5], spreads: [3, 3, 3, 3],
        within: 1e-4)
    }
  }

  func backward() throws {
    try run.step("Layer normalization: backward pass") { content in
      try normalizationTrial("a2.layernorm", shape: [4, 5], scaleShape: [5])
        .check(run, in: &content, below: 1e-7)
    }
  }

  private func normalized(
    _ x: Tensor<Double>, gamma: [Double], beta: [Double]
  ) throws -> Tensor<Double> {
    var input = normalizationInput(gamma: Tensor(gamma), beta: Tensor(beta))
    input.set(.x, x)
    return try tensor(run.call("a2.layernorm.forward", input), .out, shape: x.shape)
  }
}
