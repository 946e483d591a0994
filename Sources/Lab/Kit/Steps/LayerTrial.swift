package import Core

/// A layer and its inputs, for comparing the layer's gradients with numerical gradients.
package struct LayerTrial {
  /// The name of the layer, whose exercises are `<layer>.forward` and `<layer>.backward`.
  private let layer: String
  /// The arguments of the forward pass.
  private let input: Payload
  /// The inputs that have gradients, such as `x`, `w` and `b`.
  private let inputs: [Key<AnyTensor>]
  /// The upstream gradient, with the output's shape.
  private let upstream: Tensor<Double>

  /// Creates a trial from its parts.
  package init(
    _ layer: String, _ input: Payload, of inputs: [Key<AnyTensor>], upstream: Tensor<Double>
  ) {
    self.layer = layer
    self.input = input
    self.inputs = inputs
    self.upstream = upstream
  }

  /// Shows the largest relative error of each gradient, and judges the errors.
  ///
  /// - Parameters:
  ///   - run: The lab run.
  ///   - content: The content of the step.
  ///   - bound: What the errors should be below.
  ///   - caption: The caption of the table.
  /// - Throws: The errors of the calls, and `NotImplemented`.
  package func check(
    _ run: LabRun, in content: inout StepContent, below bound: Double,
    _ caption: String = "Your gradients compared with numerical gradients"
  ) throws {
    if !layer.contains(".given.") { content.checks = ["\(layer).backward"] }
    var backwardInput = input
    backwardInput.set(.upstream, upstream)
    let answer = try run.callForParts("\(layer).backward", backwardInput)
    let written = inputs.filter { answer.texts[$0.gradient.name] == nil }
    let gradients = try written.map { key in
      let value = try input.doubles(key)
      let gradient = try tensor(answer, key.gradient, shape: value.shape)
      let result = try gradientCheck(
        of: { moved in
          var input = input
          input.set(key, moved)
          return try tensor(run.call("\(layer).forward", input), .out, shape: upstream.shape)
        }, at: value, analytic: gradient, upstream: upstream,
        coordinates: run.coordinates(of: value))
      return ComparedGradient(name: key.name, gradient: gradient, result: result)
    }
    try content.judge(gradients, unwritten: answer.texts, below: bound, in: run, caption)
  }
}
