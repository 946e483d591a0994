/// A checkpoint of a model during training.
///
/// The payload of a checkpoint, and therefore its safetensors file, contains the parameters as
/// `parameters.W1` and so on, the statistics as `statistics.…`, and the history.
public struct SolverCheckpoint<Scalar: TensorScalar>: Sendable, Equatable {
  /// The parameters at the time of the checkpoint.
  public let parameters: NamedTensors<Scalar>
  /// The model's other state, such as running statistics.
  public let statistics: NamedTensors<Scalar>
  /// The losses and accuracies up to the checkpoint.
  public let history: SolverHistory

  init(of model: some TrainableModel<Scalar>, history: SolverHistory) {
    parameters = model.parameters
    statistics = model.statistics
    self.history = history
  }

  /// Reads a checkpoint from a payload.
  ///
  /// - Throws: `PayloadError` if the payload is not a checkpoint with this element type.
  public init(_ payload: Payload) throws(PayloadError) {
    var (parameters, statistics) = (NamedTensors<Scalar>(), NamedTensors<Scalar>())
    // A payload does not preserve the order of its tensors, so a text lists the parameter names in
    // order.
    for name in try payload.text(.parameterNames).split(separator: " ").map(String.init) {
      parameters[name] = try payload.tensor(.parameter(name))
    }
    for name in try payload.text(.statisticNames).split(separator: " ").map(String.init) {
      statistics[name] = try payload.tensor(.statistic(name))
    }
    self.parameters = parameters
    self.statistics = statistics
    var history = SolverHistory()
    history.loss = try payload.numbers(.stepLosses)
    history.trainAccuracy = try payload.numbers(.trainAccuracy)
    history.validationAccuracy = try payload.numbers(.validationAccuracy)
    history.epoch = try payload.int(.epoch)
    history.bestValidationAccuracy = try payload.number(.bestValidationAccuracy)
    self.history = history
  }

  /// The checkpoint as tensors and texts by name.
  public var payload: Payload {
    var payload = Payload()
    for name in parameters.names { payload.set(.parameter(name), parameters[name]) }
    for name in statistics.names { payload.set(.statistic(name), statistics[name]) }
    payload.set(.parameterNames, parameters.names.joined(separator: " "))
    payload.set(.statisticNames, statistics.names.joined(separator: " "))
    payload.set(.stepLosses, history.loss)
    payload.set(.trainAccuracy, history.trainAccuracy)
    payload.set(.validationAccuracy, history.validationAccuracy)
    payload.set(.epoch, history.epoch)
    payload.set(.bestValidationAccuracy, history.bestValidationAccuracy)
    return payload
  }
}

// The names in the file. Only the names of parameters and statistics contain a dot.

extension Key where Value == AnyTensor {
  fileprivate static func parameter(_ name: String) -> Key { .tensor(named: "parameters." + name) }
  fileprivate static func statistic(_ name: String) -> Key { .tensor(named: "statistics." + name) }
}

extension Key where Value == String {
  fileprivate static var parameterNames: Key { .text("parameters") }
  fileprivate static var statisticNames: Key { .text("statistics") }
}

extension Key where Value == [Double] {
  fileprivate static var stepLosses: Key { .numbers("loss") }
}

extension Key where Value == Double {
  fileprivate static var bestValidationAccuracy: Key { .number("bestValidationAccuracy") }
}

extension Key where Value == Int {
  fileprivate static var epoch: Key { .int("epoch") }
}
