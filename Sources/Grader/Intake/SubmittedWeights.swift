package import Core

/// Reads the weights of a trained network that a submission contains.
package enum SubmittedWeights {
  /// Reads a weights file.
  ///
  /// - Throws: `SafetensorsError` if the file is invalid or exceeds a limit; in that case, no
  ///   memory beyond the limits has been allocated.
  package static func decode(
    _ bytes: [UInt8], budget: IntakeBudget = IntakeBudget()
  ) throws(SafetensorsError) -> Payload {
    // The course's networks have a few dozen tensors. When the weights are passed to a call, the
    // names of the tensors get a prefix, so they must be shorter than the format allows.
    let limits = Safetensors.Limits(
      headerBytes: 1 << 18, dataBytes: budget.weightBytes, tensors: 1024, rank: 8, nameBytes: 128)
    return try Safetensors.decode(bytes, limits: limits)
  }
}
