import Contract2
import Core
package import LabKit
import Presentation

extension BarebonesConvNet: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 5, order: 1)

  /// Runs the steps: the network's scores, and a training run.
  package static func steps(_ run: LabRun) throws {
    try run.shared(ChannelLook())
    try checkScores(run)
    try run.shared(FrameworkTraining.barebones)
  }
}

/// Compares the scores of the student's network with those of Core's kernels.
private func checkScores(_ run: LabRun) throws {
  try run.step("Barebones: the scores") { content in
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = random.randn([4, 3, 8, 6])
    let weights: [Tensor<Double>] = [
      [6, 3, 5, 5], [6], [9, 6, 3, 3], [9], [9 * 8 * 6, 10], [10],
    ]
    .map { 0.1 * random.randn($0) }
    var input = Payload()
    input.set(.x, x)
    let keys: [Key<AnyTensor>] = [.convW1, .convB1, .convW2, .convB2, .fcW, .fcB]
    for (key, weight) in zip(keys, weights) {
      input.set(key, weight)
    }
    let scores = try tensor(
      run.call("a2.framework.barebones.scores", input), .scores, shape: [4, 10])
    let first = conv2d(x, weight: weights[0], bias: weights[1], Conv2DOptions(padding: 2))
    let second = conv2d(
      Tensor.maximum(first, 0), weight: weights[2], bias: weights[3], Conv2DOptions(padding: 1))
    let rows = Tensor.maximum(second, 0).reshaped([4, 9 * 8 * 6])
    let error = relativeError(scores, matmul(rows, weights[4]) + weights[5])
    content.facts([("Shape of the scores", "\(scores.shape)")])
    content.expect(
      "Relative error compared with Core's kernels", error, .below(1e-9), digits: 2,
      else: "Look at the padding and at the order of the operations.")
  }
}
