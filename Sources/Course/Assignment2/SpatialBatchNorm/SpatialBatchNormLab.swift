import Contract2
import Core
package import LabKit
import Presentation

extension SpatialBatchNorm: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 4, order: 6)

  /// Runs the steps: the layer's forward and backward passes.
  package static func steps(_ run: LabRun) throws {
    let layer = SpatialBatchNormLab(run: run)
    try layer.forward()
    try layer.backward()
  }
}

private struct SpatialBatchNormLab {
  let run: LabRun

  /// Shows the statistics of each channel at training time and at test time.
  func forward() throws {
    try run.step("Spatial batch normalization: forward pass") { content in
      var random = RandomState(seed: 231)
      let x: Tensor<Double> = 4 * random.randn([2, 3, 4, 5]) + 10
      func normalized(_ gamma: [Double], _ beta: [Double]) throws -> Tensor<Double> {
        var input = normalizationInput(gamma: Tensor(gamma), beta: Tensor(beta))
        input.set(.x, x)
        return channels(
          try tensor(run.call("a2.spatialBatchnorm.forward", input), .out, shape: x.shape))
      }
      let plain = try normalized([1, 1, 1], [0, 0, 0])
      let scaled = try normalized([3, 4, 5], [6, 7, 8])
      content.moments(
        "Channels at training time",
        [("Before", channels(x)), ("After", plain), ("Scaled", scaled)])
      content.expectMoments(
        of: "the normalized channels", plain, means: [0, 0, 0], spreads: [1, 1, 1],
        within: 1e-4)
      content.expectMoments(
        of: "the scaled channels", scaled, means: [6, 7, 8], spreads: [3, 4, 5], within: 1e-4)
      try predict(in: &content)
    }
  }

  func backward() throws {
    try run.step("Spatial batch normalization: backward pass") { content in
      try normalizationTrial("a2.spatialBatchnorm", shape: [2, 3, 4, 5], scaleShape: [3])
        .check(run, in: &content, below: 1e-6)
    }
  }

  private func predict(in content: inout StepContent) throws {
    var random = RandomState(seed: 231)
    func images() -> Tensor<Double> { 2.3 * random.randn([10, 4, 11, 12]) + 13 }
    var input = normalizationInput(gamma: .ones([4]), beta: .zeros([4]))
    for _ in 0..<50 {
      input.set(.x, images())
      let answer = try run.call("a2.spatialBatchnorm.forward", input)
      for key in [Key.mean, .variance] { input.set(key, try tensor(answer, key, shape: [4])) }
    }
    let x = images()
    input.set(.x, x)
    input.set(.mode, .test)
    let out = try tensor(run.call("a2.spatialBatchnorm.forward", input), .out, shape: x.shape)
    content.moments(
      "At test time, after 50 minibatches",
      [("Before", channels(x)), ("After", channels(out))])
    content.expectMoments(
      of: "the channels at test time", channels(out), means: [0, 0, 0, 0],
      spreads: [1, 1, 1, 1], within: 0.15)
  }
}
