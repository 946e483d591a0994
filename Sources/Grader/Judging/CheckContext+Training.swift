package import Core

extension CheckContext {
  /// Returns the input of a call that trains on examples and predicts the test labels, and the
  /// probe in its validation set.
  ///
  /// - Throws: `PayloadError` if an input is missing.
  package func trainingInput(
    _ data: TrainingData.Split
  ) throws -> (input: Payload, probe: ValidationProbe) {
    var input = Payload(training: data.train, validation: data.validation)
    input.set(.seed, random.randint(below: 1 << 30))
    input.set(.xTest, data.test.x)
    let probe = try ValidationProbe(addingTo: &input, &random)
    return (input, probe)
  }
}
