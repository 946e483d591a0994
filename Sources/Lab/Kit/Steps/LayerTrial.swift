import Core
import Presentation

/// A layer with inputs, whose gradients a step compares with differences.
struct LayerTrial {
  /// The exercises of the forward and of the backward pass.
  let forward: String
  let backward: String
  /// What the forward pass takes.
  let input: Payload
  /// The inputs with gradients, such as `x`, `w` and `b`.
  let names: [String]
  /// The gradient that arrives at the output, in its shape.
  let upstream: Tensor<Double>

  /// A layer of the given name, with exercises `<layer>.forward` and `<layer>.backward`.
  init(_ layer: String, _ input: Payload, of names: [String], upstream: Tensor<Double>) {
    self.init(
      forward: "\(layer).forward", backward: "\(layer).backward", input, of: names,
      upstream: upstream)
  }

  /// A layer whose backward pass has an exercise of its own.
  init(
    forward: String, backward: String, _ input: Payload, of names: [String],
    upstream: Tensor<Double>
  ) {
    (self.forward, self.backward, self.input) = (forward, backward, input)
    (self.names, self.upstream) = (names, upstream)
  }

  /// The gradients that the backward pass gives, under the names `dx` and so on.
  func gradients(_ run: LabRun) throws -> Payload {
    var input = input
    input.set("upstream", upstream)
    return try run.call(backward, input)
  }

  /// Shows the largest relative error of each gradient.
  func check(_ run: LabRun, in content: inout StepContent) throws {
    let answer = try gradients(run)
    let rows = try names.map { name in
      let value = try input.doubles(name)
      let gradient = try tensor(answer, "d\(name)", shape: value.shape)
      let result = try gradientCheck(
        of: { moved in
          var input = input
          input.set(name, moved)
          return try tensor(run.call(forward, input), "out", shape: upstream.shape)
        }, at: value, analytic: gradient, upstream: upstream)
      return gradientRow(name, gradient, result)
    }
    content.gradientTable(rows)
  }
}

/// A network with examples, whose gradients a step compares with differences.
struct NetTrial {
  /// The exercise that gives the loss and its gradients.
  let exercise: String
  /// Examples, parameters and settings.
  let input: Payload
  /// The names of the parameters.
  let names: [String]
  /// How far an element is moved.
  var h = 1e-5

  /// Shows the loss, and the largest relative error of each gradient.
  func check(_ run: LabRun, in content: inout StepContent, _ title: String) throws {
    let answer = try run.call(exercise, input)
    let loss = try answer.number("loss")
    let rows = try names.enumerated().map { index, name in
      let value = try input.doubles(name)
      let gradient = try tensor(answer, "d\(name)", shape: value.shape)
      let result = try gradientCheck(
        of: { moved in
          var input = input
          input.set(name, moved)
          return try run.call(exercise, input).number("loss")
        }, at: value, analytic: gradient, h: h)
      content.progress(index + 1, names.count)
      return gradientRow(name, gradient, result)
    }
    content.gradientTable(rows, "\(title): loss \(Wording.number(loss, digits: 9))")
  }
}

/// A tensor of an answer in the shape that it has to have.
func tensor(_ answer: Payload, _ name: String, shape: [Int]) throws -> Tensor<Double> {
  let tensor = try answer.doubles(name)
  guard tensor.shape == shape else {
    throw LabError.unusable(what: name, expected: "shape \(shape)", found: "\(tensor.shape)")
  }
  return tensor
}

/// Evenly spaced numbers in a shape, as the course's checks take them.
func spaced(_ start: Double, _ end: Double, _ shape: [Int]) -> Tensor<Double> {
  Tensor.linspace(from: start, through: end, count: shape.reduce(1, *)).reshaped(shape)
}

/// A line about a gradient: a truly zero one is rounding, of which a relative error says nothing.
private func gradientRow(
  _ name: String, _ gradient: Tensor<Double>, _ result: GradientCheckResult
) -> [String] {
  let largest = gradient.absolute().scalars.max() ?? 0
  let isZero = largest < 1e-9 && (result.worst.map { abs($0.numerical) < 1e-7 } ?? true)
  let error = isZero ? "zero" : Wording.number(result.maxRelativeError, digits: 2)
  return ["d\(name)", "\(gradient.shape)", Wording.number(largest, digits: 3), error]
}

extension StepContent {
  fileprivate mutating func gradientTable(
    _ rows: [[String]], _ caption: String = "Your gradients against differences"
  ) {
    table(caption, columns: ["Gradient", "Shape", "Largest", "Relative error"], rows: rows)
  }

  /// Shows how close a result is to the numbers that the course publishes.
  mutating func compare(
    _ found: Tensor<Double>, with published: Tensor<Double>, _ name: String, below bound: Double
  ) {
    let error = relativeError(found, published)
    facts([("Relative error of \(name)", Wording.number(error, digits: 2))])
    text(
      error < bound
        ? "Right: the published numbers have eight digits, so it cannot be much smaller."
        : "It should be below \(Wording.number(bound)): look for a mistake.")
  }

  /// Shows means and deviations of the parts that a layer normalises, before it and behind it.
  ///
  /// - Parameters:
  ///   - caption: What the parts are.
  ///   - stages: For each stage its name, and numbers of shape `[parts, elements]`.
  mutating func moments(_ caption: String, _ stages: [(String, Tensor<Double>)]) {
    func text(_ number: Double) -> String {
      Wording.number(abs(number) < 1e-12 ? 0 : number, digits: 5)
    }
    table(
      caption, columns: ["", "Mean", "Deviation"],
      rows: stages.flatMap { name, numbers in
        zip(numbers.mean(axis: 1).scalars, numbers.standardDeviation(axis: 1).scalars)
          .enumerated().map { part, moments in
            ["\(name), \(part + 1)", text(moments.0), text(moments.1)]
          }
      })
  }
}
