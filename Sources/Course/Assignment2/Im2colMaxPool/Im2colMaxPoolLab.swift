import Contract2
import Core
package import LabKit

extension Im2colMaxPool: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 4, order: 4)

  /// Runs the step that compares the running times of this layer, of the version with loops, and of
  /// Core's kernel.
  package static func steps(_ run: LabRun) throws {
    let times = LayerTimes(run: run)
    let count = times.count
    try run.step("Make the pooling fast") { content in
      var random = RandomState(seed: 231)
      var input = Payload()
      input.set(.x, random.randn([count, 3, 32, 32]) as Tensor<Float>)
      for key in [Key.height, .width, .stride] { input.set(key, 2) }
      input.set(.upstream, random.randn([count, 3, 16, 16]) as Tensor<Float>)
      try times.compare(
        loops: "a2.pool", core: "a2.given.pool", fast: "a2.fastPool", input, in: &content,
        "\(count) images (32 × 32), 2 × 2 windows")
    }
  }
}
