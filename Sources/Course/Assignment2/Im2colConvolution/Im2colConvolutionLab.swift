import Contract2
import Core
package import LabKit

extension Im2colConvolution: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 4, order: 3)

  /// Runs the step that compares the running times of this layer, of the version with loops, and of
  /// Core's kernel.
  package static func steps(_ run: LabRun) throws {
    let times = LayerTimes(run: run)
    let count = times.count
    try run.step("Make the convolution fast") { content in
      var random = RandomState(seed: 231)
      var input = Payload()
      input.set(.x, random.randn([count, 3, 31, 31]) as Tensor<Float>)
      input.set(.w, random.randn([25, 3, 3, 3]) as Tensor<Float>)
      input.set(.b, random.randn([25]) as Tensor<Float>)
      input.set(.stride, 2)
      input.set(.padding, 1)
      input.set(.upstream, random.randn([count, 25, 16, 16]) as Tensor<Float>)
      try times.compare(
        loops: "a2.conv", core: "a2.given.conv", fast: "a2.fastConv", input, in: &content,
        "\(count) images (31 × 31), 25 filters (3 × 3), stride 2")
    }
  }
}
