package import Core

/// The weights of a network that was trained elsewhere, as a submission brings them.
package enum SubmittedWeights {
  /// Reads a file of weights.
  ///
  /// - Throws: `SafetensorsError`, before any memory beyond the limits is allocated.
  package static func decode(
    _ bytes: [UInt8], budget: IntakeBudget = IntakeBudget()
  ) throws(SafetensorsError) -> Payload {
    // A network of the course has some dozen tensors. Their names get a few bytes longer in a call.
    let limits = Safetensors.Limits(
      headerBytes: 1 << 18, dataBytes: budget.weightBytes, tensors: 1024, rank: 8, nameBytes: 128)
    return try Safetensors.decode(bytes, limits: limits)
  }
}
