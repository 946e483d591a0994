import Contract2
import Core
package import LabKit
import Presentation

extension BatchNorm: LabSection {
  /// Where the exercise's steps appear in the labs.
  package static let place = LabPlace(question: 2, order: 1)

  /// Runs the steps: the layer's forward and backward passes, and its effect on training deep
  /// networks.
  package static func steps(_ run: LabRun) throws {
    try run.lookAtData()
    let layer = BatchNormLab(run: run)
    try layer.forwardInTraining()
    try layer.forwardAtTestTime()
    try layer.backward()
    try layer.compareBackwardPasses()
    try checkNormalizedNetworks(
      run, .batch, title: "Deep network with batch normalization: gradients")
    let training = NormalizationTraining(run: run, pixels: try run.pixels(appendingOnes: false))
    try training.compareDeepNetworks()
    try training.compareWeightScales()
    try training.compareBatchSizes(
      .batch, name: "batch normalization", asking: ["a2.normalization.2"])
  }
}

private struct BatchNormLab {
  let run: LabRun

  func forwardInTraining() throws {
    try run.step("Batch normalization: forward pass at training time") { content in
      var random = RandomState(seed: 231)
      let inputs: Tensor<Double> = random.randn([200, 50])
      let x = SmallNetwork(using: &random)(inputs)
      let plain = try normalized(x, gamma: [1, 1, 1], beta: [0, 0, 0])
      let scaled = try normalized(x, gamma: [1, 2, 3], beta: [11, 12, 13])
      content.moments(
        "Features of 200 examples",
        [
          ("Before", x.transposed()),
          ("After", plain.transposed()),
          ("Scaled", scaled.transposed()),
        ])
      content.expectMoments(
        of: "the normalized features", plain.transposed(), means: [0, 0, 0],
        spreads: [1, 1, 1], within: 1e-4)
      content.expectMoments(
        of: "the scaled features", scaled.transposed(), means: [11, 12, 13],
        spreads: [1, 2, 3], within: 1e-4)
      content.text(
        "With gamma = 1, 2, 3 and beta = 11, 12, 13, the means should equal beta, and the "
          + "standard deviations should equal gamma.")
    }
  }

  func forwardAtTestTime() throws {
    try run.step("Batch normalization: forward pass at test time") { content in
      var random = RandomState(seed: 231)
      let network = SmallNetwork(using: &random)
      var input = normalizationInput(gamma: .ones([3]), beta: .zeros([3]))
      for _ in 0..<50 {
        input.set(.x, network(random.randn([200, 50])))
        let answer = try run.call("a2.batchnorm.forward", input)
        for key in [Key.mean, .variance] {
          input.set(key, try tensor(answer, key, shape: [3]))
        }
      }
      input.set(.mode, .test)
      let x = network(random.randn([200, 50]))
      input.set(.x, x)
      let out = try tensor(run.call("a2.batchnorm.forward", input), .out, shape: x.shape)
      content.moments(
        "New examples, after 50 minibatches",
        [("Before", x.transposed()), ("After", out.transposed())])
      content.expectMoments(
        of: "the new examples' features", out.transposed(), means: [0, 0, 0],
        spreads: [1, 1, 1], within: 0.25)
      content.text(
        "They are not as close as at training time, because the running statistics were computed "
          + "from other examples.")
    }
  }

  func backward() throws {
    try run.step("Batch normalization: backward pass") { content in
      try normalizationTrial("a2.batchnorm", shape: [4, 5], scaleShape: [5])
        .check(run, in: &content, below: 1e-7)
    }
  }

  func compareBackwardPasses() throws {
    try run.step("Batch normalization: simplified backward pass") { content in
      var random = RandomState(seed: 231)
      let x: Tensor<Double> = 5 * random.randn([100, 500]) + 12
      var input = normalizationInput(gamma: random.randn([500]), beta: random.randn([500]))
      input.set(.x, x)
      input.set(.upstream, random.randn([100, 500]) as Tensor<Double>)
      let (graph, simplified) = try timedGradients(input)
      for key in [Key.dx, .dgamma, .dbeta] {
        let (a, b) = (try graph.value.doubles(key), try simplified.value.doubles(key))
        guard a.shape == b.shape else {
          throw LabError.unusable(
            what: key.name, expected: "shape \(a.shape)", found: "\(b.shape)")
        }
        content.expect(
          "Norm of the difference between the two \(key.name), divided by their norm",
          relativeNorm(b, from: a), .below(1e-9), digits: 2)
      }
      content.facts([
        (
          "Running time of the forward pass and of batchNormBackward",
          Wording.seconds(graph.seconds)
        ),
        (
          "Running time of the forward pass and of batchNormBackwardSimplified",
          Wording.seconds(simplified.seconds)
        ),
        ("Speedup", Wording.ratio(graph.seconds / max(simplified.seconds, 1e-9))),
      ])
      content.text(
        "The simplified formula needs fewer passes over the elements. The speedup depends on how "
          + "you wrote the two functions.")
    }
  }
}

extension BatchNormLab {
  private typealias Timed = (value: Payload, seconds: Double)

  private func normalized(
    _ x: Tensor<Double>, gamma: [Double], beta: [Double]
  ) throws -> Tensor<Double> {
    var input = normalizationInput(gamma: Tensor(gamma), beta: Tensor(beta))
    input.set(.x, x)
    return try tensor(run.call("a2.batchnorm.forward", input), .out, shape: x.shape)
  }

  /// Computes the gradients through the graph and with the simplified formula, and times both; each
  /// time is the best of ten.
  private func timedGradients(
    _ input: Payload
  ) throws -> (graph: Timed, simplified: Timed) {
    var best: (graph: Timed, simplified: Timed)?
    for _ in 0..<10 {
      let graph = try run.timed { try run.call("a2.batchnorm.backward", input) }
      let short = try run.timed { try run.call("a2.batchnorm.backwardSimplified", input) }
      let former = best ?? (graph, short)
      best = (
        former.graph.seconds < graph.seconds ? former.graph : graph,
        former.simplified.seconds < short.seconds ? former.simplified : short
      )
    }
    return try run.need(best, "the two backward passes")
  }
}
