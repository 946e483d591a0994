package import Core

/// A layer with inputs, whose gradients a step compares with numerical ones.
package struct LayerTrial {
  /// The exercises `<layer>.forward` and `<layer>.backward` belong to it.
  private let layer: String
  /// What the forward pass takes.
  private let input: Payload
  /// The inputs with gradients, such as `x`, `w` and `b`.
  private let names: [String]
  /// The gradient that arrives at the output, in its shape.
  private let upstream: Tensor<Double>

  /// Makes a trial of its parts.
  package init(_ layer: String, _ input: Payload, of names: [String], upstream: Tensor<Double>) {
    self.layer = layer
    self.input = input
    self.names = names
    self.upstream = upstream
  }

  /// Shows the largest relative error of each gradient.
  package func check(_ run: LabRun, in content: inout StepContent) throws {
    var backwardInput = input
    backwardInput.set("upstream", upstream)
    let answer = try run.call("\(layer).backward", backwardInput)
    let rows = try names.map { name in
      let value = try input.doubles(name)
      let gradient = try tensor(answer, "d\(name)", shape: value.shape)
      let result = try gradientCheck(
        of: { moved in
          var input = input
          input.set(name, moved)
          return try tensor(run.call("\(layer).forward", input), "out", shape: upstream.shape)
        }, at: value, analytic: gradient, upstream: upstream)
      return gradientRow(name, gradient, result)
    }
    content.gradientTable(rows)
  }
}
