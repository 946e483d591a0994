import Contract2
import Core
package import LabKit

extension MaxPool: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 4, order: 2)

  /// Runs the steps: the layer's forward and backward passes, alone and after a convolution.
  package static func steps(_ run: LabRun) throws {
    let layer = MaxPoolLab(run: run)
    try layer.forward()
    try layer.backward()
    try layer.sandwich()
  }
}

private struct MaxPoolLab {
  let run: LabRun

  func forward() throws {
    try run.step("Max pooling: forward pass") { content in
      var input = settings
      input.set(.x, spaced(-0.3, 0.4, [2, 3, 4, 4]))
      let out = try tensor(run.call("a2.pool.forward", input), .out, shape: [2, 3, 2, 2])
      content.compare(
        out, with: Tensor(Self.pooled, shape: [2, 3, 2, 2]), "the output", below: 1e-7)
    }
  }

  func backward() throws {
    try run.step("Max pooling: backward pass") { content in
      var random = RandomState(seed: 231)
      var input = settings
      input.set(.x, random.randn([3, 2, 8, 8]) as Tensor<Double>)
      try LayerTrial("a2.pool", input, of: [.x], upstream: random.randn([3, 2, 4, 4]))
        .check(run, in: &content, below: 1e-9)
      // Only where windows overlap can a gradient overwrite another.
      for key in [Key.height, .width] { input.set(key, 3) }
      input.set(.x, random.randn([2, 2, 7, 7]) as Tensor<Double>)
      try LayerTrial("a2.pool", input, of: [.x], upstream: random.randn([2, 2, 3, 3]))
        .check(run, in: &content, below: 1e-9, "The same with 3 × 3 windows that overlap")
    }
  }

  func sandwich() throws {
    try run.step("Convolution + ReLU + pooling: the combined layer") { content in
      var random = RandomState(seed: 231)
      let side = run.scale.choose(full: 16, quick: 4)
      var input = Payload()
      input.set(.x, random.randn([2, 3, side, side]) as Tensor<Double>)
      input.set(.w, random.randn([3, 3, 3, 3]) as Tensor<Double>)
      input.set(.b, random.randn([3]) as Tensor<Double>)
      try LayerTrial(
        "a2.given.convReLUPool", input, of: [.x, .w, .b],
        upstream: random.randn([2, 3, side / 2, side / 2])
      ).check(run, in: &content, below: 1e-6)
      content.checks = ["a2.relu"]
      content.text("The combined layer uses Core's convolution and pooling, and your ReLU.")
    }
  }
}

extension MaxPoolLab {
  private var settings: Payload {
    var input = Payload()
    for key in [Key.height, .width, .stride] { input.set(key, 2) }
    return input
  }

  /// The published values for max pooling.
  private static let pooled = [
    -0.26315789, -0.24842105, -0.20421053, -0.18947368, -0.14526316, -0.13052632, -0.08631579,
    -0.07157895, -0.02736842, -0.01263158, 0.03157895, 0.04631579, 0.09052632, 0.10526316,
    0.14947368, 0.16421053, 0.20842105, 0.22315789, 0.26736842, 0.28210526, 0.32631579, 0.34105263,
    0.38526316, 0.4,
  ]
}
