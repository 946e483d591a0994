package import Core
import Presentation

/// A network and examples for comparing the network's gradients with numerical gradients.
package struct NetTrial {
  /// The exercise that computes the loss and its gradients.
  private let exercise: String
  /// The examples, parameters and settings.
  private let input: Payload
  /// The keys of the parameters.
  private let parameters: [Key<AnyTensor>]
  /// The step size h of the numerical gradient.
  private let h: Double

  /// Creates a trial from its parts.
  package init(exercise: String, input: Payload, parameters: [Key<AnyTensor>], h: Double = 1e-5) {
    self.exercise = exercise
    self.input = input
    self.parameters = parameters
    self.h = h
  }

  /// Shows the loss and the largest relative error of each gradient, and judges the errors.
  ///
  /// - Parameters:
  ///   - run: The lab run that calls the exercise.
  ///   - content: The content of the step.
  ///   - title: What is special about the network.
  ///   - published: The loss that the course publishes, with eight digits after the point; if there
  ///     is one, the loss is judged, too.
  ///   - bound: What the largest relative error should be below.
  /// - Throws: The errors of `LabRun.call`.
  package func check(
    _ run: LabRun, in content: inout StepContent, _ title: String, published: Double? = nil,
    below bound: Double
  ) throws {
    let answer = try run.callForParts(exercise, input)
    let loss = try answer.number(.loss)
    let written = parameters.filter { answer.texts[$0.gradient.name] == nil }
    let gradients = try written.enumerated().map { index, key in
      let value = try input.doubles(key)
      let gradient = try tensor(answer, key.gradient, shape: value.shape)
      let result = try run.checkGradient(of: exercise, input, key, gradient, h: h)
      content.progress(index + 1, written.count)
      return ComparedGradient(name: key.name, gradient: gradient, result: result)
    }
    if let published {
      content.expect(
        "\(title): difference from the published loss", abs(loss - published), .below(1e-7),
        digits: 2)
    }
    try content.judge(
      gradients, unwritten: answer.texts, below: bound, in: run,
      "\(title): loss \(Wording.number(loss, digits: 9))")
  }
}
