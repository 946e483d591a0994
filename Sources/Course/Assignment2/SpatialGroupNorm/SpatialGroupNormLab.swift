import Contract2
import Core
package import LabKit
import Presentation

extension SpatialGroupNorm: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 4, order: 7)

  /// Runs the steps: the layer's forward and backward passes.
  package static func steps(_ run: LabRun) throws {
    let layer = SpatialGroupNormLab(run: run)
    try layer.forward()
    try layer.backward()
  }
}

private struct SpatialGroupNormLab {
  let run: LabRun

  /// Shows the statistics of each group.
  func forward() throws {
    try run.step("Group normalization: forward pass") { content in
      var random = RandomState(seed: 231)
      let x: Tensor<Double> = 4 * random.randn([2, 6, 4, 5]) + 10
      var input = normalizationInput(gamma: .ones([1, 6, 1, 1]), beta: .zeros([1, 6, 1, 1]))
      input.set(.x, x)
      input.set(.groups, 2)
      let out = try tensor(run.call("a2.spatialGroupnorm.forward", input), .out, shape: x.shape)
      content.moments(
        "Groups of three channels (two groups per image)",
        [("Before", x.reshaped([4, 60])), ("After", out.reshaped([4, 60]))])
      content.expectMoments(
        of: "the groups", out.reshaped([4, 60]), means: [0, 0, 0, 0], spreads: [1, 1, 1, 1],
        within: 1e-4)
    }
  }

  func backward() throws {
    try run.step("Group normalization: backward pass") { content in
      try normalizationTrial(
        "a2.spatialGroupnorm", shape: [2, 6, 4, 5], scaleShape: [1, 6, 1, 1], groups: 2
      ).check(run, in: &content, below: 1e-6)
    }
  }
}
