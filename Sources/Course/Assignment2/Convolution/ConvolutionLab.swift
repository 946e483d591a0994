import Contract2
import Core
import Media
package import LabKit
import Presentation

extension Convolution: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 4, order: 1)

  /// Runs the steps: the layer's forward and backward passes, and the effect of two filters.
  package static func steps(_ run: LabRun) throws {
    try run.lookAtData()
    let layer = ConvolutionLab(run: run)
    try layer.forward()
    try layer.lookAtFilters()
    try layer.backward()
  }
}

private struct ConvolutionLab {
  let run: LabRun

  func forward() throws {
    try run.step("Convolution: forward pass") { content in
      var input = settings(stride: 2, padding: 1)
      input.set(.x, spaced(-0.1, 0.5, [2, 3, 4, 4]))
      input.set(.w, spaced(-0.2, 0.3, [3, 3, 4, 4]))
      input.set(.b, spaced(-0.1, 0.2, [3]))
      let out = try tensor(run.call("a2.conv.forward", input), .out, shape: [2, 3, 2, 2])
      content.compare(
        out, with: Tensor(Self.convolved, shape: [2, 3, 2, 2]), "the output", below: 1e-7)
    }
  }

  /// Applies filters that convert images to grayscale and find horizontal edges.
  func lookAtFilters() throws {
    try run.step("See filters at work") { content in
      let images = run.data.train.images[0..<min(6, run.data.train.count)]
      var filters = Tensor<Double>.zeros([2, 3, 3, 3])
      for (channel, share) in [0.3, 0.6, 0.1].enumerated() { filters[0, channel, 1, 1] = share }
      for (column, weight) in [1.0, 2, 1].enumerated() {
        filters[1, 2, 0, column] = weight
        filters[1, 2, 2, column] = -weight
      }
      var input = settings(stride: 1, padding: 1)
      input.set(.x, Tensor<Double>(planes(images)))
      input.set(.w, filters)
      input.set(.b, Tensor<Double>([0, 128]))
      let (count, height, width) = (images.shape[0], images.shape[1], images.shape[2])
      let out = try tensor(
        run.call("a2.conv.forward", input), .out, shape: [count, 2, height, width])
      content.expect(
        "Relative error compared with Core's convolution",
        relativeError(
          out,
          conv2d(
            try input.doubles(.x), weight: filters, bias: Tensor<Double>([0, 128]),
            Conv2DOptions(padding: 1))), .below(1e-9), digits: 2)
      let seen = out.transposed([0, 2, 3, 1])  // [N, H, W, 2]
      let gray = (0..<2).map { filter in
        let channel = seen[
          ranges: [0..<count, 0..<height, 0..<width, filter..<filter + 1]]
        return bytes(.concatenated([channel, channel, channel], axis: 3))
      }
      content.figure(
        ImageGrid(columns: count, background: gridColor).svg(
          .concatenated([images] + gray, axis: 0), title: "Images, grayscale and edges"),
        "Top: the images. Middle: a filter that computes a weighted sum of red, green and blue, "
          + "which converts the images to grayscale. Bottom: a filter that subtracts the row "
          + "below from the row above in the blue channel, which detects horizontal edges.")
    }
  }

  func backward() throws {
    try run.step("Convolution: backward pass") { content in
      var random = RandomState(seed: 231)
      var input = settings(stride: 1, padding: 1)
      input.set(.x, random.randn([4, 3, 5, 5]) as Tensor<Double>)
      input.set(.w, random.randn([2, 3, 3, 3]) as Tensor<Double>)
      input.set(.b, random.randn([2]) as Tensor<Double>)
      try LayerTrial(
        "a2.conv", input, of: [.x, .w, .b], upstream: random.randn([4, 2, 5, 5])
      ).check(run, in: &content, below: 1e-7)
    }
  }
}

extension ConvolutionLab {
  private func settings(stride: Int, padding: Int) -> Payload {
    var input = Payload()
    input.set(.stride, stride)
    input.set(.padding, padding)
    return input
  }

  /// Converts brightness values to bytes, clipped to 0...255.
  private func bytes(_ brightness: Tensor<Double>) -> Tensor<UInt8> {
    Tensor(
      brightness.scalars.map { UInt8(max(0, min(255, $0.isNaN ? 0 : $0))) },
      shape: brightness.shape)
  }

  /// The published values for convolution.
  private static let convolved = [
    -0.08759809, -0.10987781, -0.18387192, -0.2109216, 0.21027089, 0.21661097, 0.22847626,
    0.23004637, 0.50813986, 0.54309974, 0.64082444, 0.67101435, -0.98053589, -1.03143541,
    -1.19128892, -1.24695841, 0.69108355, 0.66880383, 0.59480972, 0.56776003, 2.36270298,
    2.36904306, 2.38090835, 2.38247847,
  ]
}
