package import Core
import Presentation

/// A network with examples, whose gradients a step compares with numerical ones.
package struct NetTrial {
  /// The exercise that computes the loss and its gradients.
  private let exercise: String
  /// Examples, parameters and settings.
  private let input: Payload
  /// The names of the parameters.
  private let names: [String]
  /// The step size of the numerical derivative.
  private let h: Double

  /// Makes a trial.
  package init(exercise: String, input: Payload, names: [String], h: Double = 1e-5) {
    self.exercise = exercise
    self.input = input
    self.names = names
    self.h = h
  }

  /// Shows the loss and the largest relative error of each gradient.
  package func check(_ run: LabRun, in content: inout StepContent, _ title: String) throws {
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
