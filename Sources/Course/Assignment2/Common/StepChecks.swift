import Contract2
import Core
import Judging
import Record

/// The possible findings of the check of an optimizer.
private enum Property: String, CourseProperty {
  static let exercise = "a2.framework.step"

  case moves = "Each parameter has the right gradient, and SGD moves it by the right amount."
  case isNotSGD = "The optimizer should be SGD."
  case hasNoRate = "With this learning rate, the parameters do not follow the gradient downhill."
  case isCut = """
    No gradient reaches this parameter: every operation from it to the scores must be one on \
    variables.
    """
  case leavesParameters = """
    The optimizer does not move each parameter by its gradient: give it all parameters of the \
    network.
    """
}

/// The learning rate of the step.
private let stepRate = 0.05

/// Checks the optimizer of a network by one step: that it is SGD, and that it moves each parameter
/// against the reference's gradient.
///
/// A network with other scores is judged by the check of the scores. Here, its own gradients count.
///
/// - Parameters:
///   - name: The part of the exercise's name that stands for the network, such as `module`.
///   - title: The name of the function that makes the network and its optimizer.
///   - file: The student's file.
///   - nesterovMomentum: The Nesterov momentum that the exercise asks for, or nil if any is right.
/// - Returns: The check.
func stepCheck(
  _ name: String, _ title: String, file: String, nesterovMomentum: Double? = nil
) -> CheckDefinition {
  let exercise = "a2.framework.\(name).step"
  return CheckDefinition(
    exercise, "\(title) lets SGD update all parameters", .property, file: file, compares: true
  ) { context in
    var network = RandomNetwork(channels: [32, 16], &context.random)
    network.input.set(.learningRate, stepRate)
    let answer = try context.callForShapes(exercise, network.input)
    guard try answer.int(.isSGD) == 1 else { return .fail(Property.isNotSGD.fact) }
    let rate = try answer.number(.ownLearningRate)
    guard rate > 0, rate < 1 else {
      return .fail(
        Property.hasNoRate.fact,
        .exercise(.statistic(name: "learning rate", value: rate, least: 0, most: 1)))
    }
    if let failure = try settingsFailure(answer, nesterovMomentum) { return failure }
    let expected = try context.expected(exercise, network.input)
    let isRight =
      try context.difference(
        answer, expected.part([.scores]), situation: network.situation) == nil
    let gradients = (isRight ? expected : answer).part(networkParameters.map(\.gradient))
    if let wrong = try context.difference(answer, gradients, situation: network.situation) {
      return wrong
    }
    var moved = Payload()
    for key in networkParameters {
      let gradient = try gradients.doubles(key.gradient)
      if gradient.sumOfSquares() == 0 {
        return .fail(Property.isCut.fact, .output(.missing(tensor: key.gradient.name)))
      }
      moved.set(key, try network.moved(key, by: gradient, with: answer))
    }
    guard
      var wrong = try context.difference(
        answer, moved, situation: "\(network.situation), one step at a rate of \(stepRate)")
    else { return .pass(Property.moves.fact) }
    wrong.facts.insert(Property.leavesParameters.fact, at: 0)
    return wrong
  }
}

/// Compares the optimizer's momentum with the one asked for.
private func settingsFailure(_ answer: Payload, _ momentum: Double?) throws -> Finding? {
  guard let momentum else { return nil }
  let settings = [
    (Key.momentum.name, momentum, try answer.number(.momentum)),
    (Key.isNesterov.name, 1, Double(try answer.int(.isNesterov))),
  ]
  for (name, wanted, received) in settings where abs(wanted - received) > 1e-6 {
    return .fail(.exercise(.wrongSetting(name: name, expected: wanted, received: received)))
  }
  return nil
}

extension Payload {
  /// A payload with some of the tensors.
  fileprivate func part(_ keys: [Key<AnyTensor>]) -> Payload {
    var part = Payload()
    for key in keys { part[key] = self[key] }
    return part
  }
}

extension RandomNetwork {
  /// Returns a parameter after one step with the settings of an answer.
  ///
  ///     w - rate (dw + weightDecay w) [1 + momentum, if it is Nesterov's]
  fileprivate func moved(
    _ key: Key<AnyTensor>, by gradient: Tensor<Double>, with answer: Payload
  ) throws -> Tensor<Double> {
    let (w, decay) = (try input.doubles(key), try answer.number(.weightDecay))
    let momentum = try answer.int(.isNesterov) == 1 ? try answer.number(.momentum) : 0
    return w - (gradient + w * decay) * (stepRate * (1 + momentum))
  }
}
