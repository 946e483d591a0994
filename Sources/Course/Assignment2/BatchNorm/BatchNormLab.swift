import Core
import Presentation

/// Batch and layer normalisation one by one.
struct NormalizationLayers {
  let run: LabRun

  func batchNormTraining() throws {
    try run.step("Batch normalisation: forward in training") { content in
      var random = RandomState(seed: 231)
      let x = activations(random.randn([200, 50]), weights(&random))
      let plain = try batchNorm(x, gamma: [1, 1, 1], beta: [0, 0, 0])
      let scaled = try batchNorm(x, gamma: [1, 2, 3], beta: [11, 12, 13])
      content.moments(
        "Features of 200 examples",
        [
          ("Before", x.transposed()),
          ("Behind", plain.transposed()),
          ("Scaled", scaled.transposed()),
        ])
      content.text(
        "Behind should have means of 0 and deviations of 1; scaled, with gamma 1, 2, 3 and beta 11, "
          + "12, 13, means of beta and deviations of gamma.")
    }
  }

  func batchNormPrediction() throws {
    try run.step("Batch normalisation: forward in prediction") { content in
      var random = RandomState(seed: 231)
      let weights = weights(&random)
      var input = normInput(gamma: [1, 1, 1], beta: [0, 0, 0], mode: "train")
      for _ in 0..<50 {
        input.set("x", activations(random.randn([200, 50]), weights))
        let answer = try run.call("a2.batchnorm.forward", input)
        for name in ["mean", "variance"] {
          input.set(name, try tensor(answer, name, shape: [3]))
        }
      }
      input.texts["mode"] = "test"
      let x = activations(random.randn([200, 50]), weights)
      input.set("x", x)
      let out = try tensor(run.call("a2.batchnorm.forward", input), "out", shape: x.shape)
      content.moments(
        "New examples, after 50 minibatches",
        [("Before", x.transposed()), ("Behind", out.transposed())])
      content.text(
        "Means should be near 0 and deviations near 1, less exactly than in training: the "
          + "statistics are those of other examples.")
    }
  }

  func batchNormBackward() throws {
    try run.step("Batch normalisation: backward") { content in
      try trial("a2.batchnorm").check(run, in: &content)
      content.text("Errors should lie between 1e-13 and 1e-8.")
    }
  }

  func compareBackwardPasses() throws {
    try run.step("Batch normalisation: the simplified backward pass") { content in
      var random = RandomState(seed: 231)
      let x: Tensor<Double> = 5 * random.randn([100, 500]) + 12
      var input = normInput(
        gamma: (random.randn([500]) as Tensor<Double>).scalars,
        beta: (random.randn([500]) as Tensor<Double>).scalars, mode: "train")
      input.set("x", x)
      input.set("upstream", random.randn([100, 500]) as Tensor<Double>)
      let (graph, simplified) = try timedGradients(input)
      content.table(
        "The two against each other", columns: ["Gradient", "Shape", "Relative difference"],
        rows: try ["dx", "dgamma", "dbeta"].map { name in
          let (a, b) = (try graph.value.doubles(name), try simplified.value.doubles(name))
          guard a.shape == b.shape else {
            throw LabError.unusable(what: name, expected: "shape \(a.shape)", found: "\(b.shape)")
          }
          return [name, "\(a.shape)", Wording.number(relativeError(a, b), digits: 2)]
        })
      content.facts([
        ("Forward and along the graph", Wording.seconds(graph.seconds)),
        ("Forward and the short formula", Wording.seconds(simplified.seconds)),
        ("Times as fast", Wording.ratio(graph.seconds / max(simplified.seconds, 1e-9))),
      ])
      content.text(
        "The gradients should agree but for rounding. The short formula makes fewer passes over "
          + "the numbers; how much that is worth depends on how you wrote the two.")
    }
  }

