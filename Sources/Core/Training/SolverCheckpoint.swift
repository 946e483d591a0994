/// A model on its way through a training, as a safetensors file.
///
/// The file has the parameters as `parameters.W1` and so on, statistics as `statistics.…`, and the
/// history.
public struct SolverCheckpoint<Scalar: TensorScalar>: Sendable, Equatable {
  /// The parameters at that time.
  public let parameters: NamedTensors<Scalar>
  /// What the model had beside the parameters, such as running statistics.
  public let statistics: NamedTensors<Scalar>
  /// What was measured until then.
  public let history: SolverHistory

  init(of model: some TrainableModel<Scalar>, history: SolverHistory) {
    parameters = model.parameters
    statistics = model.statistics
    self.history = history
  }

  /// Reads a checkpoint.
  ///
  /// - Parameter path: The file.
  /// - Throws: `FileError` for a file that is no safetensors, `PayloadError` for one that is no
  ///   checkpoint in this element type.
  public init(reading path: String) throws {
    let payload = try Safetensors.read(path)
    var (parameters, statistics) = (NamedTensors<Scalar>(), NamedTensors<Scalar>())
    // A safetensors header has no order, so the file names the parameters in theirs.
    for name in try payload.text("parameters").split(separator: " ").map(String.init) {
      parameters[name] = try payload.tensor("parameters.\(name)")
    }
    for name in try payload.text("statistics").split(separator: " ").map(String.init) {
      statistics[name] = try payload.tensor("statistics.\(name)")
    }
    self.parameters = parameters
    self.statistics = statistics
    var history = SolverHistory()
    history.loss = try payload.doubles("loss").scalars
    history.trainAccuracy = try payload.doubles("trainAccuracy").scalars
    history.validationAccuracy = try payload.doubles("validationAccuracy").scalars
    history.epoch = try payload.int("epoch")
    history.bestValidationAccuracy = try payload.number("bestValidationAccuracy")
    self.history = history
  }

  /// Writes the checkpoint; the file is replaced as a whole.
  ///
  /// - Parameter path: The file.
  /// - Throws: `FileError` with the system's reason.
  public func write(to path: String) throws(FileError) {
    var payload = Payload()
    for name in parameters.names { payload.set("parameters.\(name)", parameters[name]) }
    for name in statistics.names { payload.set("statistics.\(name)", statistics[name]) }
    payload.texts["parameters"] = parameters.names.joined(separator: " ")
    payload.texts["statistics"] = statistics.names.joined(separator: " ")
    payload.set("loss", history.loss)
    payload.set("trainAccuracy", history.trainAccuracy)
    payload.set("validationAccuracy", history.validationAccuracy)
    payload.set("epoch", history.epoch)
    payload.set("bestValidationAccuracy", history.bestValidationAccuracy)
    try writeCheckpoint(payload, to: path)
  }
}

/// Writes a checkpoint's tensors.
///
/// A solver is compiled into the submission that trains with it, which may not refer to files. Hence this is
/// not inlined, and not generic.
@inline(never)
func writeCheckpoint(_ payload: Payload, to path: String) throws(FileError) {
  try Safetensors.write(payload, to: path)
}
