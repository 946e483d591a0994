import Core
import Media
import Presentation

/// The layers for images one by one.
struct ImageLayers {
  let run: LabRun

  func convForward() throws {
    try run.step("Convolution: forward") { content in
      var input = convInput(stride: 2, padding: 1)
      input.set("x", spaced(-0.1, 0.5, [2, 3, 4, 4]))
      input.set("w", spaced(-0.2, 0.3, [3, 3, 4, 4]))
      input.set("b", spaced(-0.1, 0.2, [3]))
      let out = try tensor(run.call("a2.conv.forward", input), "out", shape: [2, 3, 2, 2])
      content.compare(
        out, with: Tensor(Self.convolved, shape: [2, 3, 2, 2]), "the output", below: 1e-7)
    }
  }

  /// Turns images to grey, and finds horizontal edges.
  func lookAtFilters() throws {
    try run.step("See filters at work") { content in
      let images = run.data.train.images[0..<min(6, run.data.train.count)]
      var filters = Tensor<Double>.zeros([2, 3, 3, 3])
      for (channel, share) in [0.3, 0.6, 0.1].enumerated() { filters[0, channel, 1, 1] = share }
      for (column, weight) in [1.0, 2, 1].enumerated() {
        filters[1, 2, 0, column] = weight
        filters[1, 2, 2, column] = -weight
      }
      var input = convInput(stride: 1, padding: 1)
      input.set("x", Tensor<Double>(planes(images)))
      input.set("w", filters)
      input.set("b", [0.0, 128])
      let (count, height, width) = (images.shape[0], images.shape[1], images.shape[2])
      let out = try tensor(
        run.call("a2.conv.forward", input), "out", shape: [count, 2, height, width])
      let seen = out.transposed([0, 2, 3, 1])  // [N, H, W, 2]
      let grey = (0..<2).map { filter in
        let channel = seen[
          ranges: [0..<count, 0..<height, 0..<width, filter..<filter + 1]]
        return bytes(.concatenated([channel, channel, channel], axis: 3))
      }
      content.figure(
        ImageGrid(columns: count, background: gridColor).svg(
          .concatenated([images] + grey, axis: 0), title: "Images, their grey, and their edges"),
        "Above the images. In the middle a filter that weighs red, green and blue: grey. Below one "
          + "that takes the lower line of the blue channel from the upper one: horizontal edges.")
    }
  }

  func convBackward() throws {
    try run.step("Convolution: backward") { content in
      var random = RandomState(seed: 231)
      var input = convInput(stride: 1, padding: 1)
      input.set("x", random.randn([4, 3, 5, 5]) as Tensor<Double>)
      input.set("w", random.randn([2, 3, 3, 3]) as Tensor<Double>)
      input.set("b", random.randn([2]) as Tensor<Double>)
      try LayerTrial(
        "a2.conv", input, of: ["x", "w", "b"], upstream: random.randn([4, 2, 5, 5])
      ).check(run, in: &content)
      content.text("Errors should be about 1e-8 or less.")
    }
  }

  func poolForward() throws {
    try run.step("Max pooling: forward") { content in
      var input = poolInput()
      input.set("x", spaced(-0.3, 0.4, [2, 3, 4, 4]))
      let out = try tensor(run.call("a2.pool.forward", input), "out", shape: [2, 3, 2, 2])
      content.compare(
        out, with: Tensor(Self.pooled, shape: [2, 3, 2, 2]), "the output", below: 1e-7)
    }
  }

  func poolBackward() throws {
    try run.step("Max pooling: backward") { content in
      var random = RandomState(seed: 231)
      var input = poolInput()
      input.set("x", random.randn([3, 2, 8, 8]) as Tensor<Double>)
      try LayerTrial("a2.pool", input, of: ["x"], upstream: random.randn([3, 2, 4, 4]))
        .check(run, in: &content)
      content.text("It should be about 1e-12.")
    }
  }

  func sandwich() throws {
    try run.step("Convolution, ReLU and pooling: the given sandwich") { content in
      var random = RandomState(seed: 231)
      let side = run.scale.choose(full: 16, quick: 4)
      var input = Payload()
      input.set("x", random.randn([2, 3, side, side]) as Tensor<Double>)
      input.set("w", random.randn([3, 3, 3, 3]) as Tensor<Double>)
      input.set("b", random.randn([3]) as Tensor<Double>)
      try LayerTrial(
        "a2.given.convReLUPool", input, of: ["x", "w", "b"],
        upstream: random.randn([2, 3, side / 2, side / 2])
      ).check(run, in: &content)
      content.text(
        "Errors should be about 1e-8. Convolution and pooling are Core's here, the ReLU is yours.")
    }
  }
}

extension ImageLayers {
  private func convInput(stride: Int, padding: Int) -> Payload {
    var input = Payload()
    input.set("stride", stride)
    input.set("padding", padding)
    return input
  }

  private func poolInput() -> Payload {
    var input = Payload()
    for name in ["height", "width", "stride"] { input.set(name, 2) }
    return input
  }

  /// Brightness as bytes; what is below 0 or above 255 is cut off.
  private func bytes(_ brightness: Tensor<Double>) -> Tensor<UInt8> {
    Tensor(
      brightness.scalars.map { UInt8(max(0, min(255, $0.isNaN ? 0 : $0))) },
      shape: brightness.shape)
  }

  /// What the course publishes of its convolution.
  private static let convolved = [
    -0.08759809, -0.10987781, -0.18387192, -0.2109216, 0.21027089, 0.21661097, 0.22847626,
    0.23004637, 0.50813986, 0.54309974, 0.64082444, 0.67101435, -0.98053589, -1.03143541,
    -1.19128892, -1.24695841, 0.69108355, 0.66880383, 0.59480972, 0.56776003, 2.36270298,
    2.36904306, 2.38090835, 2.38247847,
  ]
  /// What it publishes of its pooling.
  private static let pooled = [
    -0.26315789, -0.24842105, -0.20421053, -0.18947368, -0.14526316, -0.13052632, -0.08631579,
    -0.07157895, -0.02736842, -0.01263158, 0.03157895, 0.04631579, 0.09052632, 0.10526316,
    0.14947368, 0.16421053, 0.20842105, 0.22315789, 0.26736842, 0.28210526, 0.32631579, 0.34105263,
    0.38526316, 0.4,
  ]
}