  func checkNetworks(_ normalization: String, title: String) throws {
    try run.step(title) { content in
      for (position, strength) in [0, 3.14].enumerated() {
        try DeepNetTrial(
          normalization: normalization, regularization: strength, position: position
        ).trial.check(run, in: &content, "Regularisation \(Wording.number(strength))")
      }
      content.text(
        normalization == "batch"
          ? "Weights between 1e-4 and 1e-10, gamma and beta about 1e-8. The biases in front of a "
            + "batch normalisation change nothing, so their gradient is zero, and what your code "
            + "has for them is rounding."
          : "Weights between 1e-4 and 1e-10, all others about 1e-8.")
    }
  }

  func layerNormForward() throws {
    try run.step("Layer normalisation: forward", asking: ["batchNorm.3"]) { content in
      var random = RandomState(seed: 231)
      let x = activations(random.randn([4, 50]), weights(&random))
      let plain = try layerNorm(x, gamma: [1, 1, 1], beta: [0, 0, 0])
      let scaled = try layerNorm(x, gamma: [3, 3, 3], beta: [5, 5, 5])
      content.moments(
        "Examples of three features",
        [("Before", x), ("Behind", plain), ("Scaled", scaled)])
      content.text(
        "Now each example has a mean of 0 and a deviation of 1; scaled, with gamma 3 and beta 5, a "
          + "mean of 5 and a deviation of 3.")
    }
  }

  func layerNormBackward() throws {
    try run.step("Layer normalisation: backward") { content in
      try trial("a2.layernorm").check(run, in: &content)
      content.text("Errors should lie between 1e-12 and 1e-8.")
    }
  }
}

extension NormalizationLayers {
  private typealias Timed = (value: Payload, seconds: Double)

  /// Weights of a small random network of 50, 60 and 3 units.
  private func weights(_ random: inout RandomState) -> (Tensor<Double>, Tensor<Double>) {
    (random.randn([50, 60]), random.randn([60, 3]))
  }

  /// What comes out of that network.
  private func activations(
    _ x: Tensor<Double>, _ weights: (Tensor<Double>, Tensor<Double>)
  ) -> Tensor<Double> {
    matmul(Tensor.maximum(matmul(x, weights.0), 0), weights.1)
  }

  private func normInput(gamma: [Double], beta: [Double], mode: String) -> Payload {
    var input = Payload(texts: ["mode": mode])
    input.set("gamma", gamma)
    input.set("beta", beta)
    input.set("mean", Tensor<Double>.zeros([gamma.count]))
    input.set("variance", Tensor<Double>.zeros([gamma.count]))
    return input
  }

  private func batchNorm(
    _ x: Tensor<Double>, gamma: [Double], beta: [Double]
  ) throws -> Tensor<Double> {
    var input = normInput(gamma: gamma, beta: beta, mode: "train")
    input.set("x", x)
    return try tensor(run.call("a2.batchnorm.forward", input), "out", shape: x.shape)
  }

  private func layerNorm(
    _ x: Tensor<Double>, gamma: [Double], beta: [Double]
  ) throws -> Tensor<Double> {
    var input = normInput(gamma: gamma, beta: beta, mode: "train")
    input.set("x", x)
    return try tensor(run.call("a2.layernorm.forward", input), "out", shape: x.shape)
  }

  /// The course's example of a gradient check, `[4, 5]`.
  private func trial(_ layer: String) -> LayerTrial {
    var random = RandomState(seed: 231)
    let x: Tensor<Double> = 5 * random.randn([4, 5]) + 12
    var input = normInput(
      gamma: (random.randn([5]) as Tensor<Double>).scalars,
      beta: (random.randn([5]) as Tensor<Double>).scalars, mode: "train")
    input.set("x", x)
    return LayerTrial(layer, input, of: ["x", "gamma", "beta"], upstream: random.randn([4, 5]))
  }

  /// The gradients along the graph and by the short formula, each with the best of ten times.
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
