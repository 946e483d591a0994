import Core
import Presentation

extension ImageLayers {
  /// Statistics of the channels, in training and in prediction.
  func spatialBatchNorm() throws {
    try run.step("Spatial batch normalisation: forward") { content in
      var random = RandomState(seed: 231)
      let x: Tensor<Double> = 4 * random.randn([2, 3, 4, 5]) + 10
      func normalized(_ gamma: [Double], _ beta: [Double]) throws -> Tensor<Double> {
        var input = input(gamma: Tensor(gamma), beta: Tensor(beta))
        input.set("x", x)
        return channels(try out("a2.spatialBatchnorm.forward", input, shape: x.shape))
      }
      content.moments(
        "Channels, in training",
        [
          ("Before", channels(x)),
          ("Behind", try normalized([1, 1, 1], [0, 0, 0])),
          ("Scaled", try normalized([3, 4, 5], [6, 7, 8])),
        ])
      try predict(in: &content)
      content.text(
        "In training, means are those of beta and deviations those of gamma: 0 and 1, and scaled 6, "
          + "7, 8 and 3, 4, 5. In prediction they are near 0 and 1.")
    }
  }

  private func predict(in content: inout StepContent) throws {
    var random = RandomState(seed: 231)
    func images() -> Tensor<Double> { 2.3 * random.randn([10, 4, 11, 12]) + 13 }
    var input = input(gamma: .ones([4]), beta: .zeros([4]))
    for _ in 0..<50 {
      input.set("x", images())
      let answer = try run.call("a2.spatialBatchnorm.forward", input)
      for name in ["mean", "variance"] { input.set(name, try tensor(answer, name, shape: [4])) }
    }
    let x = images()
    input.set("x", x)
    input.texts["mode"] = "test"
    let out = try out("a2.spatialBatchnorm.forward", input, shape: x.shape)
    content.moments(
      "In prediction, after 50 minibatches",
      [("Before", channels(x)), ("Behind", channels(out))])
  }

  func spatialBatchNormBackward() throws {
    try run.step("Spatial batch normalisation: backward") { content in
      try trial("a2.spatialBatchnorm", shape: [2, 3, 4, 5], scaleShape: [3], groups: 1)
        .check(run, in: &content)
      content.text("Errors should lie between 1e-12 and 1e-6.")
    }
  }

  /// Statistics of the groups.
  func groupNorm() throws {
    try run.step("Group normalisation: forward") { content in
      var random = RandomState(seed: 231)
      let x: Tensor<Double> = 4 * random.randn([2, 6, 4, 5]) + 10
      var input = input(gamma: .ones([1, 6, 1, 1]), beta: .zeros([1, 6, 1, 1]))
      input.set("x", x)
      input.set("groups", 2)
      let out = try out("a2.spatialGroupnorm.forward", input, shape: x.shape)
      content.moments(
        "Groups of three channels, two an image",
        [("Before", x.reshaped([4, 60])), ("Behind", out.reshaped([4, 60]))])
      content.text("Each group should have a mean of 0 and a deviation of 1.")
    }
  }

  func groupNormBackward() throws {
    try run.step("Group normalisation: backward") { content in
      try trial(
        "a2.spatialGroupnorm", shape: [2, 6, 4, 5], scaleShape: [1, 6, 1, 1], groups: 2
      ).check(run, in: &content)
      content.text("Errors should lie between 1e-12 and 1e-7.")
    }
  }

  private func trial(
    _ layer: String, shape: [Int], scaleShape: [Int], groups: Int
  ) -> LayerTrial {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = 5 * random.randn(shape) + 12
    var input = input(gamma: random.randn(scaleShape), beta: random.randn(scaleShape))
    input.set("x", x)
    input.set("groups", groups)
    return LayerTrial(layer, input, of: ["x", "gamma", "beta"], upstream: random.randn(shape))
  }

  private func input(gamma: Tensor<Double>, beta: Tensor<Double>) -> Payload {
    var input = Payload(texts: ["mode": "train"])
    input.set("gamma", gamma)
    input.set("beta", beta)
    input.set("mean", Tensor<Double>.zeros([gamma.count]))
    input.set("variance", Tensor<Double>.zeros([gamma.count]))
    return input
  }

  private func out(_ exercise: String, _ input: Payload, shape: [Int]) throws -> Tensor<Double> {
    try tensor(run.call(exercise, input), "out", shape: shape)
  }

  /// A row for each channel, `[C, N · H · W]`.
  private func channels(_ x: Tensor<Double>) -> Tensor<Double> {
    x.transposed([1, 0, 2, 3]).reshaped([x.shape[1], x.count / x.shape[1]])
  }
}
