import Core
import LabKit

/// Compares the gradients of a layer that has weights with numerical gradients.
func checkAffineGradients(
  _ run: LabRun, _ title: String, _ layer: String, x shape: [Int], outputs: Int
) throws {
  try run.step(title) { content in
    var random = RandomState(seed: 231)
    var input = Payload()
    input.set(.x, random.randn(shape) as Tensor<Double>)
    input.set(.w, random.randn([shape.dropFirst().reduce(1, *), outputs]) as Tensor<Double>)
    input.set(.b, random.randn([outputs]) as Tensor<Double>)
    try LayerTrial(
      layer, input, of: [.x, .w, .b], upstream: random.randn([shape[0], outputs])
    ).check(run, in: &content, below: 1e-8)
  }
}
