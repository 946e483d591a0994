import Contract2
import Core

extension TypedPayload {
  /// Replaces a network's parameters with the payload's.
  func replaceParameters(of net: inout some TrainableModel<Scalar>) throws {
    for name in net.parameters.names { net.parameters[name] = try tensor(.tensor(named: name)) }
  }

  /// Returns an answer with the parameters that a network starts with, under the payload's names.
  ///
  /// The tensor of a missing parameter is empty.
  func initialParameters(of net: some TrainableModel<Scalar>) throws -> Payload {
    let parameters = net.parameters
    var answer = Payload()
    for name in try payload.text(.parameterNames).split(separator: " ").map(String.init) {
      let isThere = parameters.names.contains(name)
      answer.set(Key.tensor(named: name), isThere ? parameters[name] : .zeros([0]))
    }
    answer.set(.parameterCount, parameters.names.reduce(0) { $0 + parameters[$1].count })
    return answer
  }

  /// Returns an answer with a network's loss and gradients at the payload's parameters.
  func loss(of net: some TrainableModel<Scalar>) throws -> Payload {
    var net = net
    try replaceParameters(of: &net)
    let data = try data()
    let result = try net.loss(data.x, y: data.y)
    var answer = Payload()
    answer.set(.loss, Double(result.loss))
    for name in result.gradients.names {
      answer.set(Key.tensor(named: name).gradient, result.gradients[name])
    }
    return answer
  }

  /// Returns an answer with the histories of a training run, the predicted labels, and the first
  /// layer's weights.
  func trained(_ net: some TrainableModel<Scalar>, _ history: SolverHistory) throws -> Payload {
    var answer = Payload(history)
    answer.set(.validationLabels, try net.scores(tensor(.xValidation)).argmax(axis: 1))
    answer.set(.testLabels, try net.scores(tensor(.xTest)).argmax(axis: 1))
    answer.set(.weights(1), net.parameters["W1"])
    return answer
  }
}

extension Payload {
  /// Creates an answer with the histories of a training run.
  init(_ history: SolverHistory) {
    self.init()
    set(.lossHistory, Tensor(history.loss))
    set(.trainAccuracy, history.trainAccuracy)
    set(.validationAccuracy, history.validationAccuracy)
  }
}
